import { createDice, hashOf } from '../dice.ts';
import { chatter } from '../texts/chatter.ts';
import { pickDistrict } from '../world/setting.ts';
import type { Setting } from '../world/setting.ts';
import { spotIn } from '../texts/places.ts';

/** An item that no collector can date: it has to end in quarantine, so it is in no ledger. */
export interface BadItem {
  guid: string;
  title: string;
  text: string;
  /** As it stands in the feed. */
  date: string;
}

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 3;
const SHARE_OF_DAYS = 0.6;
const DATES: readonly string[] = [
  'вчера вечером',
  'Пн, 31 Фев 2026 25:61:00 +0300',
  '0000-00-00 00:00:00',
  'Mon, 14 Mar 2005 10:00:00 +0300',
  '01.02.2005 09:30',
];

/** What a careless content system puts among the items of the last days. */
export function badItems(setting: Setting, feed: string, nowMs: number): BadItem[] {
  const today = Math.floor(nowMs / DAY_MS);
  return Array.from({ length: DAYS_SHOWN }, (_, ago) => today - ago).flatMap((day) => {
    const dice = createDice(hashOf(setting.seed, feed, day, 'bad'));
    if (!dice.chance(SHARE_OF_DAYS)) return [];
    const spot = spotIn(pickDistrict(setting, { districtIds: [] }, dice), dice);
    const text = chatter('talk', { spot, bodyName: null }, dice, () => '');
    return [{ guid: `https://${feed}.example/old/${day}`, title: 'Из архива', text, date: dice.pick(DATES) }];
  });
}
