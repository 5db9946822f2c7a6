import type { RowKind } from './note.ts';

/** Posts of a group whose later members answer its first one. */
const THREAD = 10;
/** One post in twelve is a copy of one of up to 4,800 posts before it: 8 %. */
const COPY_EVERY = 12;
const COPY_REACH = 400;

/** A number in [0, 1) that depends on a post and on what it is for. */
function chance(post: string, purpose: number): string {
  return `(cityHash64(toInt64(${post}), ${purpose}, {seed: UInt32}) / 18446744073709551616.)`;
}

/** A whole number below `count`; the first ones are the most frequent when `power` is above 1. */
function choice(post: string, purpose: number, count: number | string, power = 1): string {
  return `toUInt32(floor(${count} * pow(${chance(post, purpose)}, ${power})))`;
}

const channelOf = (post: string): string => choice(post, 1, '{channels: UInt32}', 2);
const networkOf = (post: string): string =>
  `['vk','vk','vk','vk','vk','telegram','telegram','ok','rss','max'][${channelOf(post)} % 10 + 1]`;
const idOf = (post: string): string =>
  `concat(${networkOf(post)}, ':-', toString(1000 + ${channelOf(post)}), '_', toString(${post}))`;

/**
 * Publishing time of a post, in milliseconds: later months hold more, so that the last 30 of 365 days have a tenth
 * (density 1 + 0.617 x over the year), and each day rises to its afternoon and falls. A day's rhythm moves a post by at
 * most 2.3 hours.
 */
function publishedAt(post: string): string {
  const year = `(sqrt(1 + 2 * 0.617 * ((${post} + 0.5) / {rows: UInt64}) * 1.3085) - 1) / 0.617 * {days: UInt32}`;
  const rhythm = `0.6 * sin(2 * pi() * (${year} + {phase: Float64})) / (2 * pi())`;
  return `{from: Int64} + toInt64(86400000 * (${year} - ${rhythm}))`;
}

/** Columns that every row has; `source` is the post that a copy repeats, otherwise the post itself. */
const COUNTED: Readonly<Record<string, string>> = {
  ts: "fromUnixTimestamp64Milli(at, 'UTC')",
  id: idOf('post'),
  version: 'toUInt64(1)',
  sign: 'toInt8(1)',
  network: networkOf('post'),
  kind: "if(isAnswer, 'comment', if(post % 40 = 1, 'repost', 'post'))",
  channel_kind:
    `multiIf(${channelOf('post')} % 20 = 3, 'media', ${channelOf('post')} % 20 = 7, 'official', ` +
    "'community')",
  channel_id: `toString(-1000 - toInt64(${channelOf('post')}))`,
  parent_id: `if(isAnswer, ${idOf('root')}, '')`,
  root_id: `if(isAnswer, ${idOf('root')}, '')`,
  author_key:
    `if(${chance('post', 3)} < 0.03, '', left(hex(sipHash128(toYYYYMM(ts), ` +
    `${choice('post', 4, '{authors: UInt32}', 3)})), 22))`,
  fetched_at: `ts + toIntervalSecond(${choice('post', 5, 1200, 2)})`,
  language: "'ru'",
  noise: `if(${chance('source', 6)} < 0.06, ['ad','greeting','spam'][post % 3 + 1], '')`,
  duplicate_of: `if(source = post, '', ${idOf('source')})`,
  cluster_id: idOf('source'),
  similarity: 'if(source = post, NULL, toFloat32(0.97))',
  story_id: `if(${chance('source', 7)} < 0.6, ${idOf('source')}, ${idOf('story')})`,
  district_id: "if(districtNo = 0, '', {districts: Array(String)}[districtNo])",
  district_confidence: 'if(districtNo = 0, 0, 0.9)',
  block: '{blocks: Array(String)}[blockNo]',
  topic: "if(topicNo = 0, '', {topics: Array(Array(String))}[blockNo][topicNo])",
  is_appeal: `${chance('source', 11)} < 0.4`,
  sentiment: `['negative','negative','neutral','neutral','positive'][${choice('source', 12, 5)} + 1]`,
  sentiment_score: `toFloat32(${chance('source', 13)} * 2 - 1)`,
  conflict_score: `toFloat32(pow(${chance('source', 14)}, 3))`,
  aggression: `toFloat32(pow(${chance('source', 15)}, 4))`,
  place_ids: 'if(districtNo = 0, [], [{districts: Array(String)}[districtNo]])',
  body_ids: `if(${chance('source', 16)} < 0.2, [{bodies: Array(String)}[${choice('source', 17, 'length({bodies: Array(String)})')} + 1]], [])`,
  content_hash: "toFixedString(leftPad(lower(hex(cityHash64(source))), 16, '0'), 16)",
  processor_version: "'bench'",
  batch: '{batch: String}',
};

const PLACE =
  `if(districtNo = 0, '', concat('[0,', size, ',"', place_ids[1], '","', district_id, ` +
  `'","district",null,null,0.9,[["gazetteer",0,', size, ']]]'))`;
const TOPIC = `if(topicNo = 0, '', concat('["', topic, '",0.8,[["lexicon",0,', size, ']]]'))`;

/** Columns of a row with text: words drawn by rank, their stems, and labels as large as those of real posts. */
const WITH_TEXT: Readonly<Record<string, string>> = {
  text: "arrayStringConcat(arrayMap(word -> joinGet('bench.words', 'word', word), words), ' ')",
  stems:
    "arraySort(arrayDistinct(arrayConcat(arrayMap(word -> joinGet('bench.words', 'stem', word), words), " +
    'place_ids)))',
  url: "concat('https://vk.ru/wall-', toString(1000 + post % 200), '_', toString(post))",
  labels: `concat('[[', ${PLACE}, '],[', ${TOPIC}, '],[["lexicon",0,', size, ']],[],[],[],[]]')`,
};

const WITHOUT_TEXT: Readonly<Record<string, string>> = {
  labels: "'[[],[],[],[],[],[],[]]'",
};

/** What the columns are made of. Ranks are drawn as `count^u`, which gives the n-th word a share of about 1/n. */
function ingredients(kind: RowKind): string {
  const words =
    'arrayMap(place -> toUInt32(pow({words: UInt32}, cityHash64(source, 20, place) / 18446744073709551616.) - 1), ' +
    `range(12 + ${choice('source', 8, 37)})) AS words, ` +
    "joinGet('bench.words', 'word', words[1]) AS first, toString(lengthUTF8(first)) AS size";
  return (
    `toInt64(number) AS post, ${publishedAt('post')} AS at, ` +
    `if(post % ${COPY_EVERY} = 0 AND post > ${COPY_EVERY * COPY_REACH}, ` +
    `post - 1 - ${choice('post', 2, COPY_EVERY - 1)} - ${COPY_EVERY} * ${choice('post', 9, COPY_REACH)}, post) AS source, ` +
    `post % ${THREAD} >= 4 AS isAnswer, post - post % ${THREAD} AS root, ` +
    `source - source % 2000 + ${choice('source', 22, 40, 2)} AS story, ` +
    `if(${chance('source', 10)} < 0.15, 0, 1 + ${choice('source', 18, 'length({districts: Array(String)})', 1.5)}) AS districtNo, ` +
    `1 + ${choice('source', 19, 'length({blocks: Array(String)})', 1.3)} AS blockNo, ` +
    `least(${choice('source', 21, '(1 + length({topics: Array(Array(String))}[blockNo]))')}, ` +
    'length({topics: Array(Array(String))}[blockNo])) AS topicNo' +
    (kind === 'texts' ? `, ${words}` : '')
  );
}

/** Columns of `posts` and the SELECT of posts `{first}` … `{first} + {count}` − 1 by time: the same rows at every call. */
export function postsSql(kind: RowKind): { columns: string[]; sql: string } {
  const all = { ...COUNTED, ...(kind === 'texts' ? WITH_TEXT : WITHOUT_TEXT) };
  const values = Object.entries(all).map(([name, sql]) => `${sql} AS ${name}`);
  return { columns: Object.keys(all), sql: `SELECT ${values.join(', ')} FROM (${numbered(kind)})` };
}

/** Views and likes of the same posts. */
export function metricsSql(): { columns: string[]; sql: string } {
  return {
    columns: ['id', 'at', 'views', 'likes'],
    sql:
      `SELECT ${COUNTED['id']}, fromUnixTimestamp64Milli(at + 3600000, 'UTC'), ` +
      `${choice('post', 30, 20_000, 4)}, ${choice('post', 31, 500, 5)} FROM (${numbered('facts')})`,
  };
}

/** Audits of every fifth of the threads among the same posts; two of five found something. */
export function threadsSql(): { columns: string[]; sql: string } {
  const found = `${chance('post', 32)} < 0.4`;
  const kind = `['rude','late','template','blame','foreign'][${choice('post', 33, 5)} + 1]`;
  const values: Readonly<Record<string, string>> = {
    root_id: idOf('post'),
    channel_id: COUNTED['channel_id'] ?? '',
    district_id: COUNTED['district_id'] ?? '',
    block: COUNTED['block'] ?? '',
    at: "fromUnixTimestamp64Milli(at, 'UTC')",
    last_post_at: "fromUnixTimestamp64Milli(at, 'UTC') + toIntervalMinute(90)",
    posts: '7',
    heat: `toFloat32(pow(${chance('post', 34)}, 2))`,
    findings: `if(${found}, concat('[{"kind":"', ${kind}, '","postId":"', ${idOf('post')}, '","evidence":[]}]'), '[]')`,
    finding_kinds: `if(${found}, [${kind}], [])`,
    audited_at: "fromUnixTimestamp64Milli(at, 'UTC') + toIntervalMinute(91)",
  };
  return {
    columns: Object.keys(values),
    sql: `SELECT ${Object.values(values).join(', ')} FROM (${numbered('facts')}) WHERE post % 50 = 0`,
  };
}

function numbered(kind: RowKind): string {
  return `SELECT ${ingredients(kind)} FROM numbers({first: UInt64}, {count: UInt64})`;
}
