import type { Labelled } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import type { Region } from '../../contracts/region.ts';
import { readSources } from './compose-text.ts';
import type { EvaluationData } from './data.ts';
import { measureAggression, measureIncidents } from './measure-aggression.ts';
import { measureBlocks } from './measure-blocks.ts';
import { measureCopies } from './measure-copies.ts';
import { measureAudit, measureDistricts, measureLanguages, measureNoise } from './measure-gold.ts';
import { measureForms } from './measure-forms.ts';
import { measureLearnedAggression, measureLearnedAppeals } from './measure-learned.ts';
import { measureSpeed } from './measure-speed.ts';
import { measureStories } from './measure-stories.ts';
import type { Section } from './measured.ts';

/** What the measures stand on. */
export interface EvaluationTools {
  /** The region whose words are measured. */
  region: Region;
  /** Its stage A. */
  label: (post: Post) => Labelled;
  /** Processor time used so far by this process. */
  cpuSeconds: () => number;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

interface Measure {
  title: string;
  /** What is missing when it cannot be measured. */
  needs: string;
  /** Null: the data is not there. */
  run: (() => Section) | null;
}

/** Runs every measure that the data allows, one after the other; `onMeasure` is told before each. */
export function evaluate(
  data: EvaluationData,
  tools: EvaluationTools,
  onMeasure: (title: string) => void,
): { sections: Section[]; missing: { title: string; needs: string }[] } {
  const sections: Section[] = [];
  const missing: { title: string; needs: string }[] = [];
  for (const { title, needs, run } of measuresOf(data, tools)) {
    if (run === null) missing.push({ title, needs });
    else {
      onMeasure(title);
      sections.push(run());
    }
  }
  return { sections, missing };
}

function measuresOf(data: EvaluationData, tools: EvaluationTools): Measure[] {
  const { label } = tools;
  const { appeals, incidents, comments, pairs } = data;
  const sources = readSources([...(appeals ?? []).map(({ text }) => text), ...(incidents ?? [])]);
  const real = sources.length === 0 ? null : sources;
  const texts = 'a set of appeals or incidents';
  return [
    of('blocks', 'the set of appeals', appeals, (rows) => measureBlocks(label, rows)),
    of('learned topics', 'the set of appeals', appeals, (rows) => measureLearnedAppeals(rows, tools)),
    of('hostile comments', 'the set of comments', comments, (rows) => measureAggression(label, rows)),
    of('hostile comments, learned', 'the set of comments', comments, (rows) =>
      measureLearnedAggression(rows, tools),
    ),
    of('incident texts', 'the set of incidents', incidents, (rows) => measureIncidents(label, rows)),
    of('copies', texts, real, (some) => measureCopies(label, some)),
    of('same story', 'a set of pairs', pairs, (rows) => measureStories(label, rows)),
    of('districts', '', true, () => measureDistricts(label)),
    of('case forms', '', true, () => measureForms(tools.region)),
    of('languages', '', true, () => measureLanguages(label)),
    of('noise', '', true, () => measureNoise(label)),
    of('audit of replies', '', true, () => measureAudit()),
    of('speed', texts, real, (some) => measureSpeed(label, some, tools.cpuSeconds)),
  ];
}

function of<T>(title: string, needs: string, value: T | null, run: (value: T) => Section): Measure {
  return { title, needs, run: value === null ? null : () => run(value) };
}
