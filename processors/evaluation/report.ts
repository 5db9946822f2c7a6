import type { Measured, Section } from './measured.ts';

/** What an evaluation found, and what it could not measure. */
export interface Evaluation {
  /** ISO, UTC. */
  at: string;
  /** Version of the processors. */
  version: string;
  sections: readonly Section[];
  /** Names of measures whose data is not there, with what they would need. */
  missing: readonly { title: string; needs: string }[];
}

const MANY_ROWS = 50_000;

/** Writes an evaluation as Markdown, a table a section. */
export function evaluationReport({ at, version, sections, missing }: Evaluation): string {
  const head = [
    '# Measured quality of the language chain',
    '',
    `${at}, processors ${version}. Intervals are 95 %: Wilson for shares, bootstrap over rows for F1.`,
  ];
  const parts = sections.map(({ title, how, measured, peers }) =>
    [
      `## ${title}`,
      '',
      `${how}.`,
      '',
      '| measure | value | 95 % interval | rows |',
      '| --- | ---: | --- | ---: |',
      ...measured.map(lineOf),
      ...(peers.length === 0 ? [] : ['', `Peers: ${peers.join('; ')}.`]),
    ].join('\n'),
  );
  const absent =
    missing.length === 0
      ? []
      : [
          [
            '## Not measured',
            '',
            ...missing.map(({ title, needs }) => `- ${title}: ${needs} is not there.`),
          ].join('\n'),
        ];
  return `${[head.join('\n'), ...parts, ...absent].join('\n\n')}\n`;
}

function lineOf({ name, value, low, high, rows, interval }: Measured): string {
  if (interval === null) return `| ${name} | ${value} | – | ${rows} |`;
  if (rows === 0) return `| ${name} | – | – | 0 |`;
  // Of many rows a rare event is looked for.
  const digits = rows >= MANY_ROWS ? 5 : 3;
  return `| ${name} | ${value.toFixed(digits)} | ${low.toFixed(digits)}–${high.toFixed(digits)} | ${rows} |`;
}
