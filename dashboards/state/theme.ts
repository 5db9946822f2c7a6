import { computed, effect, signal } from '@preact/signals';
import { preference } from './preference.ts';

const chosen = preference<'system' | 'light' | 'dark'>('theme', 'system', ['system', 'light', 'dark']);
const systemIsDark = signal(false);

/** The theme in force: the chosen one, else the system's. */
export const theme = computed(() =>
  chosen.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : chosen.value,
);

/** Switches to the other theme and keeps it. */
export function toggleTheme(): void {
  chosen.value = theme.value === 'dark' ? 'light' : 'dark';
}

/** Follows the system's theme and writes the one in force to the root element, where the styles read it. */
export function applyTheme(): void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  systemIsDark.value = media.matches;
  media.addEventListener('change', (event) => {
    systemIsDark.value = event.matches;
  });
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
  });
}
