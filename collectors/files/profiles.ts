/** How a file is read: `csv` is a register of appeals with a header line, `jsonl` holds one post a line. */
export const FILE_PROFILES = ['csv', 'jsonl'] as const;
export type FileProfile = (typeof FILE_PROFILES)[number];
