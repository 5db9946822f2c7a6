import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { createIdFilter } from './id-filter.ts';
import { murmur3 } from './murmur3.ts';

test('never denies an id that it has, however full it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
      fc.array(fc.string()),
      (direct, hashed) => {
        const filter = createIdFilter(4);
        for (const id of direct) filter.add(id);
        for (const id of hashed) filter.addHashes(murmur3(id), crc32(id));
        expect([...direct, ...hashed].filter((id) => !filter.mayHave(id))).toEqual([]);
      },
    ),
  );
});

test('answers "perhaps" for about one in a hundred of the ids that it does not have, when it is full', () => {
  const filter = createIdFilter(20_000);
  for (let index = 0; index < 20_000; index += 1) filter.add(`vk:-98765432_${index}`);
  let wrong = 0;
  for (let index = 0; index < 20_000; index += 1) if (filter.mayHave(`telegram:channel/${index}`)) wrong += 1;
  expect(wrong / 20_000).toBeLessThan(0.02);
});

test('murmur3 gives the published values', () => {
  expect([murmur3(''), murmur3('test'), murmur3('Hello, world!')]).toEqual([0, 0xba6bd213, 0xc0363e43]);
});
