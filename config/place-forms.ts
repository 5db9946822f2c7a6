import type { GazetteerPlace } from '../contracts/region.ts';
import { formatPath } from './problems.ts';
import type { Problem } from './problems.ts';
import type { Located } from './region-files.ts';
import { GRAMMARS } from './region-schema.ts';
import type { FormsFile, Grammar, PlaceEntry } from './region-schema.ts';

/** What separates the forms of one place in forms.json. */
export const FORM_SEPARATOR = ', ';

const GENERATE = 'run node scripts/region-forms.ts';

/** The place as the rest of the system knows it: the entry with its generated forms instead of its grammar. */
export function joinForms(
  entry: Located<PlaceEntry>,
  file: FormsFile,
): { place: GazetteerPlace; problems: Problem[] } {
  const { id, name, level, districtId, lat, lon, population, guarded, notBefore, notAfter, source } =
    entry.value;
  const guardedForms = split(file.guarded[id]);
  const forms = [...split(file.forms[id]), ...guardedForms];
  const place: GazetteerPlace = {
    id,
    name,
    level,
    districtId,
    lat,
    lon,
    population,
    guarded,
    notBefore,
    notAfter,
    source,
    forms,
    adjectives: split(file.adjectives[id]),
    ...(guardedForms.length > 0 ? { guardedForms } : {}),
  };
  if (forms.length > 0) return { place, problems: [] };
  const path = [...entry.path, 'id'];
  const problem: Problem = {
    where: entry.file.where(path),
    path: formatPath(path),
    what: 'forms.json has no forms of this place',
    hint: GENERATE,
  };
  return { place, problems: [problem] };
}

/** Every form of the names elsewhere, each once. */
export function joinElsewhere(
  names: Located<Record<Grammar, string[]>>,
  file: FormsFile,
): { forms: string[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const forms = GRAMMARS.flatMap((grammar) =>
    names.value[grammar].flatMap((name) => {
      const found = split(file.elsewhere[name]);
      const what = `forms.json has no forms of ${name}`;
      if (found.length === 0)
        problems.push({ where: names.file.where([grammar]), path: grammar, what, hint: GENERATE });
      return found;
    }),
  );
  return { forms: [...new Set(forms)], problems };
}

function split(joined: string | undefined): string[] {
  return joined === undefined ? [] : joined.split(FORM_SEPARATOR).filter(Boolean);
}
