import { fold } from './cases.ts';

const PLURAL = ['ам', 'ами', 'ах'];
const MASCULINE = ['', 'а', 'у', 'ом', 'е'];
const FEMININE = ['а', 'и', 'е', 'у', 'ой'];

/** All cases of inhabitants given in the plural, and of one of them: «опочане», «опочанин», «опочанка». */
export function inhabitantForms(plural: string): string[] {
  const word = fold(plural);
  const stem = word.slice(0, -1);
  return [word, genitive(word, stem), ...withEndings(stem, PLURAL), ...singulars(word, stem)];
}

function genitive(word: string, stem: string): string {
  if (word.endsWith('не')) return stem;
  return word.endsWith('чи') ? `${stem}ей` : `${stem}ев`;
}

function singulars(word: string, stem: string): string[] {
  // «опочане» → «опочанин», «опочанка»
  if (word.endsWith('не'))
    return [...withEndings(`${stem}ин`, MASCULINE), ...withEndings(`${stem}к`, FEMININE)];
  // «псковичи» → «пскович», «псковичка»
  if (word.endsWith('ичи')) {
    return [...withEndings(stem, ['', 'а', 'у', 'ем', 'ом', 'е']), ...withEndings(`${stem}к`, FEMININE)];
  }
  // «гдовцы» → «гдовец», «гдовца»
  return [`${stem.slice(0, -1)}ец`, ...withEndings(stem, ['а', 'у', 'ем', 'ом', 'е'])];
}

function withEndings(stem: string, endings: readonly string[]): string[] {
  return endings.map((ending) => stem + ending);
}
