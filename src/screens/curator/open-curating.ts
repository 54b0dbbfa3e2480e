import type { ClaimsFolder } from '../../claims/compile.ts';
import type { Change } from '../../claims/editing/change.ts';
import type { Outline } from '../../claims/outline.ts';
import type { Reference } from '../../claims/reference.ts';
import {
  type ChangeEdit,
  readChanges,
  removeChange,
  restoreChanges,
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

type Step = {
  name: string;
  /** Each file's change before the step, and the revision that the step left; null: none. */
  files: Map<string, { before: Change | null; left: number | null }>;
};

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
    error = reason instanceof Error && reason.message !== '' ? reason.message : say('curatorFailed');
    draw();
  };

  /** Takes the change of a file into what is shown. @param later one of many: it is read when the page has time */
  const hold = (file: string, change: Change | null, later = false) => {
    if (change) changes.set(file, change);
    else changes.delete(file);
    const base = listTexts.get(file) ?? null;
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

  const editOf = ({ file, text, reason, author: other, base }: Edit): ChangeEdit => {
    const known = changes.get(file);
    return {
      file,
      text,
      base: base !== undefined ? base : known ? known.base : (listTexts.get(file) ?? null),
      author: other ?? author,
      reason: reason ?? known?.reason ?? '',
    };
  };
  /** A text that is as the list has it is no change. */
  const isAsListed = ({ file, text }: { file: string; text: string }) => listTexts.get(file) === text;

  /** Another tab was first: what it saved and what was to be saved here stand side by side until she chose. */
  const clash = (file: string, mine: string, other: Change | null) => {
    const base = changes.get(file)?.text ?? listTexts.get(file) ?? null;
    conflicts = [...conflicts.filter((one) => one.file !== file), { file, base, mine, other }];
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
      clash(edit.file, edit.text, answer.other);
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

  /** Saves all that are no longer as the list has them in one go; the others are taken back one by one. */
  const saveAll = async (edits: readonly ChangeEdit[]): Promise<string[]> => {
    const left: string[] = [];
    const many = edits.filter((edit) => !isAsListed(edit));
    const answers = await saveChanges(
      many.map((edit) => ({ edit, expected: changes.get(edit.file)?.revision ?? null })),
    );
    const later = edits.length > fewFiles;
    answers.forEach((answer, index) => {
      const edit = many[index];
      if (!edit) return;
      if ('saved' in answer) hold(edit.file, answer.saved, later);
      else if (answer.other?.text === edit.text) hold(edit.file, answer.other, later);
      else {
        clash(edit.file, edit.text, answer.other);
        left.push(edit.file);
      }
    });
    for (const edit of edits.filter(isAsListed)) if (!(await saveOne(edit))) left.push(edit.file);
    return left;
  };

  /** Takes many changes back in one go. @returns the files whose change another tab has changed meanwhile */
  const takeAllBack = async (files: readonly string[]): Promise<string[]> => {
    const answers = await restoreChanges(
      files.map((file) => ({ file, before: null, expected: changes.get(file)?.revision ?? null })),
    );
    return files.filter((file, index) => {
      const answer = answers[index];
      const isTaken = answer !== undefined && 'removed' in answer;
      if (isTaken) hold(file, null, files.length > fewFiles);
      return !isTaken;
    });
  };

  /** Puts the changes of some files of a step back as they were. @returns how many were changed since, and stay */
  const putAsBefore = async (files: Step['files']): Promise<number> => {
    const isUntouched = (file: string, left: number | null) => (changes.get(file)?.revision ?? null) === left;
    const some = [...files].filter(([file, { left }]) => isUntouched(file, left));
    const answers = await restoreChanges(
      some.map(([file, { before, left }]) => ({ file, before: before && editOf(before), expected: left })),
    );
    let kept = files.size - some.length;
    answers.forEach((answer, index) => {
      const [file, { before }] = some[index] ?? ['', { before: null }];
      const isGone = 'other' in answer && answer.other === null && before === null;
      if ('other' in answer && !isGone) {
        kept++;
        return;
      }
      const now = 'saved' in answer ? answer.saved : null;
      hold(file, now, true);
      // The steps before this one led to what stands there again, under another revision.
      for (const step of steps) {
        const same = step.files.get(file);
        if (before && now && same?.left === before.revision) same.left = now.revision;
      }
    });
    return kept;
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
    edit: (file: string, text: string, reason?: string) =>
      inTurn(async () => {
        try {
          const edit = editOf(reason === undefined ? { file, text } : { file, text, reason });
          const saved = await saveOne(edit);
          changed();
          return saved ? ('saved' as const) : ('conflict' as const);
        } catch (reason) {
          failed(reason);
          return 'failed' as const;
        }
      }),
    editMany: (edits: readonly Edit[], name: string, takeBack: readonly string[] = []) =>
      inTurn(async () => {
        const files = [...edits.map(({ file }) => file), ...takeBack];
        const before = new Map(files.map((file) => [file, changes.get(file) ?? null]));
        try {
          const left = await saveAll(edits.map(editOf));
          // What could not be saved at its new place stays at the old one.
          if (left.length === 0) left.push(...(await takeAllBack(takeBack)));
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
        const known = changes.get(file);
        if (!known) return;
        try {
          const removed = await removeChange(file, known.revision);
          if ('removed' in removed) {
            hold(file, null);
            remember(name ?? say('curatorReverted', file), new Map([[file, known]]));
            unsaved.delete(file);
          } else clash(file, known.text, removed.other);
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
          while (step.files.size > 0) {
            const some = new Map([...step.files].slice(0, undoneAtOnce));
            kept += await putAsBefore(some);
            for (const file of some.keys()) step.files.delete(file);
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
    settle: (file: string, text: string) =>
      inTurn(async () => {
        const conflict = conflicts.find((one) => one.file === file);
        if (!conflict) return;
        try {
          hold(file, conflict.other);
          conflicts = conflicts.filter((one) => one !== conflict);
          await saveOne(editOf({ file, text }));
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
    const now = files.length > fewFiles ? await readChanges() : await changesOf(files);
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
    for (const change of [...changes.values()].filter(isAsListed)) {
      const removed = await removeChange(change.file, change.revision);
      if (!('removed' in removed)) continue;
      changes.delete(change.file);
      takenOver = [...takenOver, change.file];
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
    await dropTakenOver();
    const files = new Set([...listTexts.keys(), ...changes.keys()].filter(isClaimFile));
    for (const file of files) hold(file, changes.get(file) ?? null, true);
    progress = { work: 'reading', done: 0, total: claims.size };
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
    const claim = isClaimFile(file) ? unreadClaim(file, change.base, change, null) : null;
    if (claim) rows.set(file, rowOf(changes.size > fewFiles ? claim : readClaim(claim)));
  }
  return [...rows.values()];
}

function isSameRows(some: readonly ClaimRow[] | null, others: readonly ClaimRow[] | null): boolean {
  if (some === null || others === null) return some === others;
  return some.length === others.length && some.every((row, index) => row === others[index]);
}

/** Nothing of it is new. */
function isSame(known: Change, edit: ChangeEdit): boolean {
  return known.text === edit.text && known.base === edit.base && known.reason === edit.reason;
}

async function changesOf(files: readonly string[]): Promise<Change[]> {
  const db = await database();
  const found = await Promise.all(files.map((file) => db.get('changes', file)));
  return found.filter((one) => one !== undefined);
}
