import { signal } from '@preact/signals';

/** Titles of channels by id, as the operator named their sources. */
export const channelTitles = signal<ReadonlyMap<string, string>>(new Map());
