import { Command, type CommanderError } from 'commander';
import { describeDataCommands } from './program-data.ts';
import { describeLanguageCommands } from './program-language.ts';
import { describeOperationCommands } from './program-operations.ts';
import { describeServiceCommands } from './program-service.ts';
import { packageVersion } from './version.ts';

const EXIT_USAGE = 2;

/** The whole command line. Actions import their code when they run, so that `--help` stays instant. */
export function buildProgram(): Command {
  const program = new Command('veche')
    .description('Open monitor of public posts for regional management centres')
    .version(packageVersion())
    .showHelpAfterError('(./veche --help lists the commands)')
    .enablePositionalOptions()
    .exitOverride(exitAsUsage);

  describeServiceCommands(program);
  describeDataCommands(program);
  describeLanguageCommands(program);
  describeOperationCommands(program);
  for (const command of program.commands) addCommonOptions(command);
  return program;
}

/** Every command takes the same place to read its settings and data from. */
function addCommonOptions(command: Command): void {
  if (command.commands.length > 0) for (const child of command.commands) addCommonOptions(child);
  else {
    if (!command.options.some((option) => option.long === '--config')) {
      command.option('--config <file>', 'settings (default: ./veche.yaml, else built-in defaults)');
    }
    if (!command.options.some((option) => option.long === '--data')) {
      command.option('--data <dir>', 'data folder, instead of dataDir of the settings');
    }
    command.exitOverride(exitAsUsage);
  }
}

/** Commander has printed its message already: help and version end well, everything else is a usage error. */
function exitAsUsage(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE);
}
