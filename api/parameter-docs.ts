import { BLOCKS, SENTIMENTS } from '../contracts/enriched.ts';
import { CHANNEL_KINDS, NETWORKS, POST_KINDS } from '../contracts/post.ts';

export interface ParameterDoc {
  description: string;
  example?: string | number;
  /** Values of a list parameter; null: any text. Absent: no list. */
  listOf?: readonly string[] | null;
}

const MOMENT = 'UTC, or region time when it has no zone';

/** What the query parameters mean, for the OpenAPI document; the same names mean the same everywhere. */
export const PARAMETER_DOCS: Readonly<Record<string, ParameterDoc>> = {
  from: { description: `Start of the period, included. ${MOMENT}.`, example: '2026-11-17' },
  to: {
    description: `End of the period, not included. ${MOMENT}. Not after today; at most 400 days after from.`,
    example: '2026-11-24T08:00',
  },
  district: { description: 'District ids; `none`: posts without one.', listOf: null, example: 'opochetsky' },
  block: { description: 'Thematic blocks.', listOf: BLOCKS, example: 'housing' },
  topic: {
    description: 'Topic ids; `none`: posts without one.',
    listOf: null,
    example: 'housing-cold-water',
  },
  network: { description: 'Networks.', listOf: NETWORKS, example: 'vk' },
  channel: { description: 'Channel ids, as in posts.', listOf: null, example: '-1' },
  channelKind: { description: 'Kinds of channels.', listOf: CHANNEL_KINDS, example: 'community' },
  body: {
    description: 'Ids of bodies that are responsible or mentioned.',
    listOf: null,
    example: 'pskov-water',
  },
  kind: { description: 'Kinds of posts.', listOf: POST_KINDS, example: 'comment' },
  sentiment: { description: 'Sentiments.', listOf: SENTIMENTS, example: 'negative' },
  appeal: { description: 'Only problems and requests (`true`), or all else (`false`).', example: 'true' },
  story: { description: 'Id of a story.', example: 'vk:-1_15' },
  place: { description: 'Ids of places named in the text.', listOf: null, example: 'opochka' },
  noise: {
    description: 'Absent: without ads, contests, greetings, spam and other regions; `all`: with them.',
    example: 'all',
  },
  q: {
    description:
      'Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, ' +
      'such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`.',
    example: '"нет воды" -горячей',
  },
  rows: { description: 'What each row stands for.', example: 'district' },
  columns: { description: 'What each column stands for; another dimension than the rows.', example: 'block' },
  measure: {
    description: 'What is told of every pair; shares are parts of its posts.',
    example: 'negativeShare',
  },
  what: { description: 'Only words, or only stories.', example: 'word' },
  step: { description: 'Length of a step, by the calendar of the region.', example: 'day' },
  by: { description: 'What each series stands for.', example: 'block' },
  compare: {
    description: 'Adds the same series one period earlier, or the norm of the hour of the week.',
    example: 'norm',
  },
  limit: { description: 'Most items of the answer.' },
  order: { description: 'By publishing time.', example: 'newest' },
  cursor: {
    description: '`next` of the answer before, unchanged.',
    example: 'WzE3NjM5NjQwMDAwMDAsInZrOi0xXzE1Il0',
  },
  finding: { description: 'Only threads with this finding.', example: 'late' },
  state: { description: 'Only alerts in this state.', example: 'alarm' },
  format: { description: 'Form of the answer.' },
  day: { description: 'Day of the region; absent: the last whole day.', example: '2026-11-23' },
  lang: { description: 'Language of the answer.', example: 'ru' },
};
