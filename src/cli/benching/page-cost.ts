import type { Row } from './row.ts';

/**
 * What a page pays for the extension is not measured here: it takes a browser, and the browser tests' workbench
 * (tests/browser/bench.ts) opens one but keeps no time. What stands in for it says so.
 */
export function pageCostRows(): Row[] {
  const unmeasured = { engine: 'Chromium', claims: null, words: null, n: 0, p50_ms: null, p99_ms: null };
  return [
    {
      what: 'page cost',
      ...unmeasured,
      note: 'not measured: nothing in tests/browser keeps time; a page loads bundle: content-scripts/page.js, and the rows of the page matcher are spent outside it',
    },
    {
      what: 'start-up of the extension',
      ...unmeasured,
      note: 'not measured in a browser; "waking: all three" is the same work in a new Node process',
    },
  ];
}
