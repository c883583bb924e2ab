import { defineConfig } from 'vitest/config';
import { temporaryFolder } from './test/temporary-folder.ts';

process.env.TMPDIR = temporaryFolder();

/** The files of a part share a process and its modules: ours remember nothing that another file could trip over. */
const every = { isolate: false, globalSetup: ['test/global-setup.ts'] };
const modules = '**/node_modules/**';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...every,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [modules, 'test/bluesky/**', 'test/torture/**', 'e2e/**'],
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...every,
          name: 'bluesky',
          include: ['test/bluesky/**/*.test.ts'],
          exclude: [modules],
          testTimeout: 240_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...every,
          name: 'torture',
          include: ['test/torture/**/*.test.ts'],
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...every,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 360_000,
          hookTimeout: 300_000,
          // A busy machine is slow to draw; what never comes still fails.
          expect: { poll: { timeout: 40_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
});
