import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ReplyLength, Tone } from '../claims/claim.ts';
import type { Change } from '../claims/editing/change.ts';
import type { Outline } from '../claims/outline.ts';
import type { CorpusPost } from './curating/corpus-post.ts';

/** One reply that was inserted or copied: what was said where, when and about what. Never leaves the machine. */
export type LedgerRow = {
  /** Given by the database when the row is stored. */
  id?: number;
  /** Milliseconds since 1970. */
  at: number;
  how: 'inserted' | 'copied';
  /** The site's id; empty for a reply from the library that was copied to nowhere in particular. */
  site: string;
  /** Address of the page, and of the thread: replies with the same one stand in one conversation. */
  url: string;
  thread: string;
  /** Who was answered. */
  author: string;
  claim: string;
  statement: string;
  topic: string;
  tone: Tone;
  length: ReplyLength;
  /** Which of the approved wordings, counted from 0. */
  variant: number;
  /** She changed the wording. */
  edited: boolean;
  text: string;
  /** Version of the list that the claim came from. */
  list: string;
};

/** How often a claim was seen on one day, in posts that assert it or ask about it. */
export type SeenRow = {
  /** "2026-11-27", in the reader's own time. */
  day: string;
  claim: string;
  topic: string;
  /** Posts with a badge. */
  posts: number;
  /** Those of them that were flagged for sure. */
  flags: number;
};

/** A change that was taken back, kept so that this can be undone. */
export type RevertedChange = {
  file: string;
  change: Change;
  /** Milliseconds since 1970. */
  at: number;
};

/** What a table tells of a claim that was changed here; see `curating/change-outlines.ts`. */
export type ChangeOutline = {
  file: string;
  /** Null: the claim is gone from this file. */
  outline: Outline | null;
  /** The list did not have the claim when it was changed first. */
  isNew: boolean;
  /** When it was changed last, ISO. */
  on: string;
  /** So many errors stand in its file. */
  problems: number;
};

export interface Schema extends DBSchema {
  replies: {
    key: number;
    value: LedgerRow;
    indexes: { at: number; thread: string; claimAt: [string, number] };
  };
  seen: { key: [string, string]; value: SeenRow };
  /**
   * What a curator changed, one row a file of the claims folder. That a row may say that its file is gone came later:
   * those from before are read as they are.
   */
  changes: { key: string; value: Change };
  /** What a table tells of the files in `changes`: all of it as JSON, since one text is read many times faster. */
  outlines: { key: 'all'; value: string };
  /** The files in `changes` of which it tells nothing, or what was true before, and their revisions; 0: no change is left. */
  unoutlined: { key: string; value: number };
  /** The last change of each file that was taken back. */
  reverted: { key: string; value: RevertedChange; indexes: { at: number } };
  /** Posts that a curator tests claims with. */
  corpus: { key: string; value: CorpusPost };
  /** The library made of the list and the changes, and which one was checked last; see `curating/live.ts`. */
  live: { key: 'library' | 'checked'; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** Raise it with every change of the shape, and say below how the one before becomes it. */
const version = 3;

let opened: Promise<Database> | null = null;

/**
 * The extension's database, opened once. Only the background and the extension's own pages reach it; a page of a site
 * has a database of its own.
 */
export function database(): Promise<Database> {
  opened ??= openDB<Schema>('second-opinion', version, {
    async upgrade(db, before, _, upgrading) {
      if (before < 1) {
        const replies = db.createObjectStore('replies', { keyPath: 'id', autoIncrement: true });
        replies.createIndex('at', 'at');
        replies.createIndex('thread', 'thread');
        replies.createIndex('claimAt', ['claim', 'at']);
        db.createObjectStore('seen', { keyPath: ['day', 'claim'] });
      }
      // 2 added what a curator makes; the rows of version 1 stay as they are.
      if (before < 2) {
        db.createObjectStore('changes', { keyPath: 'file' });
        db.createObjectStore('reverted', { keyPath: 'file' }).createIndex('at', 'at');
        db.createObjectStore('corpus', { keyPath: 'id' });
        db.createObjectStore('live');
      }
      // 3 added what can be made of the changes at any time.
      if (before < 3) {
        db.createObjectStore('outlines');
        const unoutlined = db.createObjectStore('unoutlined');
        const changes = before === 2 ? await upgrading.objectStore('changes').getAll() : [];
        for (const { file, revision } of changes) await unoutlined.put(revision, file);
      }
    },
    // Another part of the extension wants a newer shape: this one lets go, and opens again when asked.
    blocking: () => void closeDatabase(),
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Lets go of the database; the next call of `database` opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = opened;
  opened = null;
  (await open)?.close();
}
