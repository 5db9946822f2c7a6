/** Longest text kept of a cell, in UTF-16 units; Excel itself allows 32,767. */
const CELL_LENGTH_MAX = 100_000;

/** Gathers the text of one cell or shared string; what is said about pronunciation is no part of it. */
export interface TextGatherer {
  open(name: string): void;
  text(text: string): void;
  close(name: string): void;
  /** The text since the last call, of any length up to the cap. */
  take(): string;
}

/** @param names of the elements whose text counts: `t`, and `v` within cells. */
export function gatherText(names: readonly string[]): TextGatherer {
  let gathered = '';
  let isIn = false;
  let isPhonetic = false;
  return {
    open(name) {
      if (name === 'rPh') isPhonetic = true;
      else if (names.includes(name)) isIn = !isPhonetic;
    },
    text(text) {
      if (isIn && gathered.length < CELL_LENGTH_MAX) gathered += text.slice(0, CELL_LENGTH_MAX);
    },
    close(name) {
      if (name === 'rPh') isPhonetic = false;
      else if (names.includes(name)) isIn = false;
    },
    take() {
      const whole = gathered;
      gathered = '';
      return withoutEscapes(whole);
    },
  };
}

/** Characters that XML cannot hold are written as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
