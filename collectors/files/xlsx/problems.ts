import { VecheError } from '../../../contracts/errors.ts';

/** A workbook that cannot be read; `what` says why. */
export function damaged(what: string, cause?: unknown): VecheError {
  return new VecheError('input', `the workbook cannot be read: ${what}`, {
    hint: 'open it in a spreadsheet program and save it again as .xlsx without a password, or as CSV',
    cause,
  });
}

/** A workbook above the caps, which would take all memory or time. */
export function tooLarge(what: string): VecheError {
  return new VecheError('too_large', `the workbook is refused: ${what} is too large`, {
    hint: 'split it into smaller files, or save the sheet as CSV',
  });
}
