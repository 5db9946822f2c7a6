import type { Command } from 'commander';
import { ROLES } from './names.ts';
import { oneOf, rate, wholeNumber } from './options.ts';

/** Commands that keep running: `demo`, `run`, `simulate`. */
export function describeServiceCommands(program: Command): void {
  program
    .command('demo')
    .description(
      'a simulated region, collected, understood and shown: everything in one process on this machine',
    )
    .option('--port <number>', 'port of the pages and the API', wholeNumber(0, 65_535), 8080)
    .option('--days <number>', 'days of history', wholeNumber(1, 400), 30)
    .option('--rate <posts/s>', 'new posts a second of your time; sets how fast the demo clock runs', rate)
    .option('--seed <number>', 'another seed is another region', wholeNumber(0, 2_147_483_647), 1)
    .option('--data <dir>', 'data folder', './data/demo')
    .addHelpText(
      'after',
      `
Examples:
  ./veche demo                       a month of history, then an hour a minute
  ./veche demo --rate 50/s           a busy day every forty seconds
  ./veche demo --data /tmp/other --seed 7 --port 8090

A restart goes on with the same world. Ctrl+C ends it; nothing collected is lost.`,
    )
    .action(async (options) => (await import('./commands/demo.ts')).demo(options));

  program
    .command('run')
    .description('the real thing: collects the configured sources and serves pages and API')
    .option('--role <role>', `part of the work: ${ROLES.join(', ')}`, oneOf(ROLES), 'all')
    .option('--until-idle', 'read every source until it has nothing new, store everything, end', false)
    .addHelpText(
      'after',
      `
Examples:
  ./veche run                        with ./veche.yaml
  ./veche run --config centre.yaml
  ./veche run --until-idle           one complete round, for cron or a first look`,
    )
    .action(async (options) => (await import('./commands/run.ts')).run(options));

  program
    .command('simulate')
    .description('only the simulated networks, as servers that any Veche can be pointed at')
    .option('--port <number>', 'port (0: any free one)', wholeNumber(0, 65_535), 9099)
    .option('--days <number>', 'days of history', wholeNumber(1, 400), 7)
    .option('--posts-per-day <number>', 'posts and comments a day', wholeNumber(10, 1_000_000), 2000)
    .option('--seed <number>', 'another seed is another region', wholeNumber(0, 2_147_483_647), 1)
    .option('--data <dir>', 'folder of ledger.jsonl and veche.yaml', './data/simulator')
    .option('--planted <file>', 'write every planted name, phone and token there, for privacy checks')
    .addHelpText(
      'after',
      `
Example:
  ./veche simulate --port 9099 --data /tmp/world      prints the settings to use, and writes them to /tmp/world/veche.yaml
  ./veche run --config /tmp/world/veche.yaml --until-idle`,
    )
    .action(async (options) => (await import('./commands/simulate.ts')).simulate(options));
}
