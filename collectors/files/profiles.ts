import type { ImportProfile } from '../../contracts/import-profile.ts';

/**
 * Ways to read a file that need no mapping: `csv` and `xlsx` are a register of appeals with usual headers (which of
 * the two it is, is seen from the file), `jsonl` holds one post a line, `mail` is a letter, an mbox or a folder of them.
 */
export const FILE_PROFILES = ['csv', 'xlsx', 'jsonl', 'mail'] as const;

/** One of those, or a mapping of columns. */
export type FileProfile = (typeof FILE_PROFILES)[number] | ImportProfile;
