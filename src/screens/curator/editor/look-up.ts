import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import {
  type IndexAddresses,
  indexAddresses,
  recordAddress,
  recordInAnswer,
  type WorkNumber,
} from '../../../claims/citations/look-up.ts';
import type { CitedRecord } from '../../../claims/citations/record.ts';

/** What came of asking an index for a record. */
export type LookedUp =
  | { record: CitedRecord }
  | { failed: 'refused' | 'offline' | 'not-found' | 'busy' | 'unreadable' };

/**
 * Where the indexes are asked. Kept in storage, so that a hospital may put its own gateway there, and a test its
 * stand-in.
 */
export const addressesItem = storage.defineItem<IndexAddresses>('local:indexAddresses', { fallback: indexAddresses });

/** So long an answer may take. Crossref answers in a second, on a bad day in five. */
const patienceMs = 15_000;

/**
 * Asks Crossref or PubMed for one record. To be called in answer to a click: the browser then asks whether we may, once
 * for each of the two.
 */
export async function lookUp(number: WorkNumber, addresses: IndexAddresses): Promise<LookedUp> {
  const address = recordAddress(number, addresses);
  if (!(await mayAsk(address))) return { failed: 'refused' };
  let response: Response;
  try {
    response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    return { failed: 'offline' };
  }
  if (response.status === 404 || response.status === 400) return { failed: 'not-found' };
  if (!response.ok) return { failed: 'busy' };
  const answer: unknown = await response.json().catch(() => undefined);
  if (answer === undefined) return { failed: 'unreadable' };
  const record = recordInAnswer(number, answer);
  return record ? { record } : { failed: 'not-found' };
}

/** Asks for the permission, unless it was given before. What is asked on this machine itself needs none. */
async function mayAsk(address: string): Promise<boolean> {
  const { origin, hostname } = new URL(address);
  if (hostname === 'localhost' || hostname === '127.0.0.1') return true;
  return browser.permissions.request({ origins: [`${origin}/*`] }).catch(() => false);
}
