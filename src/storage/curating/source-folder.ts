import { browser } from 'wxt/browser';
import type { ClaimsFolder } from '../../claims/compile.ts';
import { isLexicon, referencesFile } from '../../claims/editing/overlay.ts';
import type { Outline } from '../../claims/outline.ts';
import type { SourceFile } from '../../claims/source-file.ts';
import { linesOf } from './lines-of.ts';

/**
 * What a table shows of the claims folder that the bundled library was compiled from. It comes in a file of its own, so
 * that thousands of claims can be seen before their texts have arrived.
 */
export type ListContents = {
  /** The version of the library. */
  version: string;
  /** Every claim, in the order of the files. */
  claims: ListedClaim[];
};

/** What the list's table of contents tells of a claim, and its file's name within the folder. */
export type ListedClaim = { file: string; outline: Outline };

/**
 * The assets that the build makes of it (wxt.config.ts): the table of contents, which curator.html asks for beforehand,
 * and the very files that Git has, one on each line as JSON, so that they can be read bit by bit.
 */
export const listAssets = { contents: 'claims-list.json', files: 'claims-source.jsonl' } as const;

export type BundledList = ListContents & {
  /**
   * The texts of all files. They are fetched when this is first called; after a failure the list must be opened again.
   * @param afterEach waited for after each file that has come: thousands would keep a page from drawing
   * @throws if they cannot be read, or are not all there
   */
  folder: (afterEach?: AfterEach) => Promise<ClaimsFolder>;
};

/** @param claims so many claims have come */
type AfterEach = (claims: number) => Promise<void>;

let opened: Promise<BundledList> | null = null;

/** Opens the bundled claims folder once; after a failure the next call tries again. */
export function openBundledList(): Promise<BundledList> {
  opened ??= openList().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function openList(): Promise<BundledList> {
  const answer = await fetchAsset(listAssets.contents);
  const contents = (await answer.json()) as ListContents;
  let folder: Promise<ClaimsFolder> | null = null;
  return {
    ...contents,
    folder: (afterEach) => {
      folder ??= readFolder(contents, afterEach).catch((error: unknown) => {
        opened = null;
        throw error;
      });
      return folder;
    },
  };
}

async function readFolder({ claims }: ListContents, afterEach: AfterEach = async () => {}): Promise<ClaimsFolder> {
  const { body } = await fetchAsset(listAssets.files);
  const folder: ClaimsFolder = { claims: [], lexicon: [], references: null, unread: [] };
  for await (const line of body ? linesOf(body) : []) {
    const source = JSON.parse(line) as SourceFile;
    if (source.file === referencesFile) folder.references = source;
    else if (isLexicon(source.file)) folder.lexicon.push(source);
    else folder.claims.push(source);
    await afterEach(folder.claims.length);
  }
  if (folder.claims.length < claims.length) throw new Error(`${listAssets.files} ends too early`);
  return folder;
}

async function fetchAsset(name: string): Promise<Response> {
  const answer = await fetch(new URL(name, browser.runtime.getURL('/')));
  if (!answer.ok) throw new Error(`${name} cannot be read`);
  return answer;
}
