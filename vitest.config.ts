import { defineConfig } from 'vitest/config';

const folders =
  '{alerts,api,cli,collectors,config,contracts,dashboards,net,pipeline,processors,reports,simulator,storage,text}';

/** chDB crashes when a worker thread ends, so every project runs in forked processes. */
export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`, 'tests/*.test.ts', 'tests/contract/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,e2e,docs}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
