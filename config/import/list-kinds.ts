/** Kinds of files that can be imported into a region. */
export const LIST_FORMATS = ['oktmo', 'list', 'gar', 'boundaries'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
