import type { ClaimsFolder } from '../../claims/compile.ts';
import type { Change } from '../../claims/editing/change.ts';
import { claimNameOf } from '../../claims/editing/claim-name.ts';
import { textMoved } from '../../claims/editing/move-claim.ts';
import type { Outline } from '../../claims/outline.ts';
import type { Reference } from '../../claims/reference.ts';
import { type CuratedClaim, type Edit, referencesName } from './curating.ts';
import { isClaimFile, readClaim, readReferences, textsOf, unreadClaim } from './read-claim.ts';

/** The list with what was changed here, as the page holds it. */
export type HeldClaims = {
  /** What was changed here, by file, at the revision that the page has seen last. */
  readonly changes: ReadonlyMap<string, Change>;
  /** All of them, in one list that stays the same as long as they do. */
  readonly allChanges: Change[];
  /** Notes the change of a file, and nothing of what follows from it; null: there is none. */
  noteChange(file: string, change: Change | null): void;
  /** The claims as they are with it, by file. */
  readonly claims: Map<string, CuratedClaim>;
  /** Claims that have not been read since they changed. */
  readonly unread: Set<string>;
  /** What is typed and not saved yet, by file. */
  readonly unsaved: Map<string, string>;
  readonly list: ClaimsFolder;
  readonly references: Reference[];
  /** The text of references.json. */
  readonly referencesFile: string;
  /** Takes the list's texts; the claims of it are held one by one. @param outlines what its table of contents tells */
  takeList(list: ClaimsFolder, outlines: ReadonlyMap<string, Outline>): void;
  /** The files of the list's claims, and their texts. */
  readonly listTexts: ReadonlyMap<string, string>;
  /** A text that is as the list has it is no change; nor is that a file is gone which the list does not have. */
  isAsListed(edit: Pick<Edit, 'file' | 'text'>): boolean;
  /** Where a claim stands that may have moved out of this file; the file itself where it stands nowhere. */
  fileNow(file: string): string;
  /**
   * Something else than any of these texts stands where the claim of this file is now. Where it stands nowhere, nothing
   * does.
   */
  isNoneOf(texts: readonly string[], file: string): boolean;
  /** Takes the change of a file in; null: there is none. @param later one of many: it is read when the page has time */
  hold(file: string, change: Change | null, later?: boolean): void;
};

export function heldClaims(): HeldClaims {
  const changes = new Map<string, Change>();
  const claims = new Map<string, CuratedClaim>();
  const unread = new Set<string>();
  let allChanges: Change[] | null = null;
  let list: ClaimsFolder = { claims: [], references: null, lexicon: [], unread: [] };
  let listTexts = new Map<string, string>();
  /** The list's file of each claim, by the name that it has in every folder. */
  let listFiles = new Map<string, string>();
  let outlines: ReadonlyMap<string, Outline> = new Map();
  let references: Reference[] = [];
  let referencesFile = '[]\n';

  /** The list's text of a claim, which may have moved here from the folder where the list has it. */
  const listTextOf = (file: string, change: Change | null): string | null => {
    const home = change !== null && change.base !== null ? listFiles.get(claimNameOf(file) ?? '') : undefined;
    return listTexts.get(file) ?? listTexts.get(home ?? '') ?? null;
  };
  const fileNow = (file: string) => {
    if (claims.has(file)) return file;
    const name = claimNameOf(file);
    return (name === null ? undefined : [...claims.keys()].find((one) => claimNameOf(one) === name)) ?? file;
  };

  const noteChange = (file: string, change: Change | null) => {
    if (change) changes.set(file, change);
    else changes.delete(file);
    allChanges = null;
  };

  return {
    changes,
    get allChanges() {
      allChanges ??= [...changes.values()];
      return allChanges;
    },
    noteChange,
    claims,
    unread,
    unsaved: new Map(),
    get list() {
      return list;
    },
    get listTexts() {
      return listTexts;
    },
    get references() {
      return references;
    },
    get referencesFile() {
      return referencesFile;
    },
    takeList(folder, tableOfContents) {
      list = folder;
      outlines = tableOfContents;
      listTexts = textsOf(folder);
      listFiles = new Map(folder.claims.map(({ file }) => [claimNameOf(file) ?? '', file]));
    },
    isAsListed: ({ file, text }) => (listTexts.get(file) ?? null) === text,
    fileNow,
    isNoneOf(texts, file) {
      const there = fileNow(file);
      const now = claims.get(there)?.text;
      return now !== undefined && !texts.some((one) => textMoved(one, file, there) === now);
    },
    hold(file, change, later = false) {
      noteChange(file, change);
      const base = listTextOf(file, change);
      if (file === referencesName) {
        referencesFile = change?.text ?? base ?? '[]\n';
        references = readReferences(referencesFile);
      }
      if (!isClaimFile(file)) return;
      const claim = unreadClaim(file, base, change, outlines.get(file) ?? null);
      unread.delete(file);
      if (!claim) claims.delete(file);
      else if (later) {
        claims.set(file, claim);
        unread.add(file);
      } else claims.set(file, readClaim(claim));
    },
  };
}
