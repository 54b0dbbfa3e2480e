import { defineConfig } from 'vitest/config';

/**
 * Browser tests: one file per engine, each with one shared browser, one test at a time. They use the extension as it
 * was built (`.output/`) and never its sources, so no plugin of WXT is needed.
 */
export default defineConfig({
  test: {
    include: ['tests/browser/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
