import { stat } from 'node:fs/promises';
import { findBrowser } from '../../../../scripts/browsers.mjs';
import type { Library } from '../../../claims/library.ts';
import { defaultFolder } from '../../claims-folder.ts';
import { madeLedger, madeReplies } from '../made-replies.ts';
import { type FeedPost, feedSites, shell } from '../page-cost/feed-page.ts';
import { type Row, rounded } from '../row.ts';
import { summary } from '../timing.ts';
import { cardCost, slowdown } from './card-cost.ts';
import { inChromium } from './chromium.ts';
import { curatorCost } from './curator-cost.ts';
import { ledgerCost } from './ledger-cost.ts';
import { ledgerOpening } from './ledger-opening.ts';

const built = '.output/chrome-mv3';

/** What the reader may wait, in milliseconds. */
export const screenGoals = { card: 100, key: 16, ledger: 300, ledgerKey: 50, curator: 500, curatorKey: 50, task: 50 };

export type ScreenCost = {
  /** So many cards are opened; 0 measures nothing. */
  cards: number;
  keys: number;
  /** Replies in the ledger, and how often its page is opened. */
  ledger: number;
  opens: number;
  /** Claims in the curator's page. */
  claims: number;
};

const work = "work of the page's thread until the frame is drawn";
const of = { engine: 'Chromium', claims: null, words: null };

/**
 * What the physician waits for: the card after the click, each key in its reply, the page of the ledger and each key in
 * its search. Measured in Chromium with the built extension.
 */
export async function* screenCostRows(library: Library, settings: ScreenCost): AsyncGenerator<Row> {
  const missing = await whatIsMissing(settings);
  if (missing !== null) {
    yield { what: 'screens', ...of, n: 0, p50_ms: null, p99_ms: null, note: `not measured: ${missing}` };
    return;
  }
  const rows = madeLedger(madeReplies(library), settings.ledger);
  const size = `${settings.ledger} replies`;
  const opened = await ledgerOpening(built, rows, settings.opens);
  yield timed('ledger: the page opens', opened, screenGoals.ledger, `${size}; until the first is drawn`);
  const curator = await curatorCost(built, defaultFolder, settings.claims, settings.opens);
  const claims = `${settings.claims} claims`;
  yield timed("curator's page: it opens", curator.opened, screenGoals.curator, `${claims}; until the first is drawn`);
  const beside = `${claims} imported, and read once; until the first is drawn`;
  yield timed("curator's page: it opens after an import", curator.imported, screenGoals.curator, beside);
  yield timed("curator's page: a key in the search", curator.search, screenGoals.curatorKey, `${claims}; ${work}`);
  yield timed("curator's page: a task while it is scrolled", curator.tasks, screenGoals.task, claims);
  yield* await inChromium(built, shell, async (chromium) => {
    const [, reddit] = feedSites;
    if (!reddit) throw new Error('The bench has no such feed.');
    const { opened, keys, slowKeys, plainKeys } = await cardCost(
      chromium,
      reddit,
      postsAbout(library, settings.cards),
      settings.keys,
    );
    const ledger = await ledgerCost(chromium, rows);
    return [
      timed(
        'card: from the click to the card',
        opened.map(({ card }) => card),
        screenGoals.card,
      ),
      timed(
        'card: from the click to the reply in it',
        opened.map(({ reply }) => reply),
        screenGoals.card,
      ),
      timed('card: a key in the reply', keys, null, work),
      timed(
        `card: a key in the reply, on a processor ${slowdown} times as slow`,
        slowKeys,
        null,
        `${work}; what slows it down counts time on the clock, so that other work on the machine makes it worse`,
      ),
      timed(`a key in a plain text field of the page, on a processor ${slowdown} times as slow`, plainKeys, null, work),
      timed(
        `card: what it adds to a key, on a processor ${slowdown} times as slow`,
        addedTo(plainKeys, slowKeys),
        screenGoals.key,
        'each key in the reply less the one of its rank in the plain field, which the browser takes without us',
      ),
      timed('ledger: a key in the search', ledger.search, screenGoals.ledgerKey, `${size}; ${work}`),
      timed('ledger: export as CSV', [ledger.csv], null, `${size}, all of them compared`),
      timed('ledger: export as JSON', [ledger.json], null, `${size}, all of them compared`),
    ];
  });
}

async function whatIsMissing({ cards }: ScreenCost): Promise<string | null> {
  if (cards === 0) return 'a quick run opens no browser';
  if (findBrowser('chromium') === null) return 'there is no Chromium, Chrome or Edge';
  const manifest = await stat(`${built}/manifest.json`).catch(() => null);
  return manifest ? null : 'the extension is not built: npm run build';
}

/** Each post is one claim, in the words of the database. */
export function postsAbout(library: Library, posts: number): FeedPost[] {
  return library.claims.slice(0, posts).map(({ statement }, index) => ({ author: `Reader ${index}`, text: statement }));
}

/** Rank by rank, so that a slow moment of the machine in one series is not held against the other. */
function addedTo(plain: readonly number[], ours: readonly number[]): number[] {
  const ranked = (times: readonly number[]) => [...times].sort((one, other) => one - other);
  const without = ranked(plain);
  return ranked(ours).map((time, rank) => time - (without[rank] ?? 0));
}

function timed(what: string, times: readonly number[], goal: number | null, note?: string): Row {
  const sorted = [...times].sort((one, other) => one - other);
  const p95 = sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] ?? 0;
  return {
    what,
    ...of,
    ...summary(times),
    p95_ms: rounded(p95),
    ...(goal !== null && { goal_ms: goal }),
    ...(note !== undefined && { note }),
  };
}
