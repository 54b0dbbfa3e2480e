import type { Claim, Draft } from '../../claims/claim.ts';
import type { ClaimsFolder } from '../../claims/compile.ts';
import type { Change } from '../../claims/editing/change.ts';
import type { Outline } from '../../claims/outline.ts';
import type { Problem } from '../../claims/problem.ts';
import type { Reference } from '../../claims/reference.ts';
import type { ClaimRow } from './claim-row.ts';

/** A claim's file as it stands now, and as the list has it. */
export type CuratedClaim = {
  /** Its name within the claims folder: "covid-19/x.yaml". */
  file: string;
  /** As it is now, with what was changed here. */
  text: string;
  /** As the bundled list has it today, be it in the folder of another topic; null for one that was written here. */
  base: string | null;
  /** What was changed here; null where the file is as the list has it. */
  change: Change | null;
  /** What the list's table of contents tells of it; null where it was changed here. */
  outline: Outline | null;
  /** Null while the text does not fit the format: `problems` then say where. */
  value: Claim | Draft | null;
  problems: Problem[];
};

/** A new text for one file. */
export type Edit = {
  file: string;
  /** Null: the claim is no longer here. In one step with its text in another folder, it moves there. */
  text: string | null;
  /** Why, in the curator's words; what was there stays where none is given. */
  reason?: string;
  /** Who, where it is not the curator herself: a colleague whose change is taken over. */
  author?: string;
  /** Which text of the list it was made from, where that is no longer the one that the change has begun from. */
  base?: string | null;
};

/** Another tab saved the same file meanwhile: nothing of either is lost until the curator chose. */
export type SaveConflict = {
  file: string;
  /** What both began from: the text that this tab had seen last. Null: there was no such file. */
  base: string | null;
  /** What could not be saved here. */
  mine: string;
  /** What the other tab saved; null where it took its change back. */
  other: Change | null;
  /** Where the other tab has moved the claim to; null where it stands in this file, or nowhere. */
  movedTo: { file: string; text: string; change: Change | null } | null;
};

/** What all views of the curator's page share: the list with what was changed here, and the ways to change it. */
export type Curating = {
  /** The list and the changes have been read. Until then there are no claims, but `rows` may be there. */
  ready: boolean;
  /**
   * How far a long work is: reading claims (those that are not read yet have no value, and no problems), or undoing a
   * large step. Null while there is none.
   */
  progress: { work: 'reading' | 'undoing'; done: number; total: number } | null;
  /** What went wrong last, in words that say what to do. */
  error: string | null;
  forgetError(): void;
  /** The version of the bundled list. */
  version: string;
  /** The bundled list, without what was changed here. */
  list: ClaimsFolder;
  claims: CuratedClaim[];
  /** The lines of all claims. They come before the claims, of which there may be thousands; null before them. */
  rows: ClaimRow[] | null;
  references: Reference[];
  /** The text of references.json as it is now: `edit(referencesName, referencesWith(referencesFile, item))` adds one. */
  referencesFile: string;
  /** The lexicon's concepts, by id, in order. */
  concepts: string[];
  /** The topic folders, in order. */
  topics: string[];
  changes: Change[];
  /** What is known of the changes until they are read, which takes seconds where they are thousands. */
  unreadChanges: Pick<Change, 'file' | 'text'>[];
  /** Files of changes that the list has by now taken over word for word: they are changes no more. */
  takenOver: string[];
  /** Changes with an error: until it is mended, the extension uses the claim as the list has it. */
  leftOut: { file: string; problems: Problem[] }[];
  /** The library with these changes is being made for the extension, is in use, or could not be made. */
  live: 'making' | 'inUse' | 'failed';
  /** Who signs changes made here; '' until she said so. */
  author: string;
  setAuthor(name: string): void;
  /**
   * Something is typed that is not saved yet. What another tab saves of this file meanwhile is not shown under the
   * curator's hands: it is told as a conflict when hers is saved.
   */
  typing(file: string, text: string): void;
  /** Saves one text; null: the claim is taken away. At 'conflict' nothing was saved: it stands in `conflicts`, and a dialog asks. Rejects never. */
  edit(file: string, text: string | null, reason?: string): Promise<'saved' | 'conflict' | 'failed'>;
  /**
   * Saves what was typed in a claim, which is never put over what came in another way meanwhile: a signature, a bulk step.
   * At 'outdated' nothing was saved, and what came in stands.
   * @param over the texts that it may take the place of: what it was typed over, and what was typed and saved since
   */
  saveTyped(file: string, text: string, over: readonly string[]): Promise<'saved' | 'conflict' | 'failed' | 'outdated'>;
  /**
   * Saves several as one step that can be undone. A claim that moves does so whole or not at all.
   * @returns the files that were not saved: in conflict, or for want of room
   */
  editMany(edits: readonly Edit[], step: string): Promise<string[]>;
  /**
   * Takes the change of a file back, so that it is as the list has it; a new file goes away, and a claim that moved goes
   * back to its old topic.
   */
  revert(file: string, step?: string): Promise<void>;
  /** The last step that can be undone, as it is told on the screen: "3 claims retired."; null if there is none. */
  undoable: string | null;
  undoLast(): Promise<void>;
  conflicts: SaveConflict[];
  /** Ends a conflict with the text that the curator chose; null: the claim is gone, as the other tab has it. */
  settle(file: string, text: string | null): Promise<void>;
};

/** The file of all references, within the claims folder. */
export const referencesName = 'references.json';
