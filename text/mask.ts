import { digitGroups } from './digit-groups.ts';
import { replaceMasked, type Masked } from './marks.ts';
import { findCards } from './mask-cards.ts';
import { findEmails } from './mask-emails.ts';
import { findMentions } from './mask-mentions.ts';
import { findNames } from './mask-names.ts';
import { findPassports } from './mask-passports.ts';
import { findPhones } from './mask-phones.ts';
import { tokenise, type Token } from './tokenise.ts';

/** What a first pass uncovers is found by the second; more passes are only needed by texts made to need them. */
const PASSES_MAX = 8;

/**
 * A text with phones, e-mails, cards, passports, full names and mentions of people replaced by their marks (MARKS).
 * Masking twice changes nothing; linear in the length of the text.
 */
export function maskPersonalData(text: string): string {
  let masked = text;
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const pieces = findPersonalData(masked);
    if (pieces.length === 0) break;
    masked = replaceMasked(masked, pieces);
  }
  return masked;
}

function findPersonalData(text: string): Masked[] {
  const tokens = tokenise(text);
  const groups = digitGroups(text, tokens.filter(isUrl));
  return [
    ...findMentions(text, tokens),
    ...findEmails(text),
    ...findPassports(text),
    ...findCards(text, groups),
    ...findPhones(text, groups),
    ...findNames(text, tokens),
  ];
}

function isUrl(token: Token): boolean {
  return token.kind === 'url';
}
