import type { ClaimsFolder } from '../../claims/compile.ts';
import type { Change } from '../../claims/editing/change.ts';
import { changesOf, unitsOf } from '../../claims/editing/change-units.ts';
import { claimNameOf, groupedByClaim } from '../../claims/editing/claim-name.ts';
import { textInFolder } from '../../claims/editing/move-claim.ts';
import type { Outline } from '../../claims/outline.ts';
import type { Reference } from '../../claims/reference.ts';
import {
  type ChangeEdit,
  type Done,
  readChanges,
  removeChange,
  type Saved,
  saveChange,
  saveChanges,
  watchChanges,
} from '../../storage/curating/changes.ts';
import { type ListedClaim, openBundledList } from '../../storage/curating/source-folder.ts';
import { database } from '../../storage/database.ts';
import { painted } from '../painted.ts';
import { say } from '../say.ts';
import { breather } from './breather.ts';
import { type ClaimRow, listedRow, rowOf } from './claim-row.ts';
import { type CuratedClaim, type Curating, type Edit, referencesName, type SaveConflict } from './curating.ts';
import { curatorName } from './curator-name.ts';
import { errorText } from './error-text.ts';
import { inSlices } from './in-slices.ts';
import type { LiveState } from './keep-live.ts';
import { isClaimFile, readClaim, readConcepts, readReferences, textsOf, topicsOf, unreadClaim } from './read-claim.ts';

/** The page is drawn so often while something long goes on. */
const drawEveryMs = 150;
/** More files than these at once are many: their changes are fetched together, and the claims read bit by bit. */
const fewFiles = 20;

/** What is done after every change: the library that the extension uses is made anew. */
export type KeepLive = (
  made: { list: ClaimsFolder; version: string; changes: Change[] },
  tell: (state: LiveState) => void,
) => void;

/** So many files are undone in one go: what the page shows of the progress is never far behind. */
const undoneAtOnce = 200;

/** A file's change before a step, and the revision that the step left; null: none. */
type Before = { before: Change | null; left: number | null };
type Step = { name: string; files: Map<string, Before> };
type Undoing = Before & { file: string };

/**
 * Opens the list and the changes for the curator's page. Every save says which revision it has seen, one after the
 * other, so that neither another tab nor a second save of this one overwrites anything.
 * @param tell hears the state, at first and after each change of it
 * @returns how to stop
 */
export function openCurating(tell: (state: Curating) => void, keepLive: KeepLive): () => void {
  let ready = false;
  let closed = false;
  let version = '';
  let list: ClaimsFolder = { claims: [], references: null, lexicon: [], unread: [] };
  let listTexts = new Map<string, string>();
  /** The list's file of each claim, by the name that it has in every folder. */
  let listFiles = new Map<string, string>();
  let outlines = new Map<string, Outline>();
  /** The lines of the table until the claims themselves are there. */
  let firstRows: ClaimRow[] | null = null;
  /** The lines as they were drawn last: as long as none is another, nothing need be sorted and searched again. */
  let drawnRows: ClaimRow[] | null = null;
  let author = '';
  let error: string | null = null;
  let progress: Curating['progress'] = null;
  let concepts: string[] = [];
  let references: Reference[] = [];
  let referencesFile = '[]\n';
  let takenOver: string[] = [];
  let live: LiveState = { state: 'making', leftOut: [] };
  let conflicts: SaveConflict[] = [];
  let steps: Step[] = [];
  const changes = new Map<string, Change>();
  const claims = new Map<string, CuratedClaim>();
  /** Claims that have not been read since they changed. */
  const unread = new Set<string>();
  let reading = false;
  /** What is typed and not saved yet, by file. */
  const unsaved = new Map<string, string>();
  /** Where a claim stands that may have moved out of this file; the file itself where it stands nowhere. */
  const fileNow = (file: string) => {
    if (claims.has(file)) return file;
    const name = claimNameOf(file);
    return (name === null ? undefined : [...claims.keys()].find((one) => claimNameOf(one) === name)) ?? file;
  };

  const draw = () => {
    if (closed) return;
    const rows = ready ? Array.from(claims.values(), rowOf) : firstRows;
    if (!isSameRows(rows, drawnRows)) drawnRows = rows;
    tell({
      ready,
      progress,
      error,
      version,
      list,
      claims: [...claims.values()],
      rows: drawnRows,
      references,
      referencesFile,
      concepts,
      topics: topicsOf(ready ? claims.keys() : (firstRows ?? []).map(({ file }) => file)),
      changes: [...changes.values()],
      takenOver,
      leftOut: live.leftOut,
      live: live.state,
      author,
      conflicts,
      undoable: steps.at(-1)?.name ?? null,
      ...actions,
    });
  };

  /** One after the other: a save must know the revision that the one before it made. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };

  const failed = (reason: unknown) => {
    error = errorText(reason);
    draw();
  };

  /** The list's text of a claim, which may have moved here from the folder where the list has it. */
  const listTextOf = (file: string, change: Change | null): string | null => {
    const home = change !== null && change.base !== null ? listFiles.get(claimNameOf(file) ?? '') : undefined;
    return listTexts.get(file) ?? listTexts.get(home ?? '') ?? null;
  };
  /** Takes the change of a file into what is shown. @param later one of many: it is read when the page has time */
  const hold = (file: string, change: Change | null, later = false) => {
    if (change) changes.set(file, change);
    else changes.delete(file);
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
  };
  const changed = () => {
    keepLive({ list, version, changes: [...changes.values()] }, (state) => {
      live = state;
      draw();
    });
    draw();
    void readUnread();
  };

  /** @param group the edits of the same claim in the same step: of one that moves, its file in the old folder is gone */
  const editOf = ({ file, text, reason, author: other, base }: Edit, group: readonly Edit[] = []): ChangeEdit => {
    const old = group.find((one) => one.text === null && one.file !== file)?.file ?? file;
    const known = changes.get(old) ?? changes.get(file);
    return {
      file,
      text,
      base: base !== undefined ? base : known ? known.base : (listTexts.get(old) ?? null),
      author: other ?? author,
      reason: reason ?? known?.reason ?? '',
    };
  };
  /** A text that is as the list has it is no change; nor is that a file is gone which the list does not have. */
  const isAsListed = ({ file, text }: Pick<Edit, 'file' | 'text'>) => (listTexts.get(file) ?? null) === text;

  /** Where a claim stands that another tab has moved out of this file; null if it is nowhere else. */
  const movedTo = async (file: string): Promise<SaveConflict['movedTo']> => {
    const name = claimNameOf(file);
    if (name === null) return null;
    const found = new Map((await readChanges()).map((one) => [one.file, one]));
    for (const there of new Set([...found.keys(), ...listTexts.keys()])) {
      if (there === file || claimNameOf(there) !== name) continue;
      const change = found.get(there) ?? null;
      const text = change ? change.text : (listTexts.get(there) ?? null);
      if (text !== null) return { file: there, text, change };
    }
    return null;
  };
  /** Another tab was first: what it saved and what was to be saved here stand side by side until she chose. */
  const clash = async (file: string, mine: string, other: Change | null) => {
    const known = changes.get(file);
    const base = known ? known.text : (listTexts.get(file) ?? null);
    const isGone = other === null || other.text === null;
    const conflict = { file, base, mine, other, movedTo: isGone ? await movedTo(file) : null };
    conflicts = [...conflicts.filter((one) => one.file !== file), conflict];
  };

  const save = async (edit: ChangeEdit): Promise<Saved> => {
    const known = changes.get(edit.file);
    if (known && isSame(known, edit)) return { saved: known };
    if (!isAsListed(edit)) return saveChange(edit, known?.revision ?? null);
    if (!known) return { other: null };
    const removed = await removeChange(edit.file, known.revision);
    return 'removed' in removed ? { other: null } : removed;
  };
  /** Saves, and takes in what is saved then. @returns whether it is */
  const saveOne = async (edit: ChangeEdit): Promise<boolean> => {
    const answer = await save(edit);
    if ('saved' in answer) hold(edit.file, answer.saved);
    // Both tabs wrote the same: there is nothing to choose.
    else if (answer.other?.text === edit.text) hold(edit.file, answer.other);
    else if (answer.other === null && isAsListed(edit)) hold(edit.file, null);
    else {
      if (edit.text === null) hold(edit.file, answer.other);
      else await clash(edit.file, edit.text, answer.other);
      return false;
    }
    if (unsaved.get(edit.file) === edit.text) unsaved.delete(edit.file);
    return true;
  };

  const remember = (name: string, before: ReadonlyMap<string, Change | null>) => {
    const files = [...before]
      .map(([file, was]) => [file, { before: was, left: changes.get(file)?.revision ?? null }] as const)
      .filter(([, { before: was, left }]) => (was?.revision ?? null) !== left);
    if (files.length > 0) steps = [...steps, { name, files: new Map(files) }];
  };

  /**
   * Saves all in one go. What belongs to one claim is saved together or not at all: no claim is ever in two folders.
   * @returns the files that were not saved
   */
  const saveAll = async (groups: readonly ChangeEdit[][]): Promise<string[]> => {
    const answers = await saveChanges(
      groups.map((group) =>
        group.map((edit) => ({
          file: edit.file,
          edit: isAsListed(edit) ? null : edit,
          expected: changes.get(edit.file)?.revision ?? null,
        })),
      ),
    );
    const left: string[] = [];
    const later = groups.length > fewFiles;
    for (const [index, group] of groups.entries()) {
      const all = group.map((edit, at) => ({ edit, answer: answers[index]?.[at] ?? { kept: null } }));
      // Both tabs did the same: there is nothing to choose.
      const isDone = all.every(({ edit, answer }) => isMade(answer) || isWanted(edit, answer));
      for (const { edit, answer } of all) {
        const { file, text } = edit;
        if (isDone) hold(file, nowAt(answer), later);
        else if (group.length === 1 && text !== null) await clash(file, text, nowAt(answer));
        // Nothing was typed that could be lost: what the other tab made of the claim is shown, and she can move it again.
        else if (!unsaved.has(file)) hold(file, nowAt(answer), later);
      }
      if (!isDone) left.push(...group.map(({ file }) => file));
    }
    return left;
  };
  /** Another tab has made the very change that was to be made here. */
  const isWanted = (edit: ChangeEdit, answer: Done) =>
    'other' in answer && (answer.other ? answer.other.text === edit.text : isAsListed(edit));

  /** Takes the change of a file back, and what belongs to it. @returns whether it is */
  const takeBack = async (parts: readonly Change[]): Promise<boolean> => {
    const wanted = parts.map(({ file, revision }) => ({ file, edit: null, expected: revision }));
    const [answers = []] = await saveChanges([wanted]);
    const isTaken = answers.every(isMade);
    for (const [index, part] of parts.entries()) {
      const answer = answers[index] ?? { kept: part };
      if (isTaken) unsaved.delete(part.file);
      if (isTaken || parts.length > 1 || part.text === null) hold(part.file, nowAt(answer));
      else await clash(part.file, part.text, nowAt(answer));
    }
    return isTaken;
  };

  /** Puts the changes of some claims of a step back as they were. @returns how many were changed since, and stay */
  const putAsBefore = async (groups: readonly Undoing[][]): Promise<number> => {
    const isUntouched = ({ file, left }: Undoing) => (changes.get(file)?.revision ?? null) === left;
    const some = groups.filter((group) => group.every(isUntouched));
    const answers = await saveChanges(
      some.map((group) =>
        group.map(({ file, before, left }) => ({ file, edit: before && editOf(before), expected: left })),
      ),
    );
    const files = some.flat();
    let kept = groups.flat().length - files.length;
    for (const [index, answer] of answers.flat().entries()) {
      const { file, before } = files[index] ?? { file: '', before: null };
      const isGone = 'other' in answer && answer.other === null && before === null;
      if (!isMade(answer) && !isGone) {
        kept++;
        continue;
      }
      const now = nowAt(answer);
      hold(file, now, answers.length > fewFiles);
      // The steps before this one led to what stands there again, under another revision.
      for (const step of steps) {
        const same = step.files.get(file);
        if (before && now && same?.left === before.revision) same.left = now.revision;
      }
    }
    return kept;
  };

  /** Saves a text in the file where its claim stands by then. */
  const saveWhereItIs = async (file: string, text: string | null, reason?: string) => {
    try {
      // What was typed just before the claim moved to another topic goes there, too.
      const there = text === null ? file : fileNow(file);
      const edit = { file: there, text: there === file || text === null ? text : textInFolder(text, there) };
      const saved = await saveOne(editOf(reason === undefined ? edit : { ...edit, reason }));
      if (saved && there !== file) unsaved.delete(file);
      changed();
      return saved ? ('saved' as const) : ('conflict' as const);
    } catch (reason) {
      failed(reason);
      return 'failed' as const;
    }
  };
  /** Something else than these texts stands where the claim is now. */
  const isOutdated = (file: string, over: readonly string[]) => {
    const there = fileNow(file);
    const now = claims.get(there)?.text;
    return now !== undefined && !over.some((one) => (there === file ? one : textInFolder(one, there)) === now);
  };

  const actions = {
    forgetError() {
      error = null;
      draw();
    },
    setAuthor(name: string) {
      author = name.trim();
      void curatorName.setValue(author).catch(failed);
      draw();
    },
    typing(file: string, text: string) {
      unsaved.set(file, text);
    },
    edit: (file: string, text: string | null, reason?: string) => inTurn(() => saveWhereItIs(file, text, reason)),
    saveTyped: (file: string, text: string, over: readonly string[]) =>
      inTurn(async () => {
        if (!isOutdated(file, [...over, text])) return saveWhereItIs(file, text);
        if (unsaved.get(file) === text) unsaved.delete(file);
        return 'outdated' as const;
      }),
    editMany: (edits: readonly Edit[], name: string) =>
      inTurn(async () => {
        const before = new Map(edits.map(({ file }) => [file, changes.get(file) ?? null]));
        try {
          const groups = groupedByClaim(edits);
          const left = await saveAll(groups.map((group) => group.map((edit) => editOf(edit, group))));
          remember(name, before);
          changed();
          return left;
        } catch (reason) {
          remember(name, before);
          failed(reason);
          return edits.map(({ file }) => file);
        }
      }),
    revert: (file: string, name?: string) =>
      inTurn(async () => {
        const parts = unitsOf([...changes.values()])
          .map(changesOf)
          .find((unit) => unit.some((one) => one.file === file));
        if (!parts) return;
        try {
          const before = new Map(parts.map((one) => [one.file, one]));
          if (await takeBack(parts)) remember(name ?? say('curatorReverted', file), before);
          changed();
        } catch (reason) {
          failed(reason);
        }
      }),
    undoLast: () =>
      inTurn(async () => {
        const step = steps.at(-1);
        if (!step) return;
        steps = steps.slice(0, -1);
        const total = step.files.size;
        let kept = 0;
        try {
          const groups = groupedByClaim([...step.files].map(([file, was]) => ({ file, ...was })));
          for (let from = 0; from < groups.length; from += undoneAtOnce) {
            const some = groups.slice(from, from + undoneAtOnce);
            kept += await putAsBefore(some);
            for (const { file } of some.flat()) step.files.delete(file);
            if (step.files.size === 0) break;
            progress = { work: 'undoing', done: total - step.files.size, total };
            draw();
          }
          if (kept > 0) error = say('curatorUndoKept', kept);
          progress = null;
          changed();
        } catch (reason) {
          // What is not undone yet can still be.
          steps = [...steps, step];
          progress = null;
          failed(reason);
        }
      }),
    settle: (file: string, text: string | null) =>
      inTurn(async () => {
        const conflict = conflicts.find((one) => one.file === file);
        if (!conflict) return;
        try {
          const { other, movedTo: moved } = conflict;
          hold(file, other);
          if (moved && !changes.has(moved.file)) hold(moved.file, moved.change);
          conflicts = conflicts.filter((one) => one !== conflict);
          if (text !== null && moved) await saveOne(editOf({ file: moved.file, text: textInFolder(text, moved.file) }));
          else if (text !== null) await saveOne(editOf({ file, text }));
          unsaved.delete(file);
          changed();
        } catch (reason) {
          conflicts = [...conflicts.filter((one) => one.file !== file), conflict];
          failed(reason);
        }
      }),
  };

  /** What another tab saved. */
  const hear = async (files: readonly string[]) => {
    const now = files.length > fewFiles ? await readChanges() : await storedChanges(files);
    const found = new Map(now.map((one) => [one.file, one]));
    let some = false;
    for (const file of files) {
      const change = found.get(file) ?? null;
      const isKnown = (changes.get(file)?.revision ?? null) === (change?.revision ?? null);
      // Under her hands nothing changes: she is asked when hers is saved.
      if (isKnown || unsaved.has(file) || conflicts.some((one) => one.file === file)) continue;
      hold(file, change, files.length > fewFiles);
      some = true;
    }
    if (some) changed();
  };

  /** Changes that the list has taken over word for word are dropped, and said. */
  const dropTakenOver = async () => {
    for (const { main, from } of unitsOf([...changes.values()])) {
      const parts = [main, ...(from ? [from] : [])].filter(isAsListed);
      for (const change of parts) {
        const removed = await removeChange(change.file, change.revision);
        if (!('removed' in removed)) continue;
        changes.delete(change.file);
        // That the old file of a claim is gone is told with its new one.
        if (change === main) takenOver = [...takenOver, change.file];
      }
    }
  };

  /** Draws how far a long work is, but not so often that the drawing makes it slower than it must be. */
  const drawSeldom = (progressOf: (done: number) => NonNullable<Curating['progress']>) => {
    let drawn = performance.now();
    return (done: number) => {
      if (performance.now() - drawn < drawEveryMs) return;
      progress = progressOf(done);
      draw();
      drawn = performance.now();
    };
  };

  /** Reads the claims bit by bit: thousands take seconds, in which the page must still hear keys. */
  const readUnread = async () => {
    if (reading || unread.size === 0) return;
    reading = true;
    const total = unread.size;
    const breathe = breather();
    const show = drawSeldom((done) => ({ work: 'reading', done, total }));
    for (const file of unread) {
      const claim = claims.get(file);
      unread.delete(file);
      if (claim) claims.set(file, readClaim(claim));
      await breathe(() => show(Math.max(0, total - unread.size)));
      if (closed) return;
    }
    reading = false;
    progress = null;
    draw();
  };

  /** What another tab saved before there was anything here to compare it with. */
  const heardEarly: string[] = [];
  const open = async () => {
    const [bundled, stored, name] = await Promise.all([openBundledList(), readChanges(), curatorName.getValue()]);
    version = bundled.version;
    author = name;
    outlines = new Map(bundled.claims.map(({ file, outline }) => [file, outline]));
    for (const change of stored) changes.set(change.file, change);
    firstRows = rowsBefore(bundled.claims, changes);
    progress = { work: 'reading', done: 0, total: firstRows.length };
    draw();
    // The table is seen before the texts are fetched.
    await painted();
    const breathe = breather();
    list = await bundled.folder(() => breathe());
    if (closed) return;
    listTexts = textsOf(list);
    listFiles = new Map(list.claims.map(({ file }) => [claimNameOf(file) ?? '', file]));
    await dropTakenOver();
    const files = new Set([...listTexts.keys(), ...changes.keys()].filter(isClaimFile));
    for (const file of files) hold(file, changes.get(file) ?? null, true);
    progress = claims.size === 0 ? null : { work: 'reading', done: 0, total: claims.size };
    ready = true;
    draw();
    if (heardEarly.length > 0) void inTurn(() => hear(heardEarly)).catch(failed);
    // It can be worked with before all this is read.
    await painted();
    hold(referencesName, changes.get(referencesName) ?? null);
    concepts = (await inSlices(list.lexicon, readConcepts)).flat().sort();
    await readUnread();
    changed();
  };

  draw();
  void open().catch((reason: unknown) => {
    error = say('curatorNotOpened');
    progress = null;
    console.error(reason);
    draw();
  });
  const stopHearing = watchChanges((files) => {
    if (ready) void inTurn(() => hear(files)).catch(failed);
    else heardEarly.push(...files);
  });
  return () => {
    closed = true;
    stopHearing();
  };
}

/** The lines of all claims, while only what was changed here is there as text. */
function rowsBefore(listed: readonly ListedClaim[], changes: ReadonlyMap<string, Change>): ClaimRow[] {
  const rows = new Map(listed.map(({ file, outline }) => [file, listedRow(file, outline)]));
  for (const [file, change] of changes) {
    if (!isClaimFile(file)) continue;
    const claim = unreadClaim(file, change.base, change, null);
    if (claim) rows.set(file, rowOf(changes.size > fewFiles ? claim : readClaim(claim)));
    else rows.delete(file);
  }
  return [...rows.values()];
}

function isSameRows(some: readonly ClaimRow[] | null, others: readonly ClaimRow[] | null): boolean {
  if (some === null || others === null) return some === others;
  return some.length === others.length && some.every((row, index) => row === others[index]);
}

/** It was done as it was wanted. */
function isMade(answer: Done): boolean {
  return 'saved' in answer || 'removed' in answer;
}

/** The change that stands in a file after what was done there, or not done. */
function nowAt(answer: Done): Change | null {
  if ('saved' in answer) return answer.saved;
  if ('removed' in answer) return null;
  return 'other' in answer ? answer.other : answer.kept;
}

/** Nothing of it is new. */
function isSame(known: Change, edit: ChangeEdit): boolean {
  return known.text === edit.text && known.base === edit.base && known.reason === edit.reason;
}

async function storedChanges(files: readonly string[]): Promise<Change[]> {
  const db = await database();
  const found = await Promise.all(files.map((file) => db.get('changes', file)));
  return found.filter((one) => one !== undefined);
}
