import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Unit tests: pure code in Node; a file that needs a DOM says `// @vitest-environment happy-dom` in its first line. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    // On two cores Vitest would leave one idle.
    maxWorkers: '100%',
    // Some go through all claims and their examples. No test measures time, and a busy machine is slow, not broken.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
