import type { Command } from 'commander';
import { describeTopicCommands } from './program-topics.ts';

/** Commands that measure and train what Veche understands of texts. */
export function describeLanguageCommands(program: Command): void {
  describeTopicCommands(program);
  program
    .command('evaluate')
    .description('measures the language chain on judged data and writes a report in Markdown')
    .requiredOption(
      '--data <dir>',
      'folder of the data sets; those that are missing are listed as not measured',
    )
    .option('--out <file>', 'where the report goes (default: stdout)')
    .option('--region <id>', 'region pack', 'pskov')
    .addHelpText('after', '\nExample:\n  ./veche evaluate --data ./evaluation-data --out quality.md')
    .action(async (options) => (await import('./commands/evaluate.ts')).evaluateCommand(options));
}
