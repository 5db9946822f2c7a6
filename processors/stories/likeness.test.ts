import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFeatures } from './features.ts';
import { createComparer } from './likeness.ts';

const stems = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }), { maxLength: 700 });
const text = fc.record({
  stems,
  headline: fc.option(fc.record({ stems, days: fc.constant<number[]>([]) })),
});

test('likeness lies between 0 and 1, is the same both ways, and 1 for equal texts', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const reader = createFeatures();
      const [one, two] = [reader.of(a.stems, a.headline), reader.of(b.stems, b.headline)];
      const compare = (x: typeof one, y: typeof one) => {
        const comparer = createComparer();
        comparer.set(x);
        return comparer.with(y);
      };
      const there = compare(one, two);
      const back = compare(two, one);
      expect(there.shared).toBe(back.shared);
      expect(there.score).toBeCloseTo(back.score, 5);
      expect(there.score).toBeGreaterThanOrEqual(0);
      expect(there.score).toBeLessThanOrEqual(1.000_01);
      const self = reader.of(a.stems, null);
      if (self.sum > 0) expect(compare(self, self).score).toBeCloseTo(1, 5);
    }),
    { numRuns: 200 },
  );
});

test('a comparer that is set anew knows nothing of the text before', () => {
  const reader = createFeatures();
  const comparer = createComparer();
  const bridge = reader.of(['мост', 'река'], { stems: ['мост'], days: [] });
  const school = reader.of(['школа', 'олимпиада'], { stems: ['школа'], days: [] });
  comparer.set(bridge);
  comparer.with(bridge);
  comparer.set(school);
  expect(comparer.with(bridge).score).toBe(0);
  expect(comparer.with(school).score).toBeCloseTo(1);
});

test('words of one family count in headlines', () => {
  const reader = createFeatures();
  const comparer = createComparer();
  comparer.set(reader.of(['убит', 'аспирантк'], { stems: ['убитому'], days: [] }));
  expect(
    comparer.with(reader.of(['убитого', 'череп'], { stems: ['убитого'], days: [] })).score,
  ).toBeGreaterThan(0.5);
});
