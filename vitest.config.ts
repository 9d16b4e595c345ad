/** One vitest project for each kind of test; `npm test` runs them all. */
import { defineConfig } from 'vitest/config';

const project = (name: string, timeout = 10_000) => ({
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  test: {
    // Much of a test is waiting for a thread or a timer: one worker for each of two cores.
    maxWorkers: 2,
    projects: [
      project('unit', 20_000),
      project('scenarios', 20_000),
      project('store', 20_000),
      project('contract', 30_000),
      project('architecture', 60_000),
      { test: { ...project('e2e', 90_000).test, fileParallelism: false } },
    ],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});
