import { describeError, VecheError } from '../../contracts/errors.ts';
import { inspectMachine, inspectSettings, type Finding } from '../inspect.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings, type Settings } from '../settings.ts';

const SIGNS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

/** `doctor`: checks this machine and installation. @throws {VecheError} `config` when something keeps Veche from working. */
export async function doctor(options: CommonOptions): Promise<void> {
  const findings = [...(await inspectMachine()), ...(await settingsFindings(options))];
  for (const { level, what, hint } of findings) {
    await write(process.stdout, `${SIGNS[level]}  ${what}${hint === null ? '' : `\n      ${hint}`}\n`);
  }
  const failed = findings.filter(({ level }) => level === 'fail').length;
  if (failed > 0) throw new VecheError('config', `${failed} of ${findings.length} checks failed`);
}

async function settingsFindings(options: CommonOptions): Promise<Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings(options, { secrets: true });
  } catch (error) {
    return [{ level: 'fail', what: `settings: ${describeError(error)}`, hint: null }];
  }
  return inspectSettings(settings);
}
