import { BLOCKS, type Block } from '../../contracts/enriched.ts';
import type { PublicStep } from '../../contracts/queries/public.ts';

/** One district and block: a line of cells through the days. */
export interface Line {
  /** '' for posts that name no place. */
  districtId: string;
  block: Block;
}

/** A cell as it is stored. */
export interface GridCell extends Line {
  step: PublicStep;
  /** Start of the day or week, ms. */
  start: number;
  posts: number;
  isHidden: boolean;
  /** Tells the counted rows from any others; a decimal number of 64 bits, `NO_MARK` without rows and for weeks. */
  mark: string;
}

export const NO_MARK = '0';

/** SQL of the mark of rows: a row and what takes it back leave nothing. */
export const MARK_SQL = 'groupBitXor(cityHash64(id, version))';

/** Name of a line, unique within the grid. */
export function lineName({ districtId, block }: Line): string {
  return `${block} ${districtId}`;
}

/** Every line of the grid, the one of no district included. */
export function allLines(districts: readonly string[]): Line[] {
  return ['', ...districts].flatMap((districtId) => BLOCKS.map((block) => ({ districtId, block })));
}
