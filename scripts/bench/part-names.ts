/** The parts in the order in which they are run. */
export const PART_NAMES = [
  'enrich',
  'collect',
  'visible',
  'store',
  'start',
  'reads',
  'load',
  'facts',
] as const;

export type PartName = (typeof PART_NAMES)[number];

/** Whether a part has this name. */
export function isPartName(name: string): name is PartName {
  return PART_NAMES.some((known) => known === name);
}
