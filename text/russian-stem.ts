/** A set of endings and the length of the longest, so that a look-up starts there. */
interface Endings {
  all: ReadonlySet<string>;
  longest: number;
}

const GERUND_AFTER_A = endings('в вши вшись');
const GERUND = endings('ив ивши ившись ыв ывши ывшись');
const ADJECTIVE = endings(
  'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею',
);
const PARTICIPLE_AFTER_A = endings('ем нн вш ющ щ');
const PARTICIPLE = endings('ивш ывш ующ');
const REFLEXIVE = endings('ся сь');
const VERB_AFTER_A = endings('ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно');
const VERB = endings(
  'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
);
const NOUN = endings(
  'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
);
const SUPERLATIVE = endings('ейш ейше');
const DERIVATIONAL = endings('ост ость');
const VOWELS = new Set('аеиоуыэюя');

/**
 * Stem of a lower-case Russian word without ё, by the Snowball algorithm for Russian
 * (https://snowballstem.org/algorithms/russian/stemmer.html). Look-ups in sets only: linear in the length of the word.
 */
export function stemRussian(word: string): string {
  const rv = afterVowel(word, 0);
  if (rv < 0) return word;
  const r2 = regionTwo(word);
  let end = cutInflection(word, rv);
  if (end > rv && word[end - 1] === 'и') end -= 1;
  end = r2 < 0 ? end : cut(word, end, Math.max(rv, r2), DERIVATIONAL);
  return word.slice(0, tidy(word, end, rv));
}

/** Step 1: a perfective gerund, or else a reflexive ending followed by an adjectival, verbal or nominal one. */
function cutInflection(word: string, rv: number): number {
  const gerund = cutEither(word, word.length, rv, [GERUND_AFTER_A, GERUND]);
  if (gerund < word.length) return gerund;
  const end = cut(word, word.length, rv, REFLEXIVE);
  const adjective = cut(word, end, rv, ADJECTIVE);
  if (adjective < end) return cutEither(word, adjective, rv, [PARTICIPLE_AFTER_A, PARTICIPLE]);
  const verb = cutEither(word, end, rv, [VERB_AFTER_A, VERB]);
  return verb < end ? verb : cut(word, end, rv, NOUN);
}

/** Step 4: one н of two, or a superlative (and then one н of two), or a soft sign. */
function tidy(word: string, end: number, rv: number): number {
  if (end > rv && word[end - 1] === 'ь') return end - 1;
  const short = cut(word, end, rv, SUPERLATIVE);
  return short - 2 >= rv && word[short - 1] === 'н' && word[short - 2] === 'н' ? short - 1 : short;
}

/** Offset after the longest of the endings is cut from `word.slice(from, end)`; `end` when none is there. */
function cut(word: string, end: number, from: number, { all, longest }: Endings): number {
  for (let length = Math.min(longest, end - from); length > 0; length -= 1) {
    if (all.has(word.slice(end - length, end))) return end - length;
  }
  return end;
}

/** The longest ending of two groups; one of the first group counts only after а or я, which must lie in the region. */
function cutEither(word: string, end: number, from: number, groups: readonly [Endings, Endings]): number {
  const [afterA, free] = groups;
  for (let length = Math.min(Math.max(afterA.longest, free.longest), end - from); length > 0; length -= 1) {
    const start = end - length;
    const ending = word.slice(start, end);
    if (free.all.has(ending)) return start;
    if (afterA.all.has(ending)) {
      const before = start > from ? word[start - 1] : '';
      return before === 'а' || before === 'я' ? start : end;
    }
  }
  return end;
}

/** Start of R2: behind the second consonant that follows a vowel (Snowball's R1 applied twice); −1 when there is none. */
function regionTwo(word: string): number {
  const one = afterConsonant(word, 0);
  return one < 0 ? -1 : afterConsonant(word, one);
}

function afterConsonant(word: string, from: number): number {
  let i = afterVowel(word, from);
  if (i < 0) return -1;
  while (i < word.length && VOWELS.has(word.charAt(i))) i += 1;
  return i < word.length ? i + 1 : -1;
}

function afterVowel(word: string, from: number): number {
  for (let i = from; i < word.length; i += 1) if (VOWELS.has(word.charAt(i))) return i + 1;
  return -1;
}

function endings(list: string): Endings {
  const all = new Set(list.split(' '));
  return { all, longest: Math.max(...[...all].map((ending) => ending.length)) };
}
