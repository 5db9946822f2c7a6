import { defineConfig } from 'vitest/config';

const folders =
  '{alerts,api,cli,collectors,config,contracts,dashboards,net,pipeline,processors,reports,simulator,storage,text}';

/** See ./veche: without it a test process stands still once in many runs. */
const execArgv = ['--no-wasm-code-gc'];

/** chDB crashes when a worker thread ends, so every project runs in forked processes. */
export default defineConfig({
  test: {
    pool: 'forks',
    // One core is left to the runner by default, which has nothing to do.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`, 'tests/*.test.ts', 'tests/contract/**/*.test.ts'],
          execArgv,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,e2e,docs}/**/*.test.ts'],
          execArgv,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
