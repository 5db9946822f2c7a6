import type { Dice } from '../dice.ts';
import { factSlots } from './compose.ts';
import type { Facts } from './compose.ts';
import { expand, tidy } from './expand.ts';
import type { Slots } from './expand.ts';

/** More slots for one kind of text. */
export type ExtraSlots = Readonly<Record<string, () => string>>;

/** Slots of the facts, with `extra` before them. */
export function slotsWith(facts: Pick<Facts, 'spot' | 'bodyName'>, dice: Dice, extra: ExtraSlots): Slots {
  const known = factSlots(facts, dice);
  return (name) => extra[name]?.() ?? known(name);
}

/** One template of the bank, expanded and tidied. */
export function oneOf(bank: readonly string[], dice: Dice, slots: Slots): string {
  return tidy(expand(dice.pick(bank), dice, slots));
}

/** The problem of the facts, in one wording and all its cases. */
export function issueSlots({ topic }: Pick<Facts, 'topic'>, dice: Dice): ExtraSlots {
  const [nominative, genitive, accusative, prepositional] = dice.pick(topic.issues);
  return {
    issueNom: () => nominative,
    issueGen: () => genitive,
    issueAcc: () => accusative,
    issuePrep: () => prepositional,
  };
}
