import type { Command } from 'commander';
import { NETWORKS } from '../contracts/post.ts';
import { FORMATS, LISTS, QUERIES, type ListName } from './names.ts';
import { oneOf, wholeNumber } from './options.ts';

/** Commands that turn data into other data: `enrich`, `audit`, `parse`, `import`, `query` and the lists. */
export function describeDataCommands(program: Command): void {
  describeFilters(program);
  describeImport(program);
  program
    .command('query')
    .description(`the API's reads: ${QUERIES.join(', ')}`)
    .argument('<what>', QUERIES.join(', '), oneOf(QUERIES))
    .option('--format <format>', FORMATS.join(', '), oneOf(FORMATS), 'json')
    .option('--all', 'with `posts`: every matching post, streamed as jsonl', false)
    .option('--filter <name=value...>', 'any parameter of the API, such as district=opochetsky or step=hour')
    .option('--from <time>', 'start of the period (region time when it has no zone)')
    .option('--to <time>', 'end of the period, not included')
    .option('--district <id>', 'district ids, separated by commas')
    .option('--block <name>', 'blocks, separated by commas')
    .option('--by <key>', 'series of trends')
    .option('--step <step>', 'hour, day, week or month')
    .option('--rows <dimension>', 'rows of pivot, such as district or hourOfDay')
    .option('--columns <dimension>', 'columns of pivot')
    .option('--measure <measure>', 'measure of pivot, such as authors or negativeShare')
    .option('--q <words>', 'search words')
    .option('--limit <number>', 'most items', wholeNumber(1, 500))
    .addHelpText(
      'after',
      `
Examples:
  ./veche query trends --by block --step day --format table
  ./veche query hotspots --from 2026-11-23 --format csv
  ./veche query posts --q '"нет воды" -Невель district:opochetsky' --limit 20
  ./veche query pivot --rows district --columns block --measure authors --format table
  ./veche query emerging --filter what=word --format table
  ./veche query coverage --format csv
  ./veche query posts --all --format jsonl > posts.jsonl`,
    )
    .action(async (what, options) => (await import('./commands/query.ts')).query(what, options));

  describeSpikes(
    program
      .command('spikes')
      .description('spikes of a series of counts')
      .addHelpText('after', '\nExample:\n  ./veche spikes detect --csv posts-an-hour.csv'),
  );

  for (const [name, what] of Object.entries(LISTS)) {
    program
      .command(name)
      .description(what)
      .addHelpText('after', `\nExample:\n  ./veche ${name} > ${name}.json`)
      .action(async (options) => (await import('./commands/lists.ts')).printList(name as ListName, options));
  }
}

function describeImport(program: Command): void {
  program
    .command('import <file>')
    .description('posts or appeals from a file; importing again changes nothing')
    .requiredOption(
      '--profile <name>',
      'how the file is laid out: csv, xlsx, jsonl, mail, a profile such as cur-cabinet or pos, or a path to one',
    )
    .addHelpText(
      'after',
      `
Examples:
  ./veche import appeals.csv --profile csv
  ./veche import export.xlsx --profile cur-cabinet
  ./veche import hotline.xlsx --profile ./hotline.yaml
  ./veche import Maildir --profile mail`,
    )
    .action(async (file, options) => (await import('./commands/import.ts')).importFile(file, options));
}

function describeFilters(program: Command): void {
  program
    .command('enrich')
    .description(
      'stdin: posts, one JSON object a line (only id and text are needed); stdout: the same with labels',
    )
    .option('--region <id>', 'region pack', 'pskov')
    .option('--jobs <number>', 'worker threads for the pure steps (0: none)', wholeNumber(0, 64), 0)
    .option('--quarantine <file>', 'where bad lines go (default: counted on stderr)')
    .option('--model <file>', 'model of topics or blocks that `topics train` wrote')
    .addHelpText(
      'after',
      `
Examples:
  printf '{"id":"a","text":"В Опочке третий день нет воды"}\\n' | ./veche enrich
  ./veche enrich --jobs 2 --quarantine bad.jsonl < posts.jsonl > labelled.jsonl`,
    )
    .action(async (options) => (await import('./commands/enrich.ts')).enrich(options));

  program
    .command('audit')
    .description('stdin: threads as {id, posts} a line; stdout: heat and findings of each')
    .option('--region <id>', 'region pack', 'pskov')
    .option('--now <time>', 'moment of the audit (default: now)')
    .addHelpText('after', '\nExample:\n  ./veche audit --now 2026-11-24T12:00:00Z < threads.jsonl')
    .action(async (options) => (await import('./commands/audit.ts')).audit(options));

  program
    .command('parse')
    .description('stdin: one raw answer of a network; stdout: the posts that its collector reads from it')
    .requiredOption('--network <name>', NETWORKS.join(', '), oneOf(NETWORKS))
    .option('--channel <id>', "channel in the network's own terms (default: taken from the answer)")
    .option('--now <time>', 'moment of the fetch (default: now)')
    .option('--region <id>', 'region pack', 'pskov')
    .addHelpText('after', '\nExample:\n  ./veche parse --network telegram --channel pskov_news < page.html')
    .action(async (options) => (await import('./commands/parse.ts')).parse(options));
}

function describeSpikes(spikes: Command): void {
  spikes
    .command('detect')
    .description(
      'the rows of a CSV file with what was expected of each, how far above it is, and if it is a spike',
    )
    .requiredOption('--csv <file>', 'columns timestamp and value, oldest row first; - for stdin')
    .option('--threshold <score>', 'score of a spike (default: 7)', wholeNumber(1, 1000))
    .addHelpText(
      'after',
      `
Examples:
  ./veche spikes detect --csv posts-an-hour.csv > judged.csv
  tail -f counts.csv | ./veche spikes detect --csv - | grep ',1$'`,
    )
    .action(async (options) => (await import('./commands/spikes.ts')).detectSpikes(options));
}
