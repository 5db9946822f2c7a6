import { VecheError } from '../../contracts/errors.ts';

/** First bytes of a zip, which a workbook is. */
const ZIP = Buffer.from('PK\u0003\u0004');
/** First bytes of a compound file: an .xls, or a workbook under a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * Whether a file is a workbook, by its first bytes.
 * @throws {VecheError} `input` for an old workbook or one under a password.
 */
export function isWorkbook(head: Buffer): boolean {
  if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    throw new VecheError('input', 'the file is an old .xls workbook or under a password', {
      hint: 'save it as .xlsx without a password',
    });
  }
  return head.subarray(0, ZIP.length).equals(ZIP);
}
