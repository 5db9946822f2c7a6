import { expect, test } from 'vitest';
import { createThreadAudit } from '../audit-thread.ts';
import { buildGold, GOLD_REGION, readGold } from './gold.fixture.ts';

const audit = createThreadAudit(GOLD_REGION);

function escalationOf(lines: string) {
  const { input, now } = buildGold(readGold(`# test |  | A\n${lines}`)[0]!, 1);
  return audit(input, now).thread.findings.filter(({ kind }) => kind === 'escalation');
}

test('names what was observed besides the hostile words', () => {
  const [finding] = escalationOf(
    'a 0 Кто скосит траву?\nb>0 1 Не знаю\nA>0 2 Скосим в среду.\nc>0 3 Врёте, идиоты!\nd>3 4 Сам идиот, заткнись\n',
  );
  const rules = finding?.evidence.map(({ rule }) => rule);
  expect(rules).toEqual(
    expect.arrayContaining(['insult', 'back-and-forth', 'newcomers', 'after-the-answer']),
  );
});

test('one angry author among calm ones is no escalation', () => {
  expect(
    escalationOf('a 0 Трава\nb>0 1 Да\nc>0 2 Идиоты, твари!!\nc>0 3 Сволочи, мрази\nb>0 4 Спокойнее\n'),
  ).toEqual([]);
});
