import { MARKS, type Masked } from './marks.ts';
import { isPersonalUrl } from './profile-url.ts';
import type { Token } from './tokenise.ts';

/** VK's links to a person: «[id1|Анна Иванова]», «@id1 (Анна Иванова)», «*id1 (Анна)». */
const PERSON_LINK = /\[id\d{1,15}(?::[^|\]\n]{0,60})?\|[^\]\n]{0,120}\]|[@*]id\d{1,15} ?\([^)\n]{1,120}\)/g;
/** Enough for four more pieces of a handle. */
const HANDLE_REST_UNITS = 132;
/** Handles of communities by number name no person. */
const COMMUNITY = /^(?:club|public|event)\d+$/;

/** Handles, VK's links to persons, and addresses of personal pages. Communities, channels and sites are none. */
export function findMentions(text: string, tokens: readonly Token[]): Masked[] {
  const found: Masked[] = [...text.matchAll(PERSON_LINK)].map((match) =>
    mention(match.index, match[0].length),
  );
  for (const token of tokens) {
    const isPerson =
      token.kind === 'mention'
        ? !COMMUNITY.test(token.norm)
        : token.kind === 'url' && isPersonalUrl(text.slice(token.start, token.end));
    if (isPerson) found.push(mention(token.start, endOf(text, token) - token.start));
  }
  return found;
}

/** VK's handles may hold points: «@ivan.petrov» is one handle, not a handle and a surname. */
function endOf(text: string, { kind, end }: Token): number {
  if (kind !== 'mention') return end;
  const rest = /^(?:\.\w{1,32}){1,4}/.exec(text.slice(end, end + HANDLE_REST_UNITS));
  return end + (rest?.[0].length ?? 0);
}

function mention(start: number, length: number): Masked {
  return { start, end: start + length, mark: MARKS.mention };
}
