import type { Dice } from '../dice.ts';

/** Gives the words of a `<slot>`. */
export type Slots = (name: string) => string;

/** A piece of a template: words, a slot, or alternatives. */
type Part = string | { slot: string } | readonly (readonly Part[])[];

/** Templates are source code of this folder, some thousands; more would mean that texts are parsed as templates. */
const TEMPLATES_KEPT = 6000;
const parsed = new Map<string, readonly Part[]>();

const noSlots: Slots = (name) => {
  throw new RangeError(`the template names the slot ${name}, which nobody fills`);
};

/**
 * Expands a template: `{a|b|}` is one of its alternatives (they nest and may be empty), `<name>` a slot.
 * Templates are source code of this folder; an unclosed brace is a bug and throws RangeError.
 */
export function expand(template: string, dice: Dice, slots: Slots = noSlots): string {
  const known = parsed.get(template);
  if (known !== undefined) return written(known, dice, slots);
  const parts = parse(template);
  if (parsed.size < TEMPLATES_KEPT) parsed.set(template, parts);
  return written(parts, dice, slots);
}

function written(parts: readonly Part[], dice: Dice, slots: Slots): string {
  let result = '';
  for (const part of parts) {
    if (typeof part === 'string') result += part;
    else if ('slot' in part) result += slots(part.slot);
    else result += written(dice.pick(part), dice, slots);
  }
  return result;
}

function parse(template: string): readonly Part[] {
  const parts: Part[] = [];
  let index = 0;
  while (index < template.length) {
    const mark = nextMark(template, index);
    if (mark > index) parts.push(template.slice(index, mark));
    if (mark === template.length) break;
    if (template[mark] === '<') {
      const end = template.indexOf('>', mark);
      parts.push({ slot: template.slice(mark + 1, end) });
      index = end + 1;
    } else {
      const options = alternatives(template, mark);
      parts.push(options.list.map(parse));
      index = options.end;
    }
  }
  return parts;
}

function nextMark(template: string, from: number): number {
  for (let index = from; index < template.length; index += 1)
    if (template[index] === '{' || template[index] === '<') return index;
  return template.length;
}

/** The top-level alternatives of the brace at `open`, and the offset behind its closing brace. */
function alternatives(template: string, open: number): { list: string[]; end: number } {
  const list: string[] = [];
  let depth = 0;
  let begin = open + 1;
  for (let index = open; index < template.length; index += 1) {
    const char = template[index];
    if (char === '{') depth += 1;
    else if (char === '|' && depth === 1) {
      list.push(template.slice(begin, index));
      begin = index + 1;
    } else if (char === '}') {
      depth -= 1;
      if (depth > 0) continue;
      list.push(template.slice(begin, index));
      return { list, end: index + 1 };
    }
  }
  throw new RangeError(`unclosed brace in the template «${template}»`);
}

/** Tidy punctuation of a text put together from pieces: one space, none before a stop, capitals after stops. */
export function tidy(text: string): string {
  const spaced = text
    .replace(/ +/g, ' ')
    .replace(/ ([,.!?:;])/g, '$1')
    .replace(/^ | $/gm, '');
  return spaced.replace(
    /(^|(?<!(?:тыс|руб|ул|каб|тел|корп|г|д|т))[.!?…]\s|\n)([a-zа-яё])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
