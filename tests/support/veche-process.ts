import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../..', import.meta.url).pathname;

export interface Finished {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  /** First match on stdout or stderr. @throws when the process ends or the time is over before. */
  waitFor(pattern: RegExp, timeoutMs?: number): Promise<RegExpMatchArray>;
  finished: Promise<Finished>;
  output(): string;
}

export interface StartOptions {
  env?: Record<string, string>;
  input?: string;
  cwd?: string;
}

/** Starts `./veche` as a person would. */
export function startVeche(args: readonly string[], options: StartOptions = {}): Running {
  const child = spawn(join(ROOT, 'veche'), args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const hear = () => {
    for (const listener of listeners) listener();
  };
  // Chunks may end inside a character; the streams' own decoders put it together.
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    hear();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    hear();
  });
  // A process that is killed while it is fed breaks the pipe; its exit code tells the story.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const finished = once(child, 'close').then(([code, signal]) => {
    hear();
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, stdout, stderr };
  });

  return {
    child,
    finished,
    output: () => stdout + stderr,
    waitFor(pattern, timeoutMs = 60_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => fail('nothing like it within the time'), timeoutMs);
        function fail(why: string): void {
          stop();
          reject(new Error(`waited for ${String(pattern)}: ${why}\n${stdout}\n${stderr}`));
        }
        function stop(): void {
          clearTimeout(timer);
          listeners.delete(look);
        }
        function look(): void {
          const match = `${stdout}\n${stderr}`.match(pattern);
          if (match !== null) {
            stop();
            resolve(match);
          } else if (child.exitCode !== null || child.signalCode !== null) fail('the process ended');
        }
        listeners.add(look);
        look();
      });
    },
  };
}

/** Runs `./veche` to its end. */
export function runVeche(args: readonly string[], options: StartOptions = {}): Promise<Finished> {
  return startVeche(args, options).finished;
}

/** A fresh folder below the system's temporary one. */
export function freshFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `veche-${name}-`));
}
