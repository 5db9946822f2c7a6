import { mix } from '../copies/copy-text.ts';

/** What stories are compared by: hashes of stems, sorted, with a weight each. */
export interface Features {
  hashes: Uint32Array;
  weights: Float32Array;
  /** Euclidean length of the weights. */
  norm: number;
}

/** Features kept of one text: the heaviest. */
const FEATURES_MAX = 256;
const COUNTERS = 1 << 18;
/** Stems whose facts are remembered: about 10 MB. */
const MEMO_MAX = 100_000;
/** Texts that every stem is supposed to have been met in before: damps the first posts, when all stems are new. */
const PRIOR_TEXTS = 200;
/** Words without content of their own; they are in any text, whatever it is about. */
const FUNCTION_WORDS = new Set(
  (
    'а без бол бы был быв в ваш ведь во вот все всег всем всех вы где да даж для до ег ее ем есл ест ещ ж за зде и из или им их ' +
    'к как как-т кто ко когд котор ли либ мен мне мног мо мож мы на над наш не нег нет ни них но ну о об однак он они от очен ' +
    'по под посл пот поч при про раз с сам сво себ сейчас со так такж там те тем то тоже тольк том ту тут ты у уж хот че чем что ' +
    'чтоб эт этот я это будет будут буд был был был пок через между оно того этого года год ' +
    'the a an of to in on at for and or but with from by as is are was were be been it its this that these those he she they we ' +
    'i you his her their our not no has have had will would can could said says who which what when where there than then also ' +
    'after before about into over more most one two new all any some out up if so such other'
  ).split(' '),
);

/** Stems of counts and times: in many texts of any event. */
const TIME_WORDS = new Set(
  (
    'дне ден дня дни час часов недел месяц сегодн вчер завтр утр вечер ноч сутк минут перв втор трет два две три пят дес сто ' +
    'понедельник вторник сред четверг пятниц суббот воскресен'
  ).split(' '),
);

/** Makes the function that weighs stems by how rare they have been so far; it counts the texts it is told of. */
export function createFeatures(): {
  of: (stems: readonly string[]) => Features;
  count: (features: Features) => void;
} {
  const met = new Uint32Array(COUNTERS);
  const factsOf = createStemFacts();
  let texts = 0;

  function weightOf({ hash, shape }: StemFacts): number {
    const rarity = Math.log((texts + PRIOR_TEXTS) / ((met[hash % COUNTERS] ?? 0) + 1));
    return Math.max(0.1, rarity) * shape;
  }

  return {
    of(stems) {
      const weighed: Weighed[] = [];
      for (const stem of stems) {
        const facts = factsOf(stem);
        if (facts !== null) weighed.push({ hash: facts.hash, weight: weightOf(facts) });
      }
      const kept = weighed.length > FEATURES_MAX ? heaviest(weighed) : weighed;
      kept.sort((a, b) => a.hash - b.hash);
      const hashes = new Uint32Array(kept.length);
      const weights = new Float32Array(kept.length);
      let squares = 0;
      for (let index = 0; index < kept.length; index += 1) {
        const { hash, weight } = kept[index] as Weighed;
        hashes[index] = hash;
        weights[index] = weight;
        squares += weight * weight;
      }
      return { hashes, weights, norm: Math.sqrt(squares) };
    },
    count({ hashes }) {
      texts += 1;
      for (const hash of hashes) met[hash % COUNTERS] = (met[hash % COUNTERS] ?? 0) + 1;
    },
  };
}

/** What a stem weighs besides its rarity, and its hash. */
interface StemFacts {
  hash: number;
  shape: number;
}

/** Remembers the facts of stems; null: a word without content of its own. */
function createStemFacts(): (stem: string) => StemFacts | null {
  const memo = new Map<string, StemFacts | null>();
  return (stem) => {
    const known = memo.get(stem);
    if (known !== undefined) return known;
    const isEmpty = FUNCTION_WORDS.has(stem) || (stem.length === 1 && !isDigit(stem));
    const facts = isEmpty ? null : { hash: hashOf(stem), shape: shapeOf(stem) };
    if (memo.size >= MEMO_MAX) memo.clear();
    memo.set(stem, facts);
    return facts;
  };
}

interface Weighed {
  hash: number;
  weight: number;
}

function heaviest(weighed: Weighed[]): Weighed[] {
  return weighed.sort((a, b) => b.weight - a.weight || a.hash - b.hash).slice(0, FEATURES_MAX);
}

/** How alike two texts are: the cosine of their weights, 0..1, and the number of stems in both. */
export interface Likeness {
  cosine: number;
  shared: number;
}

/** Compares two texts; each shared stem counts with both its weights. */
export function likeness(a: Features, b: Features): Likeness {
  let dot = 0;
  let shared = 0;
  let j = 0;
  for (let i = 0; i < a.hashes.length; i += 1) {
    const hash = a.hashes[i] ?? 0;
    while (j < b.hashes.length && (b.hashes[j] ?? 0) < hash) j += 1;
    if (b.hashes[j] !== hash) continue;
    dot += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
    shared += 1;
  }
  return { cosine: shared === 0 ? 0 : dot / (a.norm * b.norm), shared };
}

/** Long stems say more than short ones, counts and times next to nothing. */
function shapeOf(stem: string): number {
  if (TIME_WORDS.has(stem)) return 0.4;
  if (isDigit(stem)) return stem.length > 2 ? 1 : 0.4;
  return stem.length < 4 ? 0.7 : 1;
}

function isDigit(stem: string): boolean {
  const code = stem.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function hashOf(stem: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < stem.length; i += 1) hash = Math.imul(hash ^ stem.charCodeAt(i), 0x01_00_01_93);
  return mix(hash);
}
