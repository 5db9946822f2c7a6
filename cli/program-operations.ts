import type { Command } from 'commander';
import { LIST_FORMATS } from '../config/import/list-kinds.ts';
import { oneOf, wholeNumber } from './options.ts';

/** Commands for operating an installation. */
export function describeOperationCommands(program: Command): void {
  program
    .command('verify')
    .description('compares the rollups with the posts; exit 1 on any difference')
    .option('--repair', 'first make all that is derived from the posts equal to them')
    .addHelpText(
      'after',
      "\nExamples:\n  ./veche verify && echo 'the numbers are right'\n  ./veche verify --repair",
    )
    .action(async (options) => (await import('./commands/verify.ts')).verify(options));

  program
    .command('report')
    .description('the morning note: what changed against yesterday and against the usual week')
    .option('--day <date>', 'day of the region (default: today)')
    .option('--format <format>', 'html or markdown', oneOf(['html', 'markdown'] as const), 'markdown')
    .option('--lang <language>', 'ru or en', oneOf(['ru', 'en'] as const), 'ru')
    .addHelpText('after', '\nExample:\n  ./veche report --format html > note.html')
    .action(async (options) => (await import('./commands/report.ts')).report(options));

  program
    .command('quarantine')
    .description('raw items that could not become posts, with the reason, newest first')
    .addHelpText('after', '\nExample:\n  ./veche quarantine --limit 20')
    .option('--limit <number>', 'most items', wholeNumber(1, 1000), 50)
    .action(async (options) => (await import('./commands/quarantine.ts')).listQuarantine(options));

  describeStoredData(program);

  program
    .command('check-config')
    .description('reads the settings and the region pack and reports every problem at once')
    .addHelpText('after', '\nExample:\n  ./veche check-config --config centre.yaml')
    .action(async (options) => (await import('./commands/check-config.ts')).checkConfig(options));

  program
    .command('migrate')
    .description('brings the tables up to date (also done at every start)')
    .addHelpText('after', '\nExample:\n  ./veche migrate --config centre.yaml')
    .action(async (options) => (await import('./commands/migrate.ts')).migrate(options));

  program
    .command('doctor')
    .description('checks this machine and installation, and says what to do')
    .addHelpText('after', '\nExample:\n  ./veche doctor')
    .action(async (options) => (await import('./commands/doctor.ts')).doctor(options));

  describeRegion(
    program
      .command('region')
      .description('lists of places that the region pack of this installation is filled from')
      .addHelpText('after', '\nExample:\n  ./veche region import oktmo.csv --dry-run'),
  );

  describeKeys(
    program
      .command('keys')
      .description('keys of people and programs for the API')
      .addHelpText('after', '\nExamples:\n  ./veche keys create anna --role analyst\n  ./veche keys list'),
  );
}

/** What keeps, renews and takes away what is stored. */
function describeStoredData(program: Command): void {
  program
    .command('backup <to>')
    .description(
      'saves everything that is stored into a new folder or .tar file, also while Veche runs; no keys of authors',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  ./veche backup /backups/2026-11-24.tar\n  ./veche backup /backups/2026-11-24',
    )
    .action(async (to, options) => (await import('./commands/backup.ts')).backupCommand(to, options));

  program
    .command('restore <from>')
    .description('brings a backup back, takes away what was deleted since, and verifies it')
    .option('--replace', 'what is in the data folder may go')
    .option('--tombstones <file>', 'journal of deletions (store/tombstones.jsonl) that was kept elsewhere')
    .addHelpText('after', '\nExample:\n  ./veche restore /backups/2026-11-24.tar --data ./data')
    .action(async (from, options) => (await import('./commands/restore.ts')).restoreCommand(from, options));

  program
    .command('forget')
    .description('takes posts or whole channels away for good, for a lawful demand')
    .option('--post <ids...>', 'ids of posts')
    .option('--channel <channels...>', 'channels as network:id')
    .addHelpText(
      'after',
      '\nExamples:\n  ./veche forget --post vk:-1_15 vk:-1_16\n  ./veche forget --channel vk:-1',
    )
    .action(async (options) => (await import('./commands/forget.ts')).forgetCommand(options));

  program
    .command('replay')
    .description('labels stored posts again with the processors of today, and says what changed')
    .option('--from <moment>', 'start of publishing, included (default: the first post)')
    .option('--to <moment>', 'end of publishing, not included (default: now)')
    .option('--dry-run', 'only say what would change')
    .option('--format <format>', 'text or json', oneOf(['text', 'json'] as const), 'text')
    .addHelpText('after', '\nExample:\n  ./veche replay --from 2026-11-01 --dry-run')
    .action(async (options) => (await import('./commands/replay.ts')).replayCommand(options));
}

function describeRegion(region: Command): void {
  region
    .command('import <file>')
    .description('settlements of an official list (ОКТМО, ГАР, CSV or JSON lines), or boundaries (GeoJSON)')
    .option('--region <id>', 'region pack (default: that of the settings)')
    .option(
      '--as <kind>',
      `what the file is: ${LIST_FORMATS.join(', ')} (default: told by the file)`,
      oneOf(LIST_FORMATS),
    )
    .option('--oktmo <file>', 'list of ОКТМО that tells the districts of codes in a simple list')
    .option('--hierarchy <file>', 'AS_ADM_HIERARCHY or AS_MUN_HIERARCHY of ГАР')
    .option('--dry-run', 'only say what would change')
    .option('--quarantine <file>', 'where bad rows go, with line and reason (default: counted on stderr)')
    .option('--format <format>', 'of the answer: text or json', oneOf(['text', 'json'] as const), 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  ./veche region import oktmo.csv --dry-run\n' +
        '  ./veche region import villages.csv --oktmo oktmo.csv\n  ./veche region import districts.geojson',
    )
    .action(async (file, options) =>
      (await import('./commands/region-import.ts')).regionImport(file, options),
    );
}

function describeKeys(keys: Command): void {
  keys
    .command('create <name>')
    .description('makes a key and prints it once')
    .addHelpText('after', '\nExample:\n  ./veche keys create anna --role analyst --districts pskov,nevelsky')
    .option(
      '--role <role>',
      'viewer, analyst, editor, admin',
      oneOf(['viewer', 'analyst', 'editor', 'admin'] as const),
      'analyst',
    )
    .option('--districts <ids>', 'only these districts, separated by commas')
    .option('--blocks <names>', 'only these blocks, separated by commas')
    .action(async (name, options) => (await import('./commands/keys.ts')).createKeyCommand(name, options));
  keys
    .command('list')
    .description('names, roles and limits; never the keys')
    .addHelpText('after', '\nExample:\n  ./veche keys list')
    .action(async (options) => (await import('./commands/keys.ts')).listKeys(options));
  keys
    .command('revoke <name>')
    .description('makes a key useless at once')
    .addHelpText('after', '\nExample:\n  ./veche keys revoke anna')
    .action(async (name, options) => (await import('./commands/keys.ts')).revokeKey(name, options));
}
