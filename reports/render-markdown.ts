import type { MorningNote } from './morning-note.ts';
import type { NoteRow } from './numbers.ts';
import { rowCells, type Words } from './words.ts';

const DISTRICTS_SHOWN = 10;

/** The note as Markdown. Texts of posts are escaped: they are data, not markup. */
export function renderMarkdown(note: MorningNote, words: Words): string {
  return [
    `# ${words.text('title')}: ${words.day(note.day)}`,
    `**${words.verdict(note.verdict)}.**`,
    table(
      words.text('all'),
      [
        [words.text('posts'), note.total],
        [words.text('appeals'), note.appeals],
      ],
      words,
    ),
    `## ${words.text('blocks')}`,
    table(
      words.text('block'),
      note.blocks.map((row) => [words.name(row.key), row]),
      words,
    ),
    `## ${words.text('districts')}`,
    table(
      words.text('district'),
      note.districts.slice(0, DISTRICTS_SHOWN).map((row) => [words.name(row.key), row]),
      words,
    ),
    `## ${words.text('networks')}`,
    table(
      words.text('network'),
      note.networks.map((row) => [words.name(row.key), row]),
      words,
    ),
    `## ${words.text('stories')}`,
    list(
      note.stories.map((story) => `${escapeMarkdown(story.title)} (${words.number(story.posts)})`),
      words,
    ),
    `## ${words.text('conflicts')}`,
    list(
      note.conflicts.map((thread) => conflictLine(thread, words)),
      words,
    ),
    `## ${words.text('alerts')}`,
    list(
      note.alerts.map((alert) => alert.message[words.language]),
      words,
    ),
    `## ${words.text('coverage')}`,
    note.missingSources.length === 0
      ? words.text('complete')
      : list(
          note.missingSources.map((source) => escapeMarkdown(`${source.title}: ${source.reason}`)),
          words,
        ),
    `_${words.text('method')}_`,
    '',
  ].join('\n\n');
}

function conflictLine(thread: MorningNote['conflicts'][number], words: Words): string {
  const kinds = [...new Set(thread.findings.map((finding) => words.finding(finding.kind)))].join(', ');
  return `${escapeMarkdown(thread.rootText.slice(0, 160))}${kinds === '' ? '' : ` — ${kinds}`}`;
}

function table(title: string, rows: readonly (readonly [string, NoteRow])[], words: Words): string {
  if (rows.length === 0) return words.text('none');
  const head = [title, words.text('posts'), words.text('toPrevious'), words.text('toNorm')];
  const lines = [
    head,
    ['---', '---:', '---:', '---:'],
    ...rows.map(([name, row]) => [name, ...rowCells(row, words)]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function list(items: readonly string[], words: Words): string {
  return items.length === 0 ? words.text('none') : items.map((item) => `- ${item}`).join('\n');
}

/** One line of plain text, with everything Markdown or HTML could act on made harmless. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (sign) => `\\${sign}`);
}
