import { computed } from '@preact/signals';
import { region } from '../data/region.ts';
import { preference } from '../state/preference.ts';
import { EN } from './en.ts';
import { createFormats } from './format.ts';
import type { Language } from './plural.ts';
import { RU, type Words } from './ru.ts';

/** The chosen language; Russian until somebody chooses. */
export const language = preference<Language>('language', 'ru', ['ru', 'en']);

/** Every sentence of the interface in the chosen language. */
export const words = computed<Words>(() => (language.value === 'ru' ? RU : EN));

const zone = computed(() => region.value?.timezone ?? 'UTC');

/** Numbers and times in the chosen language and the region's zone. */
export const formats = computed(() => createFormats(language.value, zone.value));
