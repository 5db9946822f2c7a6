import { basename } from 'node:path';
import { importRegion } from '../../config/import/import-region.ts';
import type { ImportReport } from '../../config/import/import-region.ts';
import type { ListFormat } from '../../config/import/list-kinds.ts';
import type { CommonOptions } from '../options.ts';
import { openBadLines, write } from '../output.ts';
import { readSettings } from '../settings.ts';

interface RegionImportOptions extends CommonOptions {
  region?: string;
  as?: ListFormat;
  oktmo?: string;
  hierarchy?: string;
  dryRun?: boolean;
  quarantine?: string;
  format: 'text' | 'json';
}

/** `region import`: settlements or boundaries from official lists into the region pack. The same file again changes nothing. */
export async function regionImport(file: string, options: RegionImportOptions): Promise<void> {
  const region = options.region ?? readSettings(options).config.region;
  const isDryRun = options.dryRun === true;
  const bad = openBadLines(options.quarantine, process.stderr);
  const report = await importRegion({
    region,
    file,
    format: options.as ?? null,
    oktmo: options.oktmo ?? null,
    hierarchy: options.hierarchy ?? null,
    isDryRun,
  });
  for (const row of report.bad) await bad.add(row.line, row.reason, row.raw);
  await bad.close();
  const text =
    options.format === 'json'
      ? JSON.stringify({ ...report, dryRun: isDryRun, bad: report.bad.length })
      : inWords(basename(file), report, isDryRun);
  await write(process.stdout, `${text}\n`);
}

function inWords(file: string, report: ImportReport, isDryRun: boolean): string {
  const { added, changed, unchanged, byHand, passed, bad, total, boundaries } = report;
  const end = isDryRun ? 'nothing written (--dry-run)' : 'restart Veche, and replay old posts if they matter';
  if (report.format === 'boundaries') {
    return `${file}: boundaries of ${boundaries} districts, ${bad.length} features in quarantine; ${end}`;
  }
  return (
    `${file}: ${added} settlements new, ${changed} changed, ${unchanged} as before, ${byHand} named by the region pack ` +
    `itself; ${passed} rows of other regions and units, ${bad.length} in quarantine; ${total} imported in all; ${end}`
  );
}
