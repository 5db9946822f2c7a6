import type { AlertCell } from '../contracts/reader.ts';

/** What a cell must exceed to raise an alert. */
export interface RuleSettings {
  /** Distinct authors; one loud person is no wave. */
  minAuthors: number;
  /** Distinct channels; one channel's campaign is no wave. */
  minChannels: number;
  /** Standard score over the hour-of-week norm. */
  zThreshold: number;
}

export const RULE_NAME = 'district-block-norm';

/** Copies of one text count once: below this many different texts a cell is a campaign, not many voices. */
const CLUSTERS_MIN = 3;
/** A cell has to fall below this share of the threshold to count as calm, so that alerts do not flicker. */
const CALM_SHARE = 0.5;

/** `alarm` raises, `calm` lets an open alert close, `between` changes nothing. */
export function judgeCell(cell: AlertCell, settings: RuleSettings): 'alarm' | 'between' | 'calm' {
  if (cell.z === null || cell.expected === null) return 'between';
  const isBroad =
    cell.authors >= settings.minAuthors &&
    cell.channels >= settings.minChannels &&
    cell.clusters >= Math.min(CLUSTERS_MIN, settings.minAuthors);
  if (cell.z >= settings.zThreshold && isBroad) return 'alarm';
  return cell.z < settings.zThreshold * CALM_SHARE ? 'calm' : 'between';
}
