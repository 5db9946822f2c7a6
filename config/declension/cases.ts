/** The oblique cases in the order of school grammar. */
export const CASES = ['gen', 'dat', 'acc', 'ins', 'prep'] as const;
export type Case = (typeof CASES)[number];
/** The forms of each case, the usual one first. */
export type Paradigm = Record<Case | 'nom', string[]>;

/** A paradigm made case by case. */
export function paradigm(formsOf: (key: Case | 'nom') => string[]): Paradigm {
  return {
    nom: formsOf('nom'),
    gen: formsOf('gen'),
    dat: formsOf('dat'),
    acc: formsOf('acc'),
    ins: formsOf('ins'),
    prep: formsOf('prep'),
  };
}

/** Lower case and ё→е, as texts are folded before they are compared. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
