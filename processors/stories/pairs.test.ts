import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAnalyser } from '../../text/analyse.ts';
import { createStories } from './stories.ts';

const folder = process.env['VECHE_EVAL_DATA'];
interface Pair {
  label: 'OK' | 'BAD';
  a: { title: string; text: string };
  b: { title: string; text: string };
}

test.skipIf(folder === undefined).each([
  ['ru', 0.83],
  ['en', 0.93],
])(
  'tells same stories of judged news pairs (%s) with F1 of %d and more (needs VECHE_EVAL_DATA)',
  (language, min) => {
    const lines = readFileSync(join(folder ?? '', 'same-story', `pairs_${language}.jsonl`), 'utf8').split(
      '\n',
    );
    const pairs = lines.filter(Boolean).map((line) => JSON.parse(line) as Pair);
    const analyse = createAnalyser();
    let [right, wrong, missed] = [0, 0, 0];
    for (const { label, a, b } of pairs) {
      const stories = createStories();
      const [one, two] = [a, b].map(({ title, text }, index) => {
        const stems = [...new Set(analyse(`${title}\n${text}`).words.map(({ stem }) => stem))].sort();
        const publishedAt = '2026-11-24T06:00:00.000Z';
        return stories.assign({
          id: String(index),
          kind: 'post',
          text: `${title}\n${text}`,
          publishedAt,
          districtId: null,
          places: [],
          topics: [],
          stems,
        });
      });
      const isFound = one === two;
      if (isFound && label === 'OK') right += 1;
      else if (isFound) wrong += 1;
      else if (label === 'OK') missed += 1;
    }
    expect(pairs.length).toBeGreaterThan(30);
    expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThanOrEqual(min);
  },
);
