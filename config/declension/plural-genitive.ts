const VOWEL = /[аеиоуыэюя]/;

/**
 * Genitives that a plural name may have: «Печоры» → «печор» and «печоров», «Борки» → «борков» and «борок», «Теребени» →
 * «теребеней» and «теребень». Dictionaries of names differ and people write both, so both are given.
 */
export function genitivesOfPlural(noun: string): string[] {
  const stem = noun.slice(0, -1);
  const last = noun.slice(-1);
  // «Поляне», «Горяне»
  if (/[ая]не$/.test(noun)) return [stem];
  if (last === 'а' || last === 'я') return [...bare(stem, last === 'я'), `${stem}ов`];
  if (noun.endsWith('ицы')) return [stem];
  if (last === 'ы') return [...(stem.endsWith('ц') ? [`${stem}ев`] : [`${stem}ов`]), ...bare(stem, false)];
  if (/[жшчщ]и$/.test(noun)) return [`${stem}ей`, ...(noun.endsWith('ичи') ? [] : bare(stem, false))];
  if (/[гкх]и$/.test(noun)) return [`${stem}ов`, ...bare(stem, false)];
  // «Ясли» and the like; after a vowel «Гультяи» → «гультяев».
  if (VOWEL.test(stem.slice(-1))) return [`${stem}ев`, `${stem}й`];
  return [`${stem}ей`, ...bare(stem, true)];
}

/** The bare stem, with its fleeting vowel: «сосонк-» → «сосонок», «вышк-» → «вышек», «копейк-» → «копеек». */
function bare(stem: string, isSoft: boolean): string[] {
  const soft = isSoft ? 'ь' : '';
  const [before = '', final = ''] = [stem.at(-2), stem.at(-1)];
  if (VOWEL.test(before) || final === '') return [stem + soft];
  const head = stem.slice(0, -1);
  if (before === 'ь' || before === 'й') return [`${head.slice(0, -1)}е${final}`];
  if (final === 'к') return [`${head}${/[жшчщц]/.test(before) ? 'е' : 'о'}к`];
  if (final === 'н' || final === 'л' || final === 'ц') return [stem + soft, `${head}е${final}`];
  return [stem + soft];
}
