import type { Analysis } from '../text/analyse.ts';
import { createAnalyser } from '../text/analyse.ts';
import type { KnownText } from './analyse-text.ts';
import type { KnownWord, Vocabulary } from './vocabulary.ts';

/** A phrase found: as the list writes it, what it stands for, and its first and last word (both included). */
export interface PhraseMatch<T> {
  phrase: string;
  value: T;
  from: number;
  to: number;
}

interface Node<T> {
  entries: { phrase: string; value: T; exact: string | null }[];
  next: Map<string, Node<T>> | null;
}

interface Trie<T> {
  root: Map<string, Node<T>>;
  /** Stems of all words but the first. */
  further: ReadonlySet<string>;
}

/** Before a phrase: its last word counts in this form only («=сдам», not «сдать»). */
const EXACT = '=';
/** Longer phrases are cut: with a gap of two, each further word may triple the places to look at. */
const PHRASE_WORDS_MAX = 6;

/**
 * Makes the function that finds words and phrases by their stems, in order, with at most `gap` other words between two
 * of a phrase and never across the end of a sentence. Every match is given, the overlapping ones too, by where they
 * begin. A phrase that starts with `=` wants its last word in that very form. Linear in the number of words: a start
 * looks at a bounded number of places.
 */
export function createPhraseMatcher<T>(
  vocabulary: Vocabulary,
  entries: Iterable<readonly [phrase: string, value: T]>,
  { gap }: { gap: 0 | 1 | 2 },
): (text: KnownText) => PhraseMatch<T>[] {
  const { root, further } = buildTrie(entries);
  const bit = vocabulary.mark({ stems: root.keys(), further });
  return ({ words, starts: { at, bits, all } }) => {
    const matches: PhraseMatch<T>[] = [];
    if ((all & bit) === 0) return matches;
    for (let i = 0; i < at.length; i += 1) {
      if (((bits[i] ?? 0) & bit) === 0) continue;
      const from = at[i] ?? 0;
      const node = root.get(words[from]?.stem ?? '');
      if (node !== undefined) follow(node, words, { from, at: from, gap, bit }, matches);
    }
    return matches;
  };
}

interface Position {
  from: number;
  at: number;
  gap: number;
  bit: number;
}

function follow<T>(
  node: Node<T>,
  words: readonly KnownWord[],
  position: Position,
  matches: PhraseMatch<T>[],
): void {
  const { from, at, gap, bit } = position;
  for (const { phrase, value, exact } of node.entries) {
    if (exact === null || exact === words[at]?.token.norm) matches.push({ phrase, value, from, to: at });
  }
  if (node.next === null) return;
  const last = Math.min(words.length - 1, at + 1 + gap);
  let seen: Node<T> | undefined;
  for (let i = at + 1; i <= last; i += 1) {
    const word = words[i];
    if (word === undefined || word.token.startsSentence) return;
    if ((word.facts.continues & bit) === 0) continue;
    const child = node.next.get(word.stem);
    // «нет нет нет»: one continuation per stem, so that repeated words do not multiply.
    if (child === undefined || child === seen) continue;
    seen = child;
    follow(child, words, { from, at: i, gap, bit }, matches);
  }
}

function buildTrie<T>(entries: Iterable<readonly [string, T]>): Trie<T> {
  const analyse = createAnalyser();
  const root: Node<T> = { entries: [], next: new Map() };
  const further = new Set<string>();
  for (const [phrase, value] of entries) {
    const words = analyse(phrase).words.slice(0, PHRASE_WORDS_MAX);
    const exact = phrase.startsWith(EXACT) ? (words.at(-1)?.token.norm ?? null) : null;
    let nodes = [root];
    for (const { token, stem } of words) {
      const stems = new Set([stem, ...(exact === null ? otherStems(token.norm, analyse) : [])]);
      if (nodes[0] !== root) for (const one of stems) further.add(one);
      nodes = nodes.flatMap((node) => [...stems].map((one) => childOf(node, one)));
    }
    for (const node of nodes) {
      // «урод, уроды»: two forms of one word with one value are one entry.
      const isKnown = node.entries.some((entry) => entry.value === value && entry.exact === exact);
      if (node !== root && !isKnown) node.entries.push({ phrase, value, exact });
    }
  }
  return { root: root.next ?? new Map<string, Node<T>>(), further };
}

function childOf<T>(node: Node<T>, stem: string): Node<T> {
  node.next ??= new Map();
  let child = node.next.get(stem);
  if (child === undefined) node.next.set(stem, (child = { entries: [], next: null }));
  return child;
}

/**
 * The stemmer takes the end of «водоканал», «вокзал», «обмен» for the ending of a verb, but not in «водоканалу»: such
 * nouns have a second stem.
 */
function otherStems(norm: string, analyse: (text: string) => Analysis): string[] {
  return /[а-я](?:[аеи]л|ен)$/.test(norm) ? analyse(`${norm}у`).words.map((word) => word.stem) : [];
}
