import type { Place } from '../../contracts/enriched.ts';
import { COMPARISON, MOVED_TO, RESIDENCE } from './place-words.ts';

/** «в Опочке» says where it happened; «из Опочки», «до Опочки», «в Опочку» say where a road begins or ends. */
const LOCATIVE = 1.3;
const DIRECTION = 0.7;
/** Who lives there writes about it; what is only compared is somewhere else. */
const RESIDENT = 1.6;
const COMPARED = 0.3;
/** UTF-16 units read before a place. */
const BEFORE_UNITS = 32;

/** How much a place weighs by the words before it; the text around it is read, at most BEFORE_UNITS of it. */
export function contextFactor(text: string, { start, end }: Pick<Place, 'start' | 'end'>): number {
  const before = text.slice(Math.max(0, start - BEFORE_UNITS), start);
  if (COMPARISON.test(before)) return COMPARED;
  if (MOVED_TO.test(before)) return RESIDENT;
  const resident = RESIDENCE.test(before) ? RESIDENT : 1;
  if (/(?:^|[^\p{L}])(?:из|до|от|к|ко|через|на)\s$/iu.test(before)) return resident * DIRECTION;
  if (!/(?:^|[^\p{L}])во?\s(?:г\.\s?|город[еа]?\s|пос\.\s?|поселке\s|посёлке\s)?$/iu.test(before))
    return resident;
  return resident * (isWhereForm(text.slice(start, end)) ? LOCATIVE : DIRECTION);
}

/** «в Острове», «в Печорах», «в Твери», «в Палкино»: the prepositional, or a name that is not declined. */
function isWhereForm(name: string): boolean {
  return /(?:е|ах|ях|ом|ем|ой|ей|о|[рл]и)$/iu.test(name);
}
