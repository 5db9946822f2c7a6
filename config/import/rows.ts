import type { SettlementFacts } from './settlement.ts';

/** A row of a list that names no settlement of the region for sure, with why. */
export interface BadRow {
  line: number;
  reason: string;
  raw: string;
}

/** What one file holds for a region. */
export interface ListContent {
  settlements: SettlementFacts[];
  bad: BadRow[];
  /** Rows of other regions, headings and units: nothing is wrong with them. */
  passed: number;
}

/** Bad rows kept with their text; further ones are only counted by the last of them. */
const BAD_MAX = 10_000;
const RAW_UNITS_MAX = 200;

/** An empty content. */
export function emptyContent(): ListContent {
  return { settlements: [], bad: [], passed: 0 };
}

/** Puts a row aside. */
export function addBad(content: ListContent, line: number, reason: string, raw: string): void {
  if (content.bad.length < BAD_MAX) content.bad.push({ line, reason, raw: raw.slice(0, RAW_UNITS_MAX) });
}
