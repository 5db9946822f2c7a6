import { readFileSync, statSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument, stringify, visit } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import type { Problem } from './problems.ts';

/** Largest file read: some hundred times an ordinary one. */
const FILE_BYTES_MAX = 1_000_000;
/** Aliases expanded in one file; more is a bomb. */
const ALIASES_MAX = 100;
/** Levels of nesting; the deepest file of ours has five. */
const DEPTH_MAX = 40;
/** Keys that mean something to the JavaScript object that would hold them. */
const REFUSED_KEYS: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

/** A file as plain values that still knows where each of them stands. */
export interface YamlFile {
  name: string;
  /** `{}` for an empty file or one with problems. */
  value: unknown;
  /** Why the file cannot be used at all; empty when it can. */
  problems: Problem[];
  /** `name:line:column` of the value at the path, or of its nearest parent that exists. */
  where(path: readonly PropertyKey[]): string;
  /** Like `where`, of the key itself. */
  whereKey(path: readonly PropertyKey[]): string;
}

/** Reads a YAML file; never throws. `name` is what messages call it. */
export function readYaml(file: string, name: string): YamlFile {
  const read = readBounded(file, name);
  return typeof read === 'string' ? parseYaml(read, name) : read;
}

/** Reads a generated JSON file, many times faster than YAML but without positions; never throws. */
export function readJson(file: string, name: string): YamlFile {
  const read = readBounded(file, name);
  if (typeof read !== 'string') return read;
  try {
    const where = () => `${name}:1:1`;
    return { name, value: JSON.parse(read), problems: [], where, whereKey: where };
  } catch {
    return unusable(name, 'not JSON', 'make the file anew');
  }
}

function readBounded(file: string, name: string): string | YamlFile {
  try {
    const { size } = statSync(file);
    if (size > FILE_BYTES_MAX) {
      return unusable(name, 'the file is too large', `keep it below ${FILE_BYTES_MAX} bytes`);
    }
    return decodeText(readFileSync(file)) ?? unusable(name, 'not a text in UTF-8', 'save it as UTF-8');
  } catch {
    return unusable(name, 'the file cannot be read', 'check the path and the access rights');
  }
}

/** null: other encodings and binary files, in which any problem found later would puzzle. */
function decodeText(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Parses YAML 1.2 (core schema, no tags, no merge keys); never throws. */
export function parseYaml(text: string, name: string): YamlFile {
  if (text.length > FILE_BYTES_MAX) {
    return unusable(name, 'the file is too large', `keep it below ${FILE_BYTES_MAX} bytes`);
  }
  if (nestingOf(text) > DEPTH_MAX) return unusable(name, 'nested too deeply', 'flatten it');
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  try {
    const document = parseDocument(text, { schema: 'core', lineCounter: lines, prettyErrors: false });
    const problems = [...syntaxProblems(document, place), ...refusedKeys(document, place)];
    const value: unknown = problems.length > 0 ? {} : (document.toJS({ maxAliasCount: ALIASES_MAX }) ?? {});
    return {
      name,
      value,
      problems,
      where: (path) => place(offsetOf(document, path)),
      whereKey: (path) => place(keyOffsetOf(document, path)),
    };
  } catch {
    return unusable(name, 'the file expands without bound', 'write the values out instead of using aliases');
  }
}

function unusable(name: string, what: string, hint: string): YamlFile {
  const where = () => `${name}:1:1`;
  return { name, value: {}, problems: [{ where: where(), path: '', what, hint }], where, whereKey: where };
}

/** A bound from above on the depth, before a recursive parser meets it: brackets open at once, or indentation. */
function nestingOf(text: string): number {
  let open = 0;
  let deepest = 0;
  for (const line of text.split('\n')) {
    const lead = /^[ \-?]*/.exec(line)?.[0] ?? '';
    deepest = Math.max(deepest, lead.split(/[-?]/).length - 1, lead.length / 4);
    for (const character of line) {
      if (character === '[' || character === '{') deepest = Math.max(deepest, (open += 1));
      else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    }
  }
  return deepest;
}

function syntaxProblems(document: Document, place: (offset: number) => string): Problem[] {
  return [...document.errors, ...document.warnings].map((error: YAMLError) => ({
    where: place(error.pos[0]),
    path: '',
    what: error.message.split('\n')[0] ?? 'not YAML',
    hint: error.code === 'TAG_RESOLVE_FAILED' ? 'remove the tag' : 'correct the YAML here',
  }));
}

function refusedKeys(document: Document, place: (offset: number) => string): Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Pair(_, pair) {
      const key = isScalar(pair.key) ? pair.key.value : pair.key;
      if (isScalar(pair.key) && !REFUSED_KEYS.has(key)) return;
      const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      found.push({
        where: place(offset),
        path: '',
        what: 'this key is not allowed',
        hint: 'rename or remove it',
      });
    },
  });
  return found;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffsetOf(document: Document, path: readonly PropertyKey[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const key = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  return isNode(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}

/** Settings as YAML, as a person would write them. */
export function toYaml(value: object): string {
  return stringify(value, { lineWidth: 0 });
}
