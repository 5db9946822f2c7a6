import { digitGroups } from './digit-groups.ts';
import { foldDigits } from './fold-digits.ts';
import { replaceMasked, type Masked } from './marks.ts';
import { findCards } from './mask-cards.ts';
import { findEmails } from './mask-emails.ts';
import { findMentions } from './mask-mentions.ts';
import { findNames } from './mask-names.ts';
import { findNumbers } from './mask-numbers.ts';
import { findPassports } from './mask-passports.ts';
import { findPhones } from './mask-phones.ts';
import { findSignedNames } from './mask-signed-names.ts';
import { findSpeltEmails } from './mask-spelt-emails.ts';
import { tokenise, type Token } from './tokenise.ts';

/** What a first pass uncovers is found by the second; more passes are only needed by texts made to need them. */
const PASSES_MAX = 8;

/**
 * A text with phones, e-mails, cards, passports, numbers of documents, full names and mentions of people replaced by their marks (MARKS).
 * Masking twice changes nothing; linear in the length of the text.
 */
export function maskPersonalData(text: string): string {
  let masked = text;
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const pieces = findPersonalData(masked);
    if (pieces.length === 0) break;
    masked = replaceMasked(
      masked,
      pieces.map((piece) => wholeCharacters(masked, piece)),
    );
  }
  return masked;
}

function findPersonalData(text: string): Masked[] {
  const tokens = tokenise(text);
  const digits = foldDigits(text);
  const groups = digitGroups(digits, tokens.filter(isUrl));
  return [
    ...findMentions(text, tokens),
    ...findEmails(text),
    ...findSpeltEmails(text),
    ...findPassports(digits),
    ...(groups.length === 0 ? [] : findNumbers(digits)),
    ...findCards(digits, groups),
    ...findPhones(digits, groups),
    ...findNames(text, tokens),
    ...findSignedNames(text, tokens),
  ];
}

/** A digit of two code units is taken whole, never half of it. */
function wholeCharacters(text: string, piece: Masked): Masked {
  return isLowSurrogate(text.charCodeAt(piece.end)) ? { ...piece, end: piece.end + 1 } : piece;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc_00 && code <= 0xdf_ff;
}

function isUrl(token: Token): boolean {
  return token.kind === 'url';
}
