/* Written by scripts/client.ts from /openapi.json: change the API, not this file. */
/* oxlint-disable max-lines */

export type Evidence = { rule: string; quote: string | null; start: number | null; end: number | null };

export type Explain = { posts: string };

export type Meta = {
  freshAt: string | null;
  missingSources: readonly {
    id: string;
    state:
      | 'starting'
      | 'active'
      | 'backing_off'
      | 'quota'
      | 'private'
      | 'no_preview'
      | 'layout_changed'
      | 'dead'
      | 'silent'
      | 'off';
    lastPostAt: string | null;
  }[];
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string | undefined;
  instance?: string | undefined;
  code: string;
  hint?: string | undefined;
  errors?: readonly { field: string; message: string }[] | undefined;
};

export type Post = {
  id: string;
  network:
    | 'vk'
    | 'telegram'
    | 'ok'
    | 'max'
    | 'rss'
    | 'youtube'
    | 'rutube'
    | 'mastodon'
    | 'bluesky'
    | 'forum'
    | 'appeal'
    | 'import';
  kind: 'post' | 'comment' | 'repost' | 'appeal' | 'reply';
  channelId: string;
  channelKind: 'community' | 'media' | 'official' | 'forum' | 'inbox';
  bodyId: string | null;
  parentId: string | null;
  rootId: string | null;
  text: string;
  truncated: boolean;
  url: string | null;
  publishedAt: string;
  edited: boolean;
  editedAt: string | null;
  deletedAt: string | null;
  fetchedAt: string;
  geo: { lat: number; lon: number } | null;
  metrics: {
    views?: number | undefined;
    likes?: number | undefined;
    reposts?: number | undefined;
    comments?: number | undefined;
  };
  language: string;
  noise: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null;
  duplicateOf: string | null;
  clusterId: string;
  similarity: number | null;
  storyId: string;
  places: readonly {
    text: string;
    start: number;
    end: number;
    placeId: string;
    districtId: string | null;
    level: 'region' | 'district' | 'settlement' | 'street' | 'house' | 'object';
    lat: number | null;
    lon: number | null;
    confidence: number;
    evidence: readonly Evidence[];
  }[];
  districtId: string | null;
  districtConfidence: number;
  block: 'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
  blockEvidence: readonly Evidence[];
  topics: readonly { id: string; confidence: number; evidence: readonly Evidence[] }[];
  isAppeal: boolean;
  sentiment: { label: 'negative' | 'neutral' | 'positive'; score: number; evidence: readonly Evidence[] };
  conflict: { score: number; aggression: number; kinds: readonly string[]; evidence: readonly Evidence[] };
  bodies: readonly { id: string; role: 'responsible' | 'mentioned'; evidence: readonly Evidence[] }[];
  version: string;
};

export type Alert = {
  id: string;
  rule: string;
  state: 'alarm' | 'acknowledged' | 'closed' | 'no_data';
  districtId: string;
  block: 'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
  openedAt: string;
  changedAt: string;
  closedAt: string | null;
  observed: number;
  expected: number;
  z: number;
  authors: number;
  channels: number;
  message: { ru: string; en: string };
  acknowledgedBy: string | null;
  note: string | null;
  explain: Explain;
};

export type GetTrendsInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Length of a step, by the calendar of the region. */
  step?: 'hour' | 'day' | 'week' | 'month' | undefined;
  /** What each series stands for. */
  by?:
    | 'total'
    | 'district'
    | 'block'
    | 'topic'
    | 'network'
    | 'channel'
    | 'channelKind'
    | 'sentiment'
    | 'kind'
    | 'body'
    | 'place'
    | undefined;
  /** Adds the same series one period earlier, or the norm of the hour of the week. */
  compare?: 'previous' | 'norm' | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetTrendsAnswer = {
  step: 'hour' | 'day' | 'week' | 'month';
  timezone: string;
  overlap: boolean;
  series: readonly {
    key: string;
    points: readonly { at: string; posts: number; clusters: number; authors: number }[];
    compared?:
      | readonly { at: string; posts: number; low?: number | undefined; high?: number | undefined }[]
      | undefined;
    explain: Explain;
  }[];
  more: number;
  meta: Meta;
};

export type GetHotspotsInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetHotspotsAnswer = {
  from: string;
  to: string;
  normWeeks: number;
  swing: number;
  items: readonly {
    districtId: string;
    block:
      'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
    observed: number;
    expected: number | null;
    z: number | null;
    q: number | null;
    voices: { observed: number; expected: number | null; z: number | null; q: number | null };
    campaign: boolean;
    gi: number | null;
    authors: number;
    channels: number;
    clusters: number;
    previous: number;
    why: { ru: string; en: string };
    explain: Explain;
  }[];
  next: string | null;
  meta: Meta;
};

export type GetPostsInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
  /** By publishing time. */
  order?: 'newest' | 'oldest' | undefined;
  /** `next` of the answer before, unchanged. */
  cursor?: string | undefined;
};

export type GetPostsAnswer = { items: readonly Post[]; next: string | null; meta: Meta };

export type PostPostsInput = {
  /** The same key again is the same post. Absent: the same content on the same day is. */
  'idempotency-key'?: string | undefined;
  body: {
    /** An appeal of a person, or anything else. */
    network?: 'appeal' | 'import' | undefined;
    /** Masked before it is kept. */
    text: string;
    /** UTC, or region time when it has no zone; null: now. */
    publishedAt?: string | null | undefined;
    /** Where it came in. */
    channelId?: string | undefined;
    url?: string | null | undefined;
    geo?: { lat: number; lon: number } | null | undefined;
  };
};

export type PostPostsAnswer = {
  id: string;
  network:
    | 'vk'
    | 'telegram'
    | 'ok'
    | 'max'
    | 'rss'
    | 'youtube'
    | 'rutube'
    | 'mastodon'
    | 'bluesky'
    | 'forum'
    | 'appeal'
    | 'import';
  kind: 'post' | 'comment' | 'repost' | 'appeal' | 'reply';
  channelId: string;
  channelKind: 'community' | 'media' | 'official' | 'forum' | 'inbox';
  bodyId: string | null;
  parentId: string | null;
  rootId: string | null;
  text: string;
  truncated: boolean;
  url: string | null;
  publishedAt: string;
  edited: boolean;
  editedAt: string | null;
  deletedAt: string | null;
  fetchedAt: string;
  geo: { lat: number; lon: number } | null;
  metrics: {
    views?: number | undefined;
    likes?: number | undefined;
    reposts?: number | undefined;
    comments?: number | undefined;
  };
  language: string;
  noise: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null;
  duplicateOf: string | null;
  clusterId: string;
  similarity: number | null;
  storyId: string;
  places: readonly {
    text: string;
    start: number;
    end: number;
    placeId: string;
    districtId: string | null;
    level: 'region' | 'district' | 'settlement' | 'street' | 'house' | 'object';
    lat: number | null;
    lon: number | null;
    confidence: number;
    evidence: readonly Evidence[];
  }[];
  districtId: string | null;
  districtConfidence: number;
  block: 'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
  blockEvidence: readonly Evidence[];
  topics: readonly { id: string; confidence: number; evidence: readonly Evidence[] }[];
  isAppeal: boolean;
  sentiment: { label: 'negative' | 'neutral' | 'positive'; score: number; evidence: readonly Evidence[] };
  conflict: { score: number; aggression: number; kinds: readonly string[]; evidence: readonly Evidence[] };
  bodies: readonly { id: string; role: 'responsible' | 'mentioned'; evidence: readonly Evidence[] }[];
  version: string;
};

export type GetPostsExportInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Form of the answer. */
  format?: 'jsonl' | 'csv' | 'xlsx' | undefined;
  /** Language of the answer. */
  lang?: 'ru' | 'en' | undefined;
  /** What the file says about itself: filters, period, time zone, how it is counted. */
  about?: 'true' | 'false' | undefined;
};

export type GetPostsExportAnswer = Response;

export type GetTrendsExportInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Length of a step, by the calendar of the region. */
  step?: 'hour' | 'day' | 'week' | 'month' | undefined;
  /** What each series stands for. */
  by?:
    | 'total'
    | 'district'
    | 'block'
    | 'topic'
    | 'network'
    | 'channel'
    | 'channelKind'
    | 'sentiment'
    | 'kind'
    | 'body'
    | 'place'
    | undefined;
  /** Adds the same series one period earlier, or the norm of the hour of the week. */
  compare?: 'previous' | 'norm' | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
  /** Form of the answer. */
  format?: 'csv' | 'xlsx' | undefined;
  /** Language of the answer. */
  lang?: 'ru' | 'en' | undefined;
  /** What the file says about itself: filters, period, time zone, how it is counted. */
  about?: 'true' | 'false' | undefined;
};

export type GetTrendsExportAnswer = Response;

export type GetHotspotsExportInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
  /** Form of the answer. */
  format?: 'csv' | 'xlsx' | undefined;
  /** Language of the answer. */
  lang?: 'ru' | 'en' | undefined;
  /** What the file says about itself: filters, period, time zone, how it is counted. */
  about?: 'true' | 'false' | undefined;
};

export type GetHotspotsExportAnswer = Response;

export type GetStoriesExportInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Form of the answer. */
  format?: 'csv' | 'xlsx' | undefined;
  /** Language of the answer. */
  lang?: 'ru' | 'en' | undefined;
  /** What the file says about itself: filters, period, time zone, how it is counted. */
  about?: 'true' | 'false' | undefined;
};

export type GetStoriesExportAnswer = Response;

export type GetConflictsExportInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Only threads with this finding. */
  finding?:
    | 'none'
    | 'late'
    | 'template'
    | 'foreign'
    | 'rude'
    | 'blame'
    | 'ping_pong'
    | 'closed'
    | 'escalation'
    | undefined;
  /** Form of the answer. */
  format?: 'csv' | 'xlsx' | undefined;
  /** Language of the answer. */
  lang?: 'ru' | 'en' | undefined;
  /** What the file says about itself: filters, period, time zone, how it is counted. */
  about?: 'true' | 'false' | undefined;
};

export type GetConflictsExportAnswer = Response;

export type GetPostsByIdInput = {
  /** Id of the post, percent-encoded. */
  id: string;
};

export type GetPostsByIdAnswer = {
  id: string;
  network:
    | 'vk'
    | 'telegram'
    | 'ok'
    | 'max'
    | 'rss'
    | 'youtube'
    | 'rutube'
    | 'mastodon'
    | 'bluesky'
    | 'forum'
    | 'appeal'
    | 'import';
  kind: 'post' | 'comment' | 'repost' | 'appeal' | 'reply';
  channelId: string;
  channelKind: 'community' | 'media' | 'official' | 'forum' | 'inbox';
  bodyId: string | null;
  parentId: string | null;
  rootId: string | null;
  text: string;
  truncated: boolean;
  url: string | null;
  publishedAt: string;
  edited: boolean;
  editedAt: string | null;
  deletedAt: string | null;
  fetchedAt: string;
  geo: { lat: number; lon: number } | null;
  metrics: {
    views?: number | undefined;
    likes?: number | undefined;
    reposts?: number | undefined;
    comments?: number | undefined;
  };
  language: string;
  noise: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null;
  duplicateOf: string | null;
  clusterId: string;
  similarity: number | null;
  storyId: string;
  places: readonly {
    text: string;
    start: number;
    end: number;
    placeId: string;
    districtId: string | null;
    level: 'region' | 'district' | 'settlement' | 'street' | 'house' | 'object';
    lat: number | null;
    lon: number | null;
    confidence: number;
    evidence: readonly Evidence[];
  }[];
  districtId: string | null;
  districtConfidence: number;
  block: 'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
  blockEvidence: readonly Evidence[];
  topics: readonly { id: string; confidence: number; evidence: readonly Evidence[] }[];
  isAppeal: boolean;
  sentiment: { label: 'negative' | 'neutral' | 'positive'; score: number; evidence: readonly Evidence[] };
  conflict: { score: number; aggression: number; kinds: readonly string[]; evidence: readonly Evidence[] };
  bodies: readonly { id: string; role: 'responsible' | 'mentioned'; evidence: readonly Evidence[] }[];
  version: string;
  meta: Meta;
};

export type PostCallbackBySourceInput = {
  /** Id of the source in the settings. */
  source: string;
  body: {
    /** Kind of the event, or `confirmation`. */
    type: string;
    /** Community that sends it. */
    group_id: number;
    /** Secret key of the Callback API settings. */
    secret?: string | undefined;
    /** The same event again changes nothing. */
    event_id?: string | undefined;
  };
};

export type PostCallbackBySourceAnswer = Response;

export type PostMaxUpdatesBySourceInput = {
  /** Id of the source in the settings. */
  source: string;
  /** Secret of the subscription. */
  'x-max-bot-api-secret'?: string | undefined;
  body: {
    /** Kind of the update. */
    update_type: string;
    /** Milliseconds since 1970. */
    timestamp: number;
  };
};

export type PostMaxUpdatesBySourceAnswer = { success: boolean };

export type GetPostsByIdCorrectionsInput = {
  /** Id of the post, percent-encoded. */
  id: string;
};

export type GetPostsByIdCorrectionsAnswer = {
  /** Rises with every correction and every undo; 0: never corrected. */
  version: number;
  labels: {
    /** District; null: of none. */
    districtId?: string | null | undefined;
    /** Thematic block; with a topic alone it is that of the topic. */
    block?:
      | 'housing'
      | 'waste'
      | 'energy'
      | 'education'
      | 'health'
      | 'roads'
      | 'transport'
      | 'social'
      | 'other'
      | undefined;
    /** First topic; null: of none. */
    topic?: string | null | undefined;
    /** Kind of noise; null: it counts. */
    noise?: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null | undefined;
    /** Whether it is a problem or a request. */
    isAppeal?: boolean | undefined;
  };
  items: readonly {
    number: number;
    by: string;
    at: string;
    note: string | null;
    set: {
      /** District; null: of none. */
      districtId?: string | null | undefined;
      /** Thematic block; with a topic alone it is that of the topic. */
      block?:
        | 'housing'
        | 'waste'
        | 'energy'
        | 'education'
        | 'health'
        | 'roads'
        | 'transport'
        | 'social'
        | 'other'
        | undefined;
      /** First topic; null: of none. */
      topic?: string | null | undefined;
      /** Kind of noise; null: it counts. */
      noise?: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null | undefined;
      /** Whether it is a problem or a request. */
      isAppeal?: boolean | undefined;
    };
    before: {
      /** District; null: of none. */
      districtId?: string | null | undefined;
      /** Thematic block; with a topic alone it is that of the topic. */
      block?:
        | 'housing'
        | 'waste'
        | 'energy'
        | 'education'
        | 'health'
        | 'roads'
        | 'transport'
        | 'social'
        | 'other'
        | undefined;
      /** First topic; null: of none. */
      topic?: string | null | undefined;
      /** Kind of noise; null: it counts. */
      noise?: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null | undefined;
      /** Whether it is a problem or a request. */
      isAppeal?: boolean | undefined;
    };
    undoneBy: string | null;
    undoneAt: string | null;
  }[];
  next: string | null;
};

export type PostPostsByIdCorrectionsInput = {
  /** Id of the post, percent-encoded. */
  id: string;
  body: {
    /** District; null: of none. */
    districtId?: string | null | undefined;
    /** Thematic block; with a topic alone it is that of the topic. */
    block?:
      | 'housing'
      | 'waste'
      | 'energy'
      | 'education'
      | 'health'
      | 'roads'
      | 'transport'
      | 'social'
      | 'other'
      | undefined;
    /** First topic; null: of none. */
    topic?: string | null | undefined;
    /** Kind of noise; null: it counts. */
    noise?: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null | undefined;
    /** Whether it is a problem or a request. */
    isAppeal?: boolean | undefined;
    /** Why; kept with the correction. */
    note?: string | null | undefined;
    /** The version that you have seen: another one is answered 409. Absent: whatever it is. */
    version?: number | undefined;
  };
};

export type PostPostsByIdCorrectionsAnswer = {
  post: Post;
  /** Rises with every correction and every undo; 0: never corrected. */
  version: number;
  labels: {
    /** District; null: of none. */
    districtId?: string | null | undefined;
    /** Thematic block; with a topic alone it is that of the topic. */
    block?:
      | 'housing'
      | 'waste'
      | 'energy'
      | 'education'
      | 'health'
      | 'roads'
      | 'transport'
      | 'social'
      | 'other'
      | undefined;
    /** First topic; null: of none. */
    topic?: string | null | undefined;
    /** Kind of noise; null: it counts. */
    noise?: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null | undefined;
    /** Whether it is a problem or a request. */
    isAppeal?: boolean | undefined;
  };
  undo: string | null;
};

export type PostPostsByIdCorrectionsUndoInput = {
  /** Id of the post, percent-encoded. */
  id: string;
  body: {
    /** The version that you have seen: another one is answered 409. Absent: whatever it is. */
    version?: number | undefined;
  };
};

export type PostPostsByIdCorrectionsUndoAnswer = {
  post: Post;
  /** Rises with every correction and every undo; 0: never corrected. */
  version: number;
  labels: {
    /** District; null: of none. */
    districtId?: string | null | undefined;
    /** Thematic block; with a topic alone it is that of the topic. */
    block?:
      | 'housing'
      | 'waste'
      | 'energy'
      | 'education'
      | 'health'
      | 'roads'
      | 'transport'
      | 'social'
      | 'other'
      | undefined;
    /** First topic; null: of none. */
    topic?: string | null | undefined;
    /** Kind of noise; null: it counts. */
    noise?: 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | null | undefined;
    /** Whether it is a problem or a request. */
    isAppeal?: boolean | undefined;
  };
  undo: string | null;
};

export type GetThreadsByIdInput = {
  /** Id of the root post, percent-encoded. */
  id: string;
};

export type GetThreadsByIdAnswer = {
  thread: {
    rootId: string;
    channelId: string;
    districtId: string | null;
    heat: number;
    findings: readonly {
      kind:
        'none' | 'late' | 'template' | 'foreign' | 'rude' | 'blame' | 'ping_pong' | 'closed' | 'escalation';
      postId: string;
      evidence: readonly Evidence[];
    }[];
  };
  posts: readonly Post[];
  next: string | null;
  meta: Meta;
};

export type GetStoriesInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetStoriesAnswer = {
  items: readonly {
    id: string;
    title: string;
    firstAt: string;
    lastAt: string;
    posts: number;
    clusters: number;
    channels: number;
    networks: readonly string[];
    districtId: string | null;
    block: string;
    explain: Explain;
  }[];
  next: string | null;
  meta: Meta;
};

export type GetConflictsInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Only threads with this finding. */
  finding?:
    | 'none'
    | 'late'
    | 'template'
    | 'foreign'
    | 'rude'
    | 'blame'
    | 'ping_pong'
    | 'closed'
    | 'escalation'
    | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
  /** `next` of the answer before, unchanged. */
  cursor?: string | undefined;
};

export type GetConflictsAnswer = {
  items: readonly {
    rootId: string;
    channelId: string;
    districtId: string | null;
    heat: number;
    findings: readonly {
      kind:
        'none' | 'late' | 'template' | 'foreign' | 'rude' | 'blame' | 'ping_pong' | 'closed' | 'escalation';
      postId: string;
      evidence: readonly Evidence[];
    }[];
    rootText: string;
    block: string;
    at: string;
    lastPostAt: string;
    posts: number;
  }[];
  next: string | null;
  meta: Meta;
};

export type GetFacetsInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetFacetsAnswer = {
  total: number;
  facets: Record<
    'district' | 'block' | 'topic' | 'network' | 'channel' | 'kind' | 'sentiment',
    readonly { value: string; posts: number }[]
  >;
  meta: Meta;
};

export type GetPivotInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** What each row stands for. */
  rows:
    | 'district'
    | 'block'
    | 'topic'
    | 'network'
    | 'channel'
    | 'channelKind'
    | 'kind'
    | 'sentiment'
    | 'noise'
    | 'body'
    | 'place'
    | 'hourOfDay'
    | 'weekday'
    | 'day'
    | 'week'
    | 'month';
  /** What each column stands for; another dimension than the rows. */
  columns:
    | 'district'
    | 'block'
    | 'topic'
    | 'network'
    | 'channel'
    | 'channelKind'
    | 'kind'
    | 'sentiment'
    | 'noise'
    | 'body'
    | 'place'
    | 'hourOfDay'
    | 'weekday'
    | 'day'
    | 'week'
    | 'month';
  /** What is told of every pair; shares are parts of its posts. */
  measure?:
    | 'posts'
    | 'clusters'
    | 'authors'
    | 'appeals'
    | 'negativeShare'
    | 'hostileShare'
    | 'meanSentiment'
    | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetPivotAnswer = {
  rows:
    | 'district'
    | 'block'
    | 'topic'
    | 'network'
    | 'channel'
    | 'channelKind'
    | 'kind'
    | 'sentiment'
    | 'noise'
    | 'body'
    | 'place'
    | 'hourOfDay'
    | 'weekday'
    | 'day'
    | 'week'
    | 'month';
  columns:
    | 'district'
    | 'block'
    | 'topic'
    | 'network'
    | 'channel'
    | 'channelKind'
    | 'kind'
    | 'sentiment'
    | 'noise'
    | 'body'
    | 'place'
    | 'hourOfDay'
    | 'weekday'
    | 'day'
    | 'week'
    | 'month';
  measure: 'posts' | 'clusters' | 'authors' | 'appeals' | 'negativeShare' | 'hostileShare' | 'meanSentiment';
  from: string;
  to: string;
  timezone: string;
  overlap: boolean;
  total: {
    value: number | null;
    previous: number | null;
    change: number | null;
    per10k: number | null;
    explain: Explain | null;
  };
  rowTotals: readonly {
    value: number | null;
    previous: number | null;
    change: number | null;
    per10k: number | null;
    explain: Explain | null;
    key: string;
    share: number | null;
  }[];
  columnTotals: readonly {
    value: number | null;
    previous: number | null;
    change: number | null;
    per10k: number | null;
    explain: Explain | null;
    key: string;
    share: number | null;
  }[];
  items: readonly {
    value: number | null;
    previous: number | null;
    change: number | null;
    per10k: number | null;
    explain: Explain | null;
    row: string;
    column: string;
    shareOfRow: number | null;
    shareOfColumn: number | null;
    share: number | null;
  }[];
  moreRows: number;
  moreColumns: number;
  next: string | null;
  meta: Meta;
};

export type GetEmergingInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
  /** Only words, or only stories. */
  what?: 'word' | 'story' | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetEmergingAnswer = {
  from: string;
  to: string;
  normWeeks: number;
  items: readonly {
    kind: 'word' | 'story';
    id: string;
    title: string;
    posts: number;
    clusters: number;
    authors: number;
    channels: number;
    expected: number;
    score: number;
    isNew: boolean;
    firstAt: string;
    districtId: string | null;
    block: string;
    firstPosts: readonly string[];
    explain: Explain;
  }[];
  next: string | null;
  meta: Meta;
};

export type GetCoverageInput = {
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Topic ids; `none`: posts without one. */
  topic?: readonly string[] | undefined;
  /** Networks. */
  network?:
    | readonly (
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import'
      )[]
    | undefined;
  /** Channel ids, as in posts. */
  channel?: readonly string[] | undefined;
  /** Kinds of channels. */
  channelKind?: readonly ('community' | 'media' | 'official' | 'forum' | 'inbox')[] | undefined;
  /** Ids of bodies that are responsible or mentioned. */
  body?: readonly string[] | undefined;
  /** Kinds of posts. */
  kind?: readonly ('post' | 'comment' | 'repost' | 'appeal' | 'reply')[] | undefined;
  /** Sentiments. */
  sentiment?: readonly ('negative' | 'neutral' | 'positive')[] | undefined;
  /** Only problems and requests (`true`), or all else (`false`). */
  appeal?: 'true' | 'false' | undefined;
  /** Id of a story. */
  story?: string | undefined;
  /** Ids of places named in the text. */
  place?: readonly string[] | undefined;
  /** Absent: without ads, contests, greetings, spam and other regions; `all`: with them. */
  noise?: 'all' | 'ad' | 'contest' | 'greeting' | 'spam' | 'elsewhere' | undefined;
  /** Words that must all occur, in any form; `=word` exactly so, `"a phrase"`, `-word` without, `OR`; and filters, such as `district:opochetsky`, `block:roads,housing`, `from:2026-11-20`. */
  q?: string | undefined;
};

export type GetCoverageAnswer = {
  from: string;
  to: string;
  timezone: string;
  posts: number;
  withoutDistrict: number | null;
  days: number;
  medianPer10k: number | null;
  items: readonly {
    districtId: string;
    posts: number;
    channels: number;
    authors: number;
    population: number | null;
    residentsPerPost: number | null;
    daysWithoutPost: number;
    lastDay: string | null;
    emptyBlocks: readonly (
      'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
    )[];
    blocks: readonly {
      block:
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
      posts: number;
      channels: number;
    }[];
    silentSources: readonly {
      id: string;
      state:
        | 'starting'
        | 'active'
        | 'backing_off'
        | 'quota'
        | 'private'
        | 'no_preview'
        | 'layout_changed'
        | 'dead'
        | 'silent'
        | 'off';
      lastPostAt: string | null;
    }[];
    blind: boolean;
    reasons: readonly ('no_source' | 'silent_source' | 'few_posts')[];
    why: { ru: string; en: string } | null;
    explain: Explain;
  }[];
  next: string | null;
  meta: Meta;
};

export type GetSourcesInput = {};

export type GetSourcesAnswer = {
  items: readonly {
    id: string;
    network:
      | 'vk'
      | 'telegram'
      | 'ok'
      | 'max'
      | 'rss'
      | 'youtube'
      | 'rutube'
      | 'mastodon'
      | 'bluesky'
      | 'forum'
      | 'appeal'
      | 'import';
    title: string;
    channelId: string | null;
    channelKind: 'community' | 'media' | 'official' | 'forum' | 'inbox';
    state:
      | 'starting'
      | 'active'
      | 'backing_off'
      | 'quota'
      | 'private'
      | 'no_preview'
      | 'layout_changed'
      | 'dead'
      | 'silent'
      | 'off';
    lastPostAt: string | null;
    lastPollAt: string | null;
    reason: string | null;
    budget: { used: number; limit: number; resetsAt: string } | null;
    counts: {
      posts: number;
      edits: number;
      deletions: number;
      quarantined: number;
      futureDates: number;
      truncated: number;
    } | null;
  }[];
  next: string | null;
  meta: Meta;
};

export type GetAlertsInput = {
  /** Only alerts in this state. */
  state?: 'alarm' | 'acknowledged' | 'closed' | 'no_data' | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetAlertsAnswer = { items: readonly Alert[]; next: string | null; meta: Meta };

export type PostAlertsByIdAcknowledgeInput = {
  /** Id of the alert. */
  id: string;
  body: {
    /** What is being done about it. */
    note?: string | null | undefined;
  };
};

export type PostAlertsByIdAcknowledgeAnswer = {
  id: string;
  rule: string;
  state: 'alarm' | 'acknowledged' | 'closed' | 'no_data';
  districtId: string;
  block: 'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
  openedAt: string;
  changedAt: string;
  closedAt: string | null;
  observed: number;
  expected: number;
  z: number;
  authors: number;
  channels: number;
  message: { ru: string; en: string };
  acknowledgedBy: string | null;
  note: string | null;
  explain: Explain;
};

export type GetStreamInput = {
  /** Number of the last event that was read. */
  'last-event-id'?: string | undefined;
};

export type GetStreamAnswer = Response;

export type GetReportInput = {
  /** Day of the region; absent: the last whole day. */
  day?: string | undefined;
  /** Form of the answer. */
  format?: 'html' | 'markdown' | undefined;
  /** Language of the answer. */
  lang?: 'ru' | 'en' | undefined;
};

export type GetReportAnswer = Response;

export type GetRegionInput = {};

export type GetRegionAnswer = {
  id: string;
  name: { ru: string; en: string };
  timezone: string;
  districts: readonly {
    id: string;
    name: { ru: string; en: string };
    kind: 'district' | 'city';
    lat: number;
    lon: number;
    tile: { column: number; row: number };
    population: number | null;
  }[];
  topics: readonly {
    id: string;
    block:
      'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
    name: { ru: string; en: string };
  }[];
  bodies: readonly {
    id: string;
    name: { ru: string; en: string };
    kind: 'ministry' | 'municipality' | 'company' | 'agency';
  }[];
  blocks: readonly {
    id: 'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
    name: { ru: string; en: string };
  }[];
  networks: readonly {
    id:
      | 'vk'
      | 'telegram'
      | 'ok'
      | 'max'
      | 'rss'
      | 'youtube'
      | 'rutube'
      | 'mastodon'
      | 'bluesky'
      | 'forum'
      | 'appeal'
      | 'import';
    name: { ru: string; en: string };
  }[];
  attribution: readonly string[];
};

export type GetPublicGridInput = {
  /** Length of a step, by the calendar of the region. */
  step?: 'day' | 'week' | undefined;
  /** Start of the period, included. UTC, or region time when it has no zone. */
  from?: string | undefined;
  /** End of the period, not included. UTC, or region time when it has no zone. Not after today; at most 400 days after from. */
  to?: string | undefined;
  /** District ids; `none`: posts without one. */
  district?: readonly string[] | undefined;
  /** Thematic blocks. */
  block?:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | undefined;
  /** Most items of the answer. */
  limit?: number | undefined;
  /** `next` of the answer before, unchanged. */
  cursor?: string | undefined;
};

export type GetPublicGridAnswer = {
  step: 'day' | 'week';
  timezone: string;
  authorsMin: number;
  items: readonly {
    at: string;
    date: string;
    closedAt: string;
    missingSources: number;
    cells: readonly {
      districtId: string;
      block:
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
      posts: number | null;
    }[];
  }[];
  next: string | null;
};

export type GetPublicAboutInput = {};

export type GetPublicAboutAnswer = {
  region: { ru: string; en: string };
  timezone: string;
  districts: readonly {
    id: string;
    kind: 'district' | 'city';
    lat: number;
    lon: number;
    tile: { column: number; row: number };
    population: number | null;
    name: { ru: string; en: string };
  }[];
  blocks: readonly {
    id: 'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other';
    name: { ru: string; en: string };
  }[];
  authorsMin: number;
  rule: { ru: string; en: string };
  attribution: readonly string[];
};

export type GetSessionInput = {};

export type GetSessionAnswer = {
  /** null: nobody is logged in */
  person: {
    name: string;
    role: 'viewer' | 'analyst' | 'editor' | 'admin';
    /** null: all */
    districts: readonly string[] | null;
    /** null: all */
    blocks: readonly string[] | null;
  } | null;
  /** The data are invented. */
  isDemo: boolean;
};

export type PostSessionInput = {
  body: {
    /** Name under which the key was made. */
    name: string;
    /** The key, `vch_…`. */
    key: string;
  };
};

export type PostSessionAnswer = {
  /** null: nobody is logged in */
  person: {
    name: string;
    role: 'viewer' | 'analyst' | 'editor' | 'admin';
    /** null: all */
    districts: readonly string[] | null;
    /** null: all */
    blocks: readonly string[] | null;
  } | null;
  /** The data are invented. */
  isDemo: boolean;
};

export type DeleteSessionInput = {};

export type DeleteSessionAnswer = {
  /** null: nobody is logged in */
  person: {
    name: string;
    role: 'viewer' | 'analyst' | 'editor' | 'admin';
    /** null: all */
    districts: readonly string[] | null;
    /** null: all */
    blocks: readonly string[] | null;
  } | null;
  /** The data are invented. */
  isDemo: boolean;
};

export type PostAdminKeysInput = {
  body: {
    /** Name of the person or program; stands in the audit. */
    name: string;
    role?: 'viewer' | 'analyst' | 'editor' | 'admin' | undefined;
    /** Only these districts; null: all. */
    districts?: readonly string[] | null | undefined;
    /** Only these blocks; null: all. */
    blocks?:
      | readonly (
          'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
        )[]
      | null
      | undefined;
  };
};

export type PostAdminKeysAnswer = {
  /** Name of the person or program; stands in the audit. */
  name: string;
  role: 'viewer' | 'analyst' | 'editor' | 'admin';
  /** Only these districts; null: all. */
  districts: readonly string[] | null;
  /** Only these blocks; null: all. */
  blocks:
    | readonly (
        'housing' | 'waste' | 'energy' | 'education' | 'health' | 'roads' | 'transport' | 'social' | 'other'
      )[]
    | null;
  /** Told now and never again. */
  key: string;
};

export type GetAdminKeysInput = {};

export type GetAdminKeysAnswer = {
  items: readonly {
    name: string;
    role: 'viewer' | 'analyst' | 'editor' | 'admin';
    /** null: all */
    districts: readonly string[] | null;
    /** null: all */
    blocks: readonly string[] | null;
    createdAt: string;
    revokedAt: string | null;
  }[];
  next: null;
};

export type PostAdminKeysRevokeInput = {
  body: {
    /** Name of the person or program; stands in the audit. */
    name: string;
  };
};

export type PostAdminKeysRevokeAnswer = { name: string; revoked: true };

export type PostAdminVerifyInput = {
  body: {
    /** Make what is derived from the posts equal to them first; the posts are never changed */
    repair?: boolean | undefined;
  } | null;
};

export type PostAdminVerifyAnswer = {
  checkedPosts: number;
  checkedCells: number;
  differences: readonly { where: string; rollup: number; posts: number }[];
  /** With `repair`: rows that were wrong, by table; `differences` are those that are left */
  mended?: readonly { table: string; rows: number }[] | undefined;
};

export type GetAdminQuarantineInput = {
  /** Most items of the answer. */
  limit?: number | undefined;
};

export type GetAdminQuarantineAnswer = {
  items: readonly { sourceId: string; at: string; reason: string; place: string | null; sample: string }[];
  next: null;
};

export type PostAdminImportInput = {
  body: {
    sourceId: string;
    posts: readonly {
      id: string;
      network:
        | 'vk'
        | 'telegram'
        | 'ok'
        | 'max'
        | 'rss'
        | 'youtube'
        | 'rutube'
        | 'mastodon'
        | 'bluesky'
        | 'forum'
        | 'appeal'
        | 'import';
      kind: 'post' | 'comment' | 'repost' | 'appeal' | 'reply';
      channelId: string;
      channelKind: 'community' | 'media' | 'official' | 'forum' | 'inbox';
      bodyId: string | null;
      parentId: string | null;
      rootId: string | null;
      text: string;
      truncated: boolean;
      url: string | null;
      publishedAt: string;
      edited: boolean;
      editedAt: string | null;
      deletedAt: string | null;
      fetchedAt: string;
      geo: { lat: number; lon: number } | null;
      metrics: {
        views?: number | undefined;
        likes?: number | undefined;
        reposts?: number | undefined;
        comments?: number | undefined;
      };
    }[];
    quarantined: readonly { reason: string; place: string; sample: string }[];
    futureDates: number;
  };
};

export type PostAdminImportAnswer = { posts: number };

export type PostAdminForgetInput = {
  body: {
    posts?: readonly string[] | undefined;
    channels?:
      | readonly {
          network:
            | 'vk'
            | 'telegram'
            | 'ok'
            | 'max'
            | 'rss'
            | 'youtube'
            | 'rutube'
            | 'mastodon'
            | 'bluesky'
            | 'forum'
            | 'appeal'
            | 'import';
          channelId: string;
        }[]
      | undefined;
  };
};

export type PostAdminForgetAnswer = Response;

export type PostAdminReplayInput = {
  body: {
    /** Start of publishing, included; the first post */
    from?: string | undefined;
    /** End of publishing, not included; now */
    to?: string | undefined;
    /** Only tell what would change */
    dryRun?: boolean | undefined;
  };
};

export type PostAdminReplayAnswer = Response;

export type PostAdminBackupInput = {};

export type PostAdminBackupAnswer = Response;

export type PostIngestBySourceInput = {
  /** Id of the source in the settings. */
  source: string;
  /** Seconds since 1970; at most five minutes from now. */
  'x-veche-timestamp'?: string | undefined;
  /** `sha256=` and the HMAC-SHA256, in hexadecimal, of timestamp, a dot and the body. */
  'x-veche-signature'?: string | undefined;
  body: readonly {
    /** Unique at its source; the same id again is a new version. */
    id: string;
    /** Masked before it is kept. Needed unless the item is a deletion. */
    text?: string | null | undefined;
    /** Absent: `appeal` for appeals, else `post`. */
    kind?: 'post' | 'comment' | 'repost' | 'appeal' | 'reply' | null | undefined;
    /** Absent: when it came. */
    publishedAt?: string | null | undefined;
    editedAt?: string | null | undefined;
    /** The item was deleted at its source. */
    deletedAt?: string | null | undefined;
    /** Absent: the target of the source. */
    channelId?: string | null | undefined;
    /** Id of the item it answers. */
    parentId?: string | null | undefined;
    /** Id of the item that began the thread. */
    rootId?: string | null | undefined;
    url?: string | null | undefined;
    geo?: { lat: number; lon: number } | null | undefined;
    metrics?:
      | {
          views?: number | undefined;
          likes?: number | undefined;
          reposts?: number | undefined;
          comments?: number | undefined;
        }
      | null
      | undefined;
    /** Of a person, in the terms of the source; becomes a pseudonym before anything is kept. */
    authorId?: string | null | undefined;
  }[];
};

export type PostIngestBySourceAnswer = {
  posts: number;
  deletions: number;
  quarantined: readonly { place: string; reason: string }[];
};

export type GetHealthzInput = {};

export type GetHealthzAnswer = { status: 'ok'; instanceId: string };

export type GetReadyzInput = {};

export type GetReadyzAnswer = {
  ready: boolean;
  checks: readonly { name: string; ok: boolean; detail: string }[];
};

export type GetMetricsInput = {};

export type GetMetricsAnswer = Response;

/** Every operation: what it takes and what it answers. */
export interface Operations {
  /** How many posts, in time. Counts by hour, day, week or month of the region, in one series or by a key, with copies told apart and distinct authors. The end of the period is not included. Least role: analyst. */
  getTrends: { input: GetTrendsInput | undefined; answer: GetTrendsAnswer };
  /** Where it is more than usual. Districts and blocks of the period against their own norm of the same hours of the week, the most unusual first, each with the reason in words. Least role: analyst. */
  getHotspots: { input: GetHotspotsInput | undefined; answer: GetHotspotsAnswer };
  /** The posts behind every number. Masked texts with their labels and the words each label stands on. `next` goes on as `cursor` with the same filters; null: no more. Least role: analyst. */
  getPosts: { input: GetPostsInput | undefined; answer: GetPostsAnswer };
  /** Add a post by hand. An appeal that came by phone, or a post from where nothing collects. It is masked, labelled and counted as any other, and has no author. 201 with the stored post; 200 when it was there already. It may belong to any district and block, so a limited key is refused. Least role: editor. */
  postPosts: { input: PostPostsInput; answer: PostPostsAnswer };
  /** Every matching post, as a file. Streams all posts that match, oldest first, without a bound on rows. Without `from` it begins with the first stored post. No cell of CSV and XLSX is run as a formula. CSV has a byte order mark, and what it says about itself at its end, below an empty line; XLSX has a sheet for that, times of the region, and a next sheet after 1,048,575 posts; JSON lines are posts and nothing else. An answer that breaks off is incomplete. Least role: analyst. */
  getPostsExport: { input: GetPostsExportInput | undefined; answer: GetPostsExportAnswer };
  /** Trends as a file. What `/trends` answers to the same parameters, one row for each step of each series, as CSV or XLSX. Least role: analyst. */
  getTrendsExport: { input: GetTrendsExportInput | undefined; answer: GetTrendsExportAnswer };
  /** Hotspots as a file. What `/hotspots` answers to the same parameters, one row for each cell, as CSV or XLSX. Least role: analyst. */
  getHotspotsExport: { input: GetHotspotsExportInput | undefined; answer: GetHotspotsExportAnswer };
  /** Stories as a file. What `/stories` answers to the same parameters, page by page to the end, one row for each story, as CSV or XLSX. Least role: analyst. */
  getStoriesExport: { input: GetStoriesExportInput | undefined; answer: GetStoriesExportAnswer };
  /** Conflicts as a file. What `/conflicts` answers to the same parameters, page by page to the end, one row for each thread, as CSV or XLSX. Least role: analyst. */
  getConflictsExport: { input: GetConflictsExportInput | undefined; answer: GetConflictsExportAnswer };
  /** One post. A post by its id, with its labels and the words each label stands on. Least role: analyst. */
  getPostsById: { input: GetPostsByIdInput; answer: GetPostsByIdAnswer };
  /** Events of an own community on VK. For sources of VK with `secretEnv` and `confirmation` in the settings, called by the Callback API of VK. Answers the confirmation string, or `ok` once the event is safe on disk. */
  postCallbackBySource: { input: PostCallbackBySourceInput; answer: PostCallbackBySourceAnswer };
  /** Updates of a bot on MAX. For sources of MAX with `secretEnv` in the settings and chats in `target`, called by the webhook of the bot. Answers 200 once the update is safe on disk; MAX repeats what is not answered so for eight hours. */
  postMaxUpdatesBySource: { input: PostMaxUpdatesBySourceInput; answer: PostMaxUpdatesBySourceAnswer };
  /** What people decided on a post. All corrections of its labels with names and notes, the oldest first, those taken back among them. Least role: analyst. */
  getPostsByIdCorrections: { input: GetPostsByIdCorrectionsInput; answer: GetPostsByIdCorrectionsAnswer };
  /** Correct the labels of a post. What is set here holds until it is taken back: after edits of the post, when it is read again, and when newer processors label it. Counts move from the old cell to the new one at once. The post has to lie within the limits of the key before and after. Least role: editor. */
  postPostsByIdCorrections: { input: PostPostsByIdCorrectionsInput; answer: PostPostsByIdCorrectionsAnswer };
  /** Take the latest correction of a post back. The labels are again what earlier corrections and the processors say. Once more takes back the one before. Least role: editor. */
  postPostsByIdCorrectionsUndo: {
    input: PostPostsByIdCorrectionsUndoInput;
    answer: PostPostsByIdCorrectionsUndoAnswer;
  };
  /** One thread. The root post first, then its answers by time, with heat and findings. Least role: analyst. */
  getThreadsById: { input: GetThreadsByIdInput; answer: GetThreadsByIdAnswer };
  /** What people talk about. Posts about one event, gathered from all channels, the largest first. Least role: analyst. */
  getStories: { input: GetStoriesInput | undefined; answer: GetStoriesAnswer };
  /** Where talk goes wrong. Threads by heat, with what went wrong between people and bodies: no answer, late, template, rude and so on. Least role: analyst. */
  getConflicts: { input: GetConflictsInput | undefined; answer: GetConflictsAnswer };
  /** What the filters would leave. How many posts each value of each filter holds, for the filters given. Least role: analyst. */
  getFacets: { input: GetFacetsInput | undefined; answer: GetFacetsAnswer };
  /** A measure by two dimensions. Rows and columns of two different dimensions with a measure in every pair: its parts of row, column and total, its rate by residents, and its change since the time of the same length just before. Totals are counted by themselves, so that an author of two rows is one in their total. The largest rows and columns are told, all others together as `rest`. Least role: analyst. */
  getPivot: { input: GetPivotInput; answer: GetPivotAnswer };
  /** Words and stories that are rising. Words and stories whose part of the talk has grown most, against the same hours of earlier weeks and the time just before; by default in the last 24 hours, at most in seven days. Each has five voices at least in two channels; copies do not count. Names are left out. Least role: analyst. */
  getEmerging: { input: GetEmergingInput | undefined; answer: GetEmergingAnswer };
  /** How well each district is seen. Posts, channels, residents by post and days without a post of every district, and whether its numbers can be believed: a district is blind when nobody has written about it in four weeks, when half of its sources are silent now, or when it has less than a quarter of the middle district’s posts by resident. Least role: analyst. */
  getCoverage: { input: GetCoverageInput | undefined; answer: GetCoverageAnswer };
  /** How the sources are doing. Every source with its state, its newest post, its request budget and what was set aside. Counts are of the whole region, so a limited key gets null in their place. Least role: analyst. */
  getSources: { input: GetSourcesInput | undefined; answer: GetSourcesAnswer };
  /** Alerts, the latest change first. Districts and blocks with far more posts than their norm, confirmed by distinct authors and channels. `no_data`: the sources are silent, which is not calm. Least role: analyst. */
  getAlerts: { input: GetAlertsInput | undefined; answer: GetAlertsAnswer };
  /** Take an alert on. The alert shows the name of whoever took it, and the note. A closed one cannot be taken on. Least role: editor. */
  postAlertsByIdAcknowledge: {
    input: PostAlertsByIdAcknowledgeInput;
    answer: PostAlertsByIdAcknowledgeAnswer;
  };
  /** What happens, as it happens. Server-sent events `posts`, `alert` and `source` with numbers and ids, never texts. After a break a reader gives `Last-Event-ID` and misses nothing; `resync` says that more was missed than is kept (500 events of this run of the service), and that the reader has to read anew. A limited key sees alerts of its districts and blocks, and that posts came, but not how many. The stream ends with the key. Least role: analyst. */
  getStream: { input: GetStreamInput | undefined; answer: GetStreamAnswer };
  /** The morning note. What changed on a day of the region against the day before and the usual week, as a page that prints on A4 or as Markdown. Covers the whole region, so a limited key is refused. Least role: analyst. */
  getReport: { input: GetReportInput | undefined; answer: GetReportAnswer };
  /** Names of the region. Districts with their places on the tile map, topics, bodies, blocks and networks in both languages. Least role: viewer. */
  getRegion: { input: GetRegionInput | undefined; answer: GetRegionAnswer };
  /** Posts by district and block, for everybody. Posts of people by district and block in each closed day or week of the region, the newest first. Cells of one to four distinct authors are null, and others where they are needed to protect those. A day is closed once, 36 hours after its end, and never changes afterwards. Least role: viewer. */
  getPublicGrid: { input: GetPublicGridInput | undefined; answer: GetPublicGridAnswer };
  /** What the public grid shows. Names of districts and blocks in both languages, and the rule by which cells are not told. Least role: viewer. */
  getPublicAbout: { input: GetPublicAboutInput | undefined; answer: GetPublicAboutAnswer };
  /** Who am I. The person behind the key, the session or this machine. */
  getSession: { input: GetSessionInput | undefined; answer: GetSessionAnswer };
  /** Log in. Name and key against a session cookie for 12 hours. */
  postSession: { input: PostSessionInput; answer: PostSessionAnswer };
  /** Log out. Ends the session at once. */
  deleteSession: { input: DeleteSessionInput | undefined; answer: DeleteSessionAnswer };
  /** Make a key. The key is told in this answer and never again; only its hash is kept. Least role: admin. */
  postAdminKeys: { input: PostAdminKeysInput; answer: PostAdminKeysAnswer };
  /** List the keys. Names, roles and limits, revoked ones included; never the keys. Least role: admin. */
  getAdminKeys: { input: GetAdminKeysInput | undefined; answer: GetAdminKeysAnswer };
  /** Revoke a key. The key and its sessions are useless at once. Least role: admin. */
  postAdminKeysRevoke: { input: PostAdminKeysRevokeInput; answer: PostAdminKeysRevokeAnswer };
  /** Compare the rollups with the posts. Empty `differences`: every number of the rollups is the count of the posts behind it. Least role: admin. */
  postAdminVerify: { input: PostAdminVerifyInput; answer: PostAdminVerifyAnswer };
  /** What could not become a post. Raw items with the reason, newest first; samples are masked. Least role: admin. */
  getAdminQuarantine: { input: GetAdminQuarantineInput | undefined; answer: GetAdminQuarantineAnswer };
  /** Store posts that were read from a file. Used by `./veche import`. Texts are masked, whoever sends them. The same posts again change nothing. Least role: admin. */
  postAdminImport: { input: PostAdminImportInput; answer: PostAdminImportAnswer };
  /** Take posts or channels away for good. For a lawful demand. Their texts, addresses and authors leave the store, landed pages, the quarantine and the quotes of threads; counts stay. No later page brings them back. It goes on when the reader leaves. Backups that were made before still hold them: a restore takes them away again, but the files have to be removed by hand. Least role: admin. */
  postAdminForget: { input: PostAdminForgetInput; answer: PostAdminForgetAnswer };
  /** Label stored posts again. Runs the processors of today over stored posts, oldest first, and writes those whose labels are different now. Copies, stories, and what people corrected stay; posts whose text is gone are left alone. Pages are stored meanwhile. It ends when the reader leaves; what was written stays. Least role: admin. */
  postAdminReplay: { input: PostAdminReplayInput; answer: PostAdminReplayAnswer };
  /** Everything that is stored, as a tar file. The store as it is between two batches, with the pages that wait; never the keys of authors. `manifest.json`, the last file, names every other with its SHA-256: without it the backup is not whole. `./veche backup` saves and compares it, `./veche restore` brings it back. Keep it as safe as the data folder. Least role: admin. */
  postAdminBackup: { input: PostAdminBackupInput | undefined; answer: PostAdminBackupAnswer };
  /** Posts from a source that pushes. For sources with `secretEnv` in the settings. The body is a JSON array of items, or one a line (`application/x-ndjson`), 500 and 5 MiB at most, signed with the secret. They are safe on disk when 202 is answered, and stored soon after. The same call again, and the same items again, change nothing. */
  postIngestBySource: { input: PostIngestBySourceInput; answer: PostIngestBySourceAnswer };
  /** The process lives. Answers as soon as reads are answered. The instance id is new at every start. */
  getHealthz: { input: GetHealthzInput | undefined; answer: GetHealthzAnswer };
  /** The service is ready. Whether it also collects and stores, and which check says no. */
  getReadyz: { input: GetReadyzInput | undefined; answer: GetReadyzAnswer };
  /** Numbers for Prometheus. Text format of Prometheus. From this machine no key is needed. Counts the whole region, so a limited key is refused. Least role: analyst. */
  getMetrics: { input: GetMetricsInput | undefined; answer: GetMetricsAnswer };
}

/** Where each operation lives. */
export const ROUTES = {
  getTrends: {
    method: 'GET',
    path: '/api/v1/trends',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'step',
      'by',
      'compare',
      'limit',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getHotspots: {
    method: 'GET',
    path: '/api/v1/hotspots',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'limit',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getPosts: {
    method: 'GET',
    path: '/api/v1/posts',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'limit',
      'order',
      'cursor',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postPosts: {
    method: 'POST',
    path: '/api/v1/posts',
    query: [],
    headers: ['idempotency-key'],
    bodyType: 'application/json',
    isJson: true,
  },
  getPostsExport: {
    method: 'GET',
    path: '/api/v1/posts/export',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'format',
      'lang',
      'about',
    ],
    headers: [],
    bodyType: null,
    isJson: false,
  },
  getTrendsExport: {
    method: 'GET',
    path: '/api/v1/trends/export',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'step',
      'by',
      'compare',
      'limit',
      'format',
      'lang',
      'about',
    ],
    headers: [],
    bodyType: null,
    isJson: false,
  },
  getHotspotsExport: {
    method: 'GET',
    path: '/api/v1/hotspots/export',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'limit',
      'format',
      'lang',
      'about',
    ],
    headers: [],
    bodyType: null,
    isJson: false,
  },
  getStoriesExport: {
    method: 'GET',
    path: '/api/v1/stories/export',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'format',
      'lang',
      'about',
    ],
    headers: [],
    bodyType: null,
    isJson: false,
  },
  getConflictsExport: {
    method: 'GET',
    path: '/api/v1/conflicts/export',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'finding',
      'format',
      'lang',
      'about',
    ],
    headers: [],
    bodyType: null,
    isJson: false,
  },
  getPostsById: {
    method: 'GET',
    path: '/api/v1/posts/{id}',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postCallbackBySource: {
    method: 'POST',
    path: '/api/v1/callback/{source}',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: false,
  },
  postMaxUpdatesBySource: {
    method: 'POST',
    path: '/api/v1/max-updates/{source}',
    query: [],
    headers: ['x-max-bot-api-secret'],
    bodyType: 'application/json',
    isJson: true,
  },
  getPostsByIdCorrections: {
    method: 'GET',
    path: '/api/v1/posts/{id}/corrections',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postPostsByIdCorrections: {
    method: 'POST',
    path: '/api/v1/posts/{id}/corrections',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  postPostsByIdCorrectionsUndo: {
    method: 'POST',
    path: '/api/v1/posts/{id}/corrections/undo',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  getThreadsById: {
    method: 'GET',
    path: '/api/v1/threads/{id}',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getStories: {
    method: 'GET',
    path: '/api/v1/stories',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'limit',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getConflicts: {
    method: 'GET',
    path: '/api/v1/conflicts',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'finding',
      'limit',
      'cursor',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getFacets: {
    method: 'GET',
    path: '/api/v1/facets',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'limit',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getPivot: {
    method: 'GET',
    path: '/api/v1/pivot',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'rows',
      'columns',
      'measure',
      'limit',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getEmerging: {
    method: 'GET',
    path: '/api/v1/emerging',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
      'what',
      'limit',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getCoverage: {
    method: 'GET',
    path: '/api/v1/coverage',
    query: [
      'from',
      'to',
      'district',
      'block',
      'topic',
      'network',
      'channel',
      'channelKind',
      'body',
      'kind',
      'sentiment',
      'appeal',
      'story',
      'place',
      'noise',
      'q',
    ],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getSources: {
    method: 'GET',
    path: '/api/v1/sources',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getAlerts: {
    method: 'GET',
    path: '/api/v1/alerts',
    query: ['state', 'limit'],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postAlertsByIdAcknowledge: {
    method: 'POST',
    path: '/api/v1/alerts/{id}/acknowledge',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  getStream: {
    method: 'GET',
    path: '/api/v1/stream',
    query: [],
    headers: ['last-event-id'],
    bodyType: null,
    isJson: false,
  },
  getReport: {
    method: 'GET',
    path: '/api/v1/report',
    query: ['day', 'format', 'lang'],
    headers: [],
    bodyType: null,
    isJson: false,
  },
  getRegion: { method: 'GET', path: '/api/v1/region', query: [], headers: [], bodyType: null, isJson: true },
  getPublicGrid: {
    method: 'GET',
    path: '/api/v1/public/grid',
    query: ['step', 'from', 'to', 'district', 'block', 'limit', 'cursor'],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getPublicAbout: {
    method: 'GET',
    path: '/api/v1/public/about',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  getSession: {
    method: 'GET',
    path: '/api/v1/session',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postSession: {
    method: 'POST',
    path: '/api/v1/session',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  deleteSession: {
    method: 'DELETE',
    path: '/api/v1/session',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postAdminKeys: {
    method: 'POST',
    path: '/api/v1/admin/keys',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  getAdminKeys: {
    method: 'GET',
    path: '/api/v1/admin/keys',
    query: [],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postAdminKeysRevoke: {
    method: 'POST',
    path: '/api/v1/admin/keys/revoke',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  postAdminVerify: {
    method: 'POST',
    path: '/api/v1/admin/verify',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  getAdminQuarantine: {
    method: 'GET',
    path: '/api/v1/admin/quarantine',
    query: ['limit'],
    headers: [],
    bodyType: null,
    isJson: true,
  },
  postAdminImport: {
    method: 'POST',
    path: '/api/v1/admin/import',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: true,
  },
  postAdminForget: {
    method: 'POST',
    path: '/api/v1/admin/forget',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: false,
  },
  postAdminReplay: {
    method: 'POST',
    path: '/api/v1/admin/replay',
    query: [],
    headers: [],
    bodyType: 'application/json',
    isJson: false,
  },
  postAdminBackup: {
    method: 'POST',
    path: '/api/v1/admin/backup',
    query: [],
    headers: [],
    bodyType: null,
    isJson: false,
  },
  postIngestBySource: {
    method: 'POST',
    path: '/api/v1/ingest/{source}',
    query: [],
    headers: ['x-veche-timestamp', 'x-veche-signature'],
    bodyType: 'application/json',
    isJson: true,
  },
  getHealthz: { method: 'GET', path: '/healthz', query: [], headers: [], bodyType: null, isJson: true },
  getReadyz: { method: 'GET', path: '/readyz', query: [], headers: [], bodyType: null, isJson: true },
  getMetrics: { method: 'GET', path: '/metrics', query: [], headers: [], bodyType: null, isJson: false },
} as const;
