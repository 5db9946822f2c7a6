import type { Labelled } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import { FINDING_KINDS } from '../../contracts/thread.ts';
import { createThreadAudit } from '../audit-thread.ts';
import { makePost } from '../gold/make-post.ts';
import { LANGUAGES } from '../gold/languages.ts';
import { FROZEN_NOISE } from '../gold/noise-frozen.ts';
import { OPEN_NOISE } from '../gold/noise-open.ts';
import { FROZEN_DISTRICTS } from '../gold/places-frozen.ts';
import { OPEN_DISTRICTS } from '../gold/places-open.ts';
import { FROZEN_ANSWERS } from '../threads/gold-frozen-answers.fixture.ts';
import { FROZEN_TALK } from '../threads/gold-frozen-talk.fixture.ts';
import { OPEN_ANSWERS } from '../threads/gold-open-answers.fixture.ts';
import { OPEN_FIFTH } from '../threads/gold-open-fifth.fixture.ts';
import { OPEN_FOURTH } from '../threads/gold-open-fourth.fixture.ts';
import { OPEN_MORE } from '../threads/gold-open-more.fixture.ts';
import { OPEN_PAIRS } from '../threads/gold-open-pairs.fixture.ts';
import { OPEN_TALK } from '../threads/gold-open-talk.fixture.ts';
import { OPEN_THIRD } from '../threads/gold-open-third.fixture.ts';
import { buildGold, GOLD_REGION, readGold } from '../threads/gold.fixture.ts';
import { measuredShare } from './intervals.ts';
import type { Measured, Section } from './measured.ts';

/** All threads whose mistakes were read while the rules were made. */
const OPEN_THREADS = [OPEN_ANSWERS, OPEN_TALK, OPEN_MORE, OPEN_PAIRS, OPEN_THIRD, OPEN_FOURTH, OPEN_FIFTH];

type Label = (post: Post) => Labelled;

/** Districts on trap sentences: an open half that the rules were written beside, and one that was kept aside. */
export function measureDistricts(label: Label): Section {
  const halves = [
    ['open', OPEN_DISTRICTS],
    ['frozen', FROZEN_DISTRICTS],
  ] as const;
  const measured = halves.flatMap(([half, sentences]) => {
    const rows = sentences.map(([text, gold]) => ({ gold, found: label(makePost(text)).districtId }));
    const named = rows.filter(({ found }) => found !== null);
    const meant = rows.filter(({ gold }) => gold !== null);
    const hits = named.filter(({ gold, found }) => gold === found).length;
    return [
      measuredShare(`precision, ${half} half`, hits, named.length),
      measuredShare(`recall, ${half} half`, hits, meant.length),
    ];
  });
  return {
    title: 'Districts',
    how: 'sentences written by hand with the traps of the region; abstaining is right where no district is meant',
    measured,
    peers: ['another task, mentions of places in news (factRuEval): slovnet F1 0.915, PullEnti 0.814'],
  };
}

/** Noise on texts written by hand. */
export function measureNoise(label: Label): Section {
  const halves = [
    ['open', OPEN_NOISE],
    ['second', FROZEN_NOISE],
  ] as const;
  const measured = halves.flatMap(([half, texts]) => {
    const rows = texts.map(([text, gold]) => ({ gold, found: label(makePost(text)).noise }));
    const meant = rows.filter(({ gold }) => gold !== null);
    const hits = meant.filter((row) => row.gold === row.found).length;
    return [
      measuredShare(`precision, ${half} half`, hits, rows.filter(({ found }) => found !== null).length),
      measuredShare(`recall, ${half} half`, hits, meant.length),
    ];
  });
  return {
    title: 'Noise',
    how: 'advertisements, contests, greetings, spam and other regions’ news beside talk that looks alike; both halves by the hand that wrote the rules',
    measured,
    peers: [],
  };
}

/** Languages on sentences written by hand. */
export function measureLanguages(label: Label): Section {
  const rows = LANGUAGES.map(([text, gold]) => ({ gold, found: label(makePost(text)).language }));
  const right = rows.filter(({ gold, found }) => gold === found).length;
  return {
    title: 'Languages',
    how: 'short sentences in Russian, Ukrainian, Belarusian, Tatar, Kazakh, English and others, by the hand that wrote the rules',
    measured: [measuredShare('accuracy', right, rows.length)],
    peers: [
      'on 40 other such sentences: fastText lid.176 40 right, tinyld 39, eld 29, cld3 29, lande 27, franc 21',
    ],
  };
}

/** Findings in threads written by hand, by their kind. */
export function measureAudit(): Section {
  const audit = createThreadAudit(GOLD_REGION);
  const halves = [
    ['open', OPEN_THREADS],
    ['frozen', [FROZEN_ANSWERS, FROZEN_TALK]],
  ] as const;
  const measured = halves.flatMap(([half, sources]): Measured[] => {
    const threads = sources
      .flatMap((source) => readGold(source))
      .map((thread, index) => buildGold(thread, index));
    const rows = threads.map(({ input, now, expected }) => ({
      expected: new Set<string>(expected),
      found: new Set<string>(audit(input, now).thread.findings.map(({ kind }) => kind)),
    }));
    return ['all kinds', ...FINDING_KINDS].flatMap((kind) => {
      const kinds = kind === 'all kinds' ? FINDING_KINDS : [kind];
      const count = (holds: (row: (typeof rows)[number], one: string) => boolean) =>
        rows.reduce((sum, row) => sum + kinds.filter((one) => holds(row, one)).length, 0);
      const hits = count((row, one) => row.expected.has(one) && row.found.has(one));
      return [
        measuredShare(
          `precision, ${kind}, ${half} half`,
          hits,
          count((row, one) => row.found.has(one)),
        ),
        measuredShare(
          `recall, ${kind}, ${half} half`,
          hits,
          count((row, one) => row.expected.has(one)),
        ),
      ];
    });
  });
  return {
    title: 'Audit of replies',
    how: 'threads written by hand; rules were changed on the open half only',
    measured,
    peers: [],
  };
}
