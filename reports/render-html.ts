import type { MorningNote } from './morning-note.ts';
import type { NoteRow } from './numbers.ts';
import { rowCells, type Words } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
th:first-child, td:first-child { text-align: left; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
.verdict { font-size: 1.3rem; font-weight: 600; }
footer { color: color-mix(in srgb, currentcolor 70%, transparent); font-size: .875rem; margin-top: 2rem; }
@media print { body { margin: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }`;

/** The note as one HTML page without scripts or outside resources; prints on A4. */
export function renderHtml(note: MorningNote, words: Words): string {
  const rows = (items: readonly NoteRow[]) =>
    items.map((row): [string, NoteRow] => [words.name(row.key), row]);
  const totals: [string, NoteRow][] = [
    [words.text('posts'), note.total],
    [words.text('appeals'), note.appeals],
  ];
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${words.text('title')}: ${words.day(note.day)}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(words.text('title'))}</h1>
<p>${escapeHtml(words.day(note.day))}</p>
<p class="verdict">${escapeHtml(words.verdict(note.verdict))}</p>
${table(words.text('all'), totals, words)}
${section(words.text('blocks'), table(words.text('block'), rows(note.blocks), words))}
${section(words.text('districts'), table(words.text('district'), rows(note.districts), words))}
${section(words.text('networks'), table(words.text('network'), rows(note.networks), words))}
${section(
  words.text('stories'),
  list(
    note.stories.map((story) => `${story.title} (${words.number(story.posts)})`),
    words,
  ),
)}
${section(
  words.text('conflicts'),
  list(
    note.conflicts.map((thread) => conflictLine(thread, words)),
    words,
  ),
)}
${section(
  words.text('alerts'),
  list(
    note.alerts.map((alert) => alert.message[words.language]),
    words,
  ),
)}
${section(words.text('coverage'), coverage(note, words))}
<footer>${escapeHtml(words.text('method'))}</footer>
</body>
</html>
`;
}

function section(title: string, body: string): string {
  return `<h2>${escapeHtml(title)}</h2>\n${body}`;
}

function coverage(note: MorningNote, words: Words): string {
  if (note.missingSources.length === 0) return `<p>${escapeHtml(words.text('complete'))}</p>`;
  return list(
    note.missingSources.map((source) => `${source.title}: ${source.reason}`),
    words,
  );
}

function conflictLine(thread: MorningNote['conflicts'][number], words: Words): string {
  const kinds = [...new Set(thread.findings.map((finding) => words.finding(finding.kind)))].join(', ');
  return `${thread.rootText.slice(0, 160)}${kinds === '' ? '' : ` — ${kinds}`}`;
}

function table(caption: string, rows: readonly (readonly [string, NoteRow])[], words: Words): string {
  if (rows.length === 0) return `<p>${escapeHtml(words.text('none'))}</p>`;
  const head = [caption, words.text('posts'), words.text('toPrevious'), words.text('toNorm')];
  const cells = (tag: string, values: readonly string[]) =>
    `<tr>${values.map((value) => `<${tag}>${escapeHtml(value)}</${tag}>`).join('')}</tr>`;
  const body = rows.map(([name, row]) => cells('td', [name, ...rowCells(row, words)])).join('\n');
  return `<table><thead>${cells('th', head)}</thead><tbody>${body}</tbody></table>`;
}

function list(items: readonly string[], words: Words): string {
  if (items.length === 0) return `<p>${escapeHtml(words.text('none'))}</p>`;
  return `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}</ul>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text: nothing a post contains can become markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
