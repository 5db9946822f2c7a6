import { arrowOf, type Level } from '../charts/level.ts';
import { words } from '../i18n/language.ts';

/** A level by arrow, word and colour. */
export function LevelMark({ level }: { level: Level }) {
  return (
    <span class={`level level-${level}`}>
      <span aria-hidden="true">{arrowOf(level)}</span> {words.value.levels[level]}
    </span>
  );
}
