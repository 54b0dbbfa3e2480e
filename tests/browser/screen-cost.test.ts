import { describe, expect, it } from 'vitest';
import { madeLedger } from '../../src/cli/benching/made-replies.ts';
import { feedSites, shell } from '../../src/cli/benching/page-cost/feed-page.ts';
import { cardCost } from '../../src/cli/benching/screen-cost/card-cost.ts';
import { inChromium } from '../../src/cli/benching/screen-cost/chromium.ts';
import { curatorCost } from '../../src/cli/benching/screen-cost/curator-cost.ts';
import { ledgerCost } from '../../src/cli/benching/screen-cost/ledger-cost.ts';
import { ledgerOpening } from '../../src/cli/benching/screen-cost/ledger-opening.ts';
import { postsAbout } from '../../src/cli/benching/screen-cost/screen-cost.ts';
import { loadShippedLibrary } from '../../src/cli/load.ts';
import { builds } from './bench.ts';

/** The bench of what the physician waits for, on little: that it sees each card and key. Times are the bench's. */
describe('what the physician waits for', () => {
  it('is seen for each card and each key, and the exported ledger is whole', async () => {
    const library = await loadShippedLibrary('claims-db');
    const [claim] = library.claims;
    const [, reddit] = feedSites;
    if (!claim || !reddit) throw new Error('There is nothing to measure.');
    const rows = madeLedger([{ claim, references: [], text: 'They do not, "ever";\nsee the study. 💉' }], 120);
    await inChromium(builds.chromium, shell, async (chromium) => {
      const { opened, keys, slowKeys } = await cardCost(chromium, reddit, postsAbout(library, 2), 3);
      expect([opened.length, keys.length, slowKeys.length]).toEqual([2, 3, 3]);
      for (const { card, reply } of opened) expect(reply).toBeGreaterThanOrEqual(card);
      for (const work of [...keys, ...slowKeys]) expect(work).toBeGreaterThan(0);
      // Compares every row of both files.
      const { csv, json } = await ledgerCost(chromium, rows);
      for (const time of [csv, json]) expect(time).toBeGreaterThan(0);
    });
    expect(await ledgerOpening(builds.chromium, rows, 2)).toEqual([expect.any(Number), expect.any(Number)]);
  }, 120_000);

  it("is seen in the curator's page", async () => {
    const { opened, search, tasks } = await curatorCost(builds.chromium, 'claims-db', 121, 1);
    expect(opened).toHaveLength(1);
    for (const time of [...opened, ...search, ...tasks]) expect(time).toBeGreaterThanOrEqual(0);
    expect(search.length).toBeGreaterThan(10);
    expect(tasks.length).toBeGreaterThan(10);
  }, 120_000);
});
