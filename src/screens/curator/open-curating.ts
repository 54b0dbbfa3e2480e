import type { ClaimsFolder } from '../../claims/compile.ts';
import type { Change } from '../../claims/editing/change.ts';
import { changesOf, unitsOf } from '../../claims/editing/change-units.ts';
import { textMoved } from '../../claims/editing/move-claim.ts';
import { type ChangeOutline, readChangeOutlines } from '../../storage/curating/change-outlines.ts';
import { readChanges, readChangesInBits, readChangesOf, watchChanges } from '../../storage/curating/changes.ts';
import { type ListedClaim, openBundledList } from '../../storage/curating/source-folder.ts';
import { painted } from '../painted.ts';
import { say } from '../say.ts';
import { breather } from './breather.ts';
import { type ClaimRow, changedRow, knowRow, listedRow, renewRow, rowOf } from './claim-row.ts';
import { type CuratedClaim, type Curating, type Edit, referencesName } from './curating.ts';
import { curatorName } from './curator-name.ts';
import { errorText } from './error-text.ts';
import { heldClaims } from './held-claims.ts';
import { inSlices } from './in-slices.ts';
import type { LiveState } from './keep-live.ts';
import { keepOutlines } from './keep-outlines.ts';
import { isClaimFile, readClaim, readConcepts, topicsOf, unreadClaim } from './read-claim.ts';
import { fewFiles, savingChanges } from './saving-changes.ts';
import { stepsBack } from './steps-back.ts';

/** The page is drawn so often while something long goes on. */
const drawEveryMs = 150;

/** What is done after every change: the library that the extension uses is made anew. */
export type KeepLive = (
  made: { list: ClaimsFolder; version: string; changes: Change[] },
  tell: (state: LiveState) => void,
) => void;

/**
 * Opens the list and the changes for the curator's page.
 * @param tell hears the state, at first and after each change of it
 * @returns how to stop
 */
export function openCurating(tell: (state: Curating) => void, keepLive: KeepLive): () => void {
  let ready = false;
  let closed = false;
  let version = '';
  /** The lines of the table until the claims themselves are there. */
  let firstRows: ClaimRow[] | null = null;
  /** The lines as they were drawn last: as long as none is another, nothing need be sorted and searched again. */
  let drawnRows: ClaimRow[] | null = null;
  let unreadChanges: Curating['unreadChanges'] = [];
  let author = '';
  let error: string | null = null;
  let progress: Curating['progress'] = null;
  let concepts: string[] = [];
  let takenOver: string[] = [];
  let live: LiveState = { state: 'making', leftOut: [] };
  let reading = false;
  const held = heldClaims();
  const { changes, claims, unread, unsaved, hold } = held;
  const saving = savingChanges(held, () => author);
  const steps = stepsBack(held, saving);

  const draw = () => {
    if (closed) return;
    const rows = ready ? Array.from(claims.values(), rowOf) : firstRows;
    if (!isSameRows(rows, drawnRows)) drawnRows = rows;
    tell({
      ready,
      progress,
      error,
      version,
      list: held.list,
      claims: [...claims.values()],
      rows: drawnRows,
      references: held.references,
      referencesFile: held.referencesFile,
      concepts,
      topics: topicsOf(ready ? claims.keys() : (firstRows ?? []).map(({ file }) => file)),
      changes: held.allChanges,
      unreadChanges: ready ? [] : unreadChanges,
      takenOver,
      leftOut: live.leftOut,
      live: live.state,
      author,
      conflicts: [...saving.conflicts],
      undoable: steps.last,
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
  const changed = () => {
    keepLive({ list: held.list, version, changes: held.allChanges }, (state) => {
      live = state;
      draw();
    });
    draw();
    void readUnread();
  };

  /** Saves a text in the file where its claim stands by then. */
  const saveWhereItIs = async (file: string, text: string | null, reason?: string) => {
    try {
      // What was typed just before the claim moved to another topic goes there, too.
      const there = text === null ? file : held.fileNow(file);
      const edit = { file: there, text: text === null ? null : textMoved(text, file, there) };
      const saved = await saving.saveOne(saving.editOf(reason === undefined ? edit : { ...edit, reason }));
      if (saved && there !== file) unsaved.delete(file);
      changed();
      return saved ? ('saved' as const) : ('conflict' as const);
    } catch (reason) {
      failed(reason);
      return 'failed' as const;
    }
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
        if (!held.isNoneOf([...over, text], file)) return saveWhereItIs(file, text);
        if (unsaved.get(file) === text) unsaved.delete(file);
        return 'outdated' as const;
      }),
    editMany: (edits: readonly Edit[], name: string) =>
      inTurn(async () => {
        const before = new Map(edits.map(({ file }) => [file, changes.get(file) ?? null]));
        try {
          const left = await saving.saveAll(edits);
          steps.remember(name, before);
          changed();
          return left;
        } catch (reason) {
          steps.remember(name, before);
          failed(reason);
          return edits.map(({ file }) => file);
        }
      }),
    revert: (file: string, name?: string) =>
      inTurn(async () => {
        const parts = unitsOf(held.allChanges)
          .map(changesOf)
          .find((unit) => unit.some((one) => one.file === file));
        if (!parts) return;
        try {
          const before = new Map(parts.map((one) => [one.file, one]));
          if (await saving.takeBack(parts)) steps.remember(name ?? say('curatorReverted', file), before);
          changed();
        } catch (reason) {
          failed(reason);
        }
      }),
    undoLast: () =>
      inTurn(async () => {
        try {
          const kept = await steps.undo((done, total) => {
            progress = { work: 'undoing', done, total };
            draw();
          });
          if (kept > 0) error = say('curatorUndoKept', kept);
          progress = null;
          changed();
        } catch (reason) {
          progress = null;
          failed(reason);
        }
      }),
    settle: (file: string, text: string | null) =>
      inTurn(async () => {
        const conflict = saving.endConflict(file);
        if (!conflict) return;
        try {
          const there = conflict.movedTo?.file ?? file;
          if (text !== null) await saving.saveOne(saving.editOf({ file: there, text: textMoved(text, file, there) }));
          unsaved.delete(file);
          changed();
        } catch (reason) {
          saving.keepConflict(conflict);
          failed(reason);
        }
      }),
  };

  /** What another tab saved. */
  const hear = async (files: readonly string[]) => {
    const now = files.length > fewFiles ? await readChanges() : await readChangesOf(files);
    const found = new Map(now.map((one) => [one.file, one]));
    let some = false;
    for (const file of files) {
      const change = found.get(file) ?? null;
      const isKnown = (changes.get(file)?.revision ?? null) === (change?.revision ?? null);
      // Under her hands nothing changes: she is asked when hers is saved.
      if (isKnown || unsaved.has(file) || saving.conflicts.some((one) => one.file === file)) continue;
      hold(file, change, files.length > fewFiles);
      some = true;
    }
    if (some) changed();
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
    const done: CuratedClaim[] = [];
    const breathe = breather();
    const show = drawSeldom((done) => ({ work: 'reading', done, total }));
    for (const file of unread) {
      const claim = claims.get(file);
      unread.delete(file);
      if (claim) {
        const read = readClaim(claim);
        // Lines that come in one by one would have the table sorted as often: all are renewed at the end.
        knowRow(read, rowOf(claim));
        done.push(read);
        claims.set(file, read);
      }
      await breathe(() => show(Math.max(0, total - unread.size)));
      if (closed) return;
    }
    for (const claim of done) {
      renewRow(claim);
      await breathe();
    }
    if (closed) return;
    reading = false;
    progress = null;
    draw();
    void keepOutlines(held);
  };

  /** What another tab saved before there was anything here to compare it with. */
  const heardEarly: string[] = [];
  const open = async () => {
    const [bundled, known, name] = await Promise.all([openBundledList(), readChangeOutlines(), curatorName.getValue()]);
    version = bundled.version;
    author = name;
    // The references are no line of the table, and may be large.
    const others = await readChangesOf(known.without.filter(isClaimFile));
    firstRows = rowsBefore(bundled.claims, known.outlines, others);
    unreadChanges = [
      ...known.outlines.map(({ file, outline }) => ({ file, text: outline && '' })),
      ...known.without.filter((file) => !isClaimFile(file)).map((file) => ({ file, text: '' })),
      ...others,
    ];
    progress = { work: 'reading', done: 0, total: firstRows.length };
    draw();
    // The table is seen before the texts are fetched.
    await painted();
    const breathe = breather();
    const list = await bundled.folder(() => breathe());
    for (const change of await readChangesInBits(() => breathe())) held.noteChange(change.file, change);
    if (closed) return;
    held.takeList(list, new Map(bundled.claims.map(({ file, outline }) => [file, outline])));
    takenOver = await saving.dropTakenOver();
    const files = new Set([...held.listTexts.keys(), ...changes.keys()].filter(isClaimFile));
    for (const file of files) hold(file, changes.get(file) ?? null, true);
    for (const row of firstRows) {
      const claim = claims.get(row.file);
      if (claim?.change && claim.change.on === row.editedOn) knowRow(claim, row);
    }
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

/** The lines of all claims before any is read. @param others changes of claims of which no outline is kept */
function rowsBefore(
  listed: readonly ListedClaim[],
  outlines: readonly ChangeOutline[],
  others: readonly Change[],
): ClaimRow[] {
  const rows = new Map(listed.map(({ file, outline }) => [file, listedRow(file, outline)]));
  const rowsOf = new Map(outlines.map((outline) => [outline.file, changedRow(outline)]));
  for (const change of others) {
    const claim = unreadClaim(change.file, change.base, change, null);
    rowsOf.set(change.file, claim && rowOf(others.length > fewFiles ? claim : readClaim(claim)));
  }
  // In the order in which they come when they are read.
  for (const file of [...rowsOf.keys()].sort()) {
    const row = rowsOf.get(file);
    if (row) rows.set(file, row);
    else rows.delete(file);
  }
  return [...rows.values()];
}

function isSameRows(some: readonly ClaimRow[] | null, others: readonly ClaimRow[] | null): boolean {
  if (some === null || others === null) return some === others;
  return some.length === others.length && some.every((row, index) => row === others[index]);
}
