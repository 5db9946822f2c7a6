import type { Command } from 'commander';
import { wholeNumber } from './options.ts';

/** `topics`: models of topics, or of any other labels, from texts that people have labelled. */
export function describeTopicCommands(program: Command): void {
  const topics = program
    .command('topics')
    .description('learns labels from labelled texts: train, predict, evaluate, learn')
    .addHelpText(
      'after',
      '\nExample:\n  ./veche topics train --data labelled.jsonl --label topic --out topics.model',
    );

  topics
    .command('train')
    .description('learns the labels of a file of JSON lines with `text` and the label; any label set')
    .requiredOption('--data <file>', 'JSON lines')
    .requiredOption('--label <field>', 'field of the label')
    .requiredOption('--out <model>', 'where the model goes')
    .option('--region <id>', 'region pack whose topic words help', 'pskov')
    .addHelpText(
      'after',
      '\nExample:\n  ./veche topics train --data labelled.jsonl --label topic --out topics.model',
    )
    .action(async (options) => (await import('./commands/topics-train.ts')).trainTopics(options));

  topics
    .command('predict')
    .description(
      'stdin: {id, text} a line; stdout: {id, label, confidence, top}; label null: not sure enough',
    )
    .requiredOption('--model <file>', 'what `topics train` wrote')
    .option('--quarantine <file>', 'where bad lines go (default: counted on stderr)')
    .addHelpText('after', '\nExample:\n  ./veche topics predict --model topics.model < texts.jsonl')
    .action(async (options) => (await import('./commands/topics-predict.ts')).predictTopics(options));

  topics
    .command('evaluate')
    .description('how well the labels of a file can be learnt: each fold by a model of the others')
    .requiredOption('--data <file>', 'JSON lines')
    .requiredOption('--label <field>', 'field of the label')
    .option('--folds <number>', 'folds; a row is of the fold of its index', wholeNumber(2, 50), 5)
    .option('--region <id>', 'region pack whose topic words help', 'pskov')
    .addHelpText('after', '\nExample:\n  ./veche topics evaluate --data labelled.jsonl --label topic')
    .action(async (options) => (await import('./commands/topics-evaluate.ts')).evaluateTopics(options));

  topics
    .command('learn')
    .description('learns from what analysts corrected, and replaces the model when the new one is better')
    .requiredOption('--model <file>', 'model to improve; the old one is kept beside it')
    .option('--examples <file>', 'JSON lines to learn from besides, such as what the model was trained on')
    .option('--label <field>', 'field of the label in that file', 'topic')
    .option('--force', 'replace it whatever the comparison says')
    .addHelpText(
      'after',
      '\nExample:\n  ./veche topics learn --model topics.model --examples labelled.jsonl --label topic',
    )
    .action(async (options) => (await import('./commands/topics-learn.ts')).learnTopics(options));
}
