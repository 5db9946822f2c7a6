import { createHash } from 'node:crypto';
import type { Row } from '../row.ts';
import { readableHeader, splitHeaders, type Headers } from './headers.ts';
import { ownSubject, ownWords } from './own-words.ts';
import { textOfLetter } from './text-part.ts';

/** A letter as its file holds it. */
export interface Letter {
  line: number;
  /** One byte a character. */
  raw: string;
  /** When its file was changed, ms: stands for a missing date. */
  modifiedMs: number;
}

/**
 * An appeal of a letter: subject and what the sender wrote. Names and addresses of the people in its headers are not
 * read. Answers of programs, mailings and spam are answered with the reason why they are no appeal. Never throws.
 */
export function readLetter(letter: Letter, parseDate: (text: string) => number): Row {
  const { headers, body } = splitHeaders(letter.raw.replaceAll('\r\n', '\n'));
  const origin = { line: letter.line, raw: Object.fromEntries(headers) };
  const refusal = refusalOf(headers);
  if (refusal !== null) return { ...origin, reason: refusal };
  const subject = ownSubject(readableHeader(headers, 'subject'));
  const words = ownWords(textOfLetter(headers, body));
  const text = [words.startsWith(subject) ? '' : subject, words].filter(Boolean).join('\n');
  if (text === '') return { ...origin, reason: 'no text' };
  const date = headers.get('date') ?? '';
  return {
    ...origin,
    fields: {
      id: idOf(headers),
      identity: `${date}\n${text}`,
      text,
      publishedMs: date === '' ? letter.modifiedMs : parseDate(date),
      url: null,
      geo: null,
    },
  };
}

function refusalOf(headers: Headers): string | null {
  if (headers.size === 0) return 'no letter';
  const automatic = headers.get('auto-submitted')?.toLowerCase() ?? 'no';
  const isReport = /^multipart\/report\b/i.test(headers.get('content-type') ?? '');
  if (automatic !== 'no' || isReport) return 'written by a program';
  const isBulk = /^(?:bulk|list|junk)$/i.test(headers.get('precedence') ?? '');
  if (isBulk || headers.has('list-unsubscribe')) return 'a mailing';
  if (/^yes\b/i.test(headers.get('x-spam-flag') ?? '')) return 'marked as spam by the mail server';
  return null;
}

/** The Message-ID is the same in every copy of a letter; it may hold an address, so a hash stands for it. */
function idOf(headers: Headers): string | null {
  const id = headers.get('message-id');
  return id === undefined || id === '' ? null : createHash('sha256').update(id).digest('hex').slice(0, 24);
}
