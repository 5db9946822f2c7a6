const VOWEL = /[аеёиоуыэюяaeiouy]/i;
const SIGN = /[ьъй]/i;
/** Shortest piece of a word before and after a hyphen. */
const PIECE_MIN = 3;

/**
 * Cuts a name into at most two lines of `width` letters for a map tile: at a space or hyphen when it has one, else
 * within the word after a syllable; what does not fit ends with an ellipsis. A width below 4 counts as 4.
 */
export function wrapName(name: string, width: number): string[] {
  const room = Math.max(4, width);
  if (name.length <= room) return [name];
  const cut = breakAtGap(name, room) ?? breakAtSyllable(name, room);
  if (cut === null) return [shorten(name, room)];
  return [cut[0], shorten(cut[1], room)];
}

function breakAtGap(name: string, room: number): [string, string] | null {
  const space = name.lastIndexOf(' ', room);
  if (space >= PIECE_MIN) return [name.slice(0, space), name.slice(space + 1)];
  const hyphen = name.lastIndexOf('-', room - 1);
  return hyphen >= PIECE_MIN - 1 ? [name.slice(0, hyphen + 1), name.slice(hyphen + 1)] : null;
}

/** Before a consonant with a vowel behind it: as near to the middle as both lines allow, else as late as possible. */
function breakAtSyllable(word: string, room: number): [string, string] | null {
  const cuts: number[] = [];
  for (let at = PIECE_MIN; at <= Math.min(room - 1, word.length - PIECE_MIN); at += 1) {
    const startsSyllable =
      !VOWEL.test(word.charAt(at)) && !SIGN.test(word.charAt(at)) && VOWEL.test(word.charAt(at + 1));
    if (startsSyllable && VOWEL.test(word.slice(0, at))) cuts.push(at);
  }
  const fitting = cuts.filter((at) => word.length - at <= room);
  const middle = word.length / 2;
  const best =
    fitting.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? cuts.at(-1) ?? null;
  return best === null ? null : [`${word.slice(0, best)}-`, word.slice(best)];
}

function shorten(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}

/** Name of a district for a tile: without the word for «district». */
export function tileName(name: string): string {
  return name.replace(/\s+(район|district|муниципальный округ|округ)$/iu, '');
}
