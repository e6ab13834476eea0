import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(`./packages/${path}`, import.meta.url))

/** Tests run against the sources, so that no build stands between an edit and its test. */
const alias = [
  { find: /^@restoflow\/core$/, replacement: source('core/src/index.ts') },
  { find: /^@restoflow\/core\/(schemas|features|plugin)$/, replacement: source('core/src/$1.ts') },
  { find: /^@restoflow\/core\/journal-contract$/, replacement: source('core/src/kernel/journal-contract.ts') },
  { find: /^@restoflow\/server$/, replacement: source('server/src/index.ts') },
]

export default defineConfig({
  resolve: { alias },
  test: {
    pool: 'forks',
    teardownTimeout: 20_000,
    // where other work shares the processors, a second is soon over
    expect: { poll: { timeout: 10_000 } },
    reporters: ['./tools/test-support/closing-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: ['tools/packages.test.ts', '**/node_modules/**'],
          // a property of 10,000 cases takes its time where other work shares the processors
          testTimeout: 120_000,
          maxWorkers: '100%',
          // whoever loads the sources once for all of its files needs half the time
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Whole-system tests drive the built CLI, kill -9 and a load of their own: one at a time.
        extends: true,
        test: {
          name: 'system',
          include: ['packages/*/test/**/*.test.{ts,tsx}', 'examples/**/*.test.ts', 'tools/packages.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Stories at screens, each file with a server and a browser of its own: one at a time, since what they see happen in time needs a processor.
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/kit/demo-folder.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
