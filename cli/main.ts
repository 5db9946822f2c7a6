import { describeError, VecheError } from '../contracts/errors.ts';
import { buildProgram } from './program.ts';
import { explainSystemError } from './system-error.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : EXIT_FAILED);
});

try {
  await buildProgram().parseAsync(process.argv);
} catch (thrown) {
  const error = explainSystemError(thrown);
  process.stderr.write(`veche: ${describeError(error)}\n`);
  if (!(error instanceof VecheError) && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  process.exitCode = error instanceof VecheError && error.code === 'usage' ? EXIT_USAGE : EXIT_FAILED;
}
