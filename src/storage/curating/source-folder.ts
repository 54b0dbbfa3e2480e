import { browser } from 'wxt/browser';
import type { ClaimsFolder } from '../../claims/compile.ts';
import type { SourceFile } from '../../claims/source-file.ts';

/** The claims folder that the bundled library was compiled from, as text: the very files that Git has. */
export type ClaimsSource = {
  /** The version of the library. */
  version: string;
  /** Files by their names within the folder. */
  claims: SourceFile[];
  lexicon: SourceFile[];
  references: SourceFile;
};

/** The asset that the build makes of it: wxt.config.ts. */
const ASSET = 'claims-source.json';

export type BundledFolder = { folder: ClaimsFolder; version: string };

let fetched: Promise<BundledFolder> | null = null;

/** Fetches the bundled claims folder once; after a failure the next call tries again. */
export function readBundledFolder(): Promise<BundledFolder> {
  fetched ??= fetchFolder().catch((error: unknown) => {
    fetched = null;
    throw error;
  });
  return fetched;
}

async function fetchFolder(): Promise<BundledFolder> {
  const answer = await fetch(new URL(ASSET, browser.runtime.getURL('/')));
  const { version, claims, lexicon, references } = (await answer.json()) as ClaimsSource;
  return { folder: { claims, lexicon, references, unread: [] }, version };
}
