import type { Change } from '../../claims/editing/change.ts';
import { changesOf, unitsOf } from '../../claims/editing/change-units.ts';
import { claimNameOf, groupedByClaim } from '../../claims/editing/claim-name.ts';
import {
  type ChangeEdit,
  type Done,
  readChanges,
  removeChange,
  type Saved,
  saveChange,
  saveChanges,
} from '../../storage/curating/changes.ts';
import type { Edit, SaveConflict } from './curating.ts';
import type { HeldClaims } from './held-claims.ts';

/** More files than these at once are many: the claims are read bit by bit. */
export const fewFiles = 20;

/**
 * How changes are saved: each says which revision it has seen, so that neither another tab nor a second save of this one
 * overwrites anything. What is saved is held by the page then. One after the other: each must know the revision that the
 * one before it made.
 */
export type SavingChanges = {
  /** What could not be saved, since another tab was first. */
  readonly conflicts: readonly SaveConflict[];
  /** @param group the edits of the same claim in the same step: of one that moves, its file in the old folder is gone */
  editOf(edit: Edit, group?: readonly Edit[]): ChangeEdit;
  /** Saves one text, and takes in what is saved then. @returns whether it is */
  saveOne(edit: ChangeEdit): Promise<boolean>;
  /**
   * Saves all in one go. What belongs to one claim is saved together or not at all: no claim is ever in two folders.
   * @returns the files that were not saved
   */
  saveAll(edits: readonly Edit[]): Promise<string[]>;
  /** Takes the changes of one claim back. @returns whether they are */
  takeBack(parts: readonly Change[]): Promise<boolean>;
  /** Ends the conflict in a file: what the other tab made is held. @returns it; undefined where there is none */
  endConflict(file: string): SaveConflict | undefined;
  /** Puts a conflict back that could not be ended. */
  keepConflict(conflict: SaveConflict): void;
  /** Drops changes that the list has taken over word for word. @returns their files */
  dropTakenOver(): Promise<string[]>;
};

/** @param authorOf who makes the changes, as she has said by then */
export function savingChanges(held: HeldClaims, authorOf: () => string): SavingChanges {
  const { changes, unsaved, hold, isAsListed } = held;
  let conflicts: SaveConflict[] = [];

  const editOf = ({ file, text, reason, author: other, base }: Edit, group: readonly Edit[] = []): ChangeEdit => {
    const old = group.find((one) => one.text === null && one.file !== file)?.file ?? file;
    const known = changes.get(old) ?? changes.get(file);
    return {
      file,
      text,
      base: base !== undefined ? base : known ? known.base : (held.listTexts.get(old) ?? null),
      author: other ?? authorOf(),
      reason: reason ?? known?.reason ?? '',
    };
  };

  /** Where a claim stands that another tab has moved out of this file; null if it is nowhere else. */
  const movedTo = async (file: string): Promise<SaveConflict['movedTo']> => {
    const name = claimNameOf(file);
    if (name === null) return null;
    const found = new Map((await readChanges()).map((one) => [one.file, one]));
    for (const there of new Set([...found.keys(), ...held.listTexts.keys()])) {
      if (there === file || claimNameOf(there) !== name) continue;
      const change = found.get(there) ?? null;
      const text = change ? change.text : (held.listTexts.get(there) ?? null);
      if (text !== null) return { file: there, text, change };
    }
    return null;
  };
  const keepConflict = (conflict: SaveConflict) => {
    conflicts = [...conflicts.filter(({ file }) => file !== conflict.file), conflict];
  };
  /** Another tab was first: what it saved and what was to be saved here stand side by side until she chose. */
  const clash = async (file: string, mine: string, other: Change | null) => {
    const known = changes.get(file);
    const base = known ? known.text : (held.listTexts.get(file) ?? null);
    const isGone = other === null || other.text === null;
    keepConflict({ file, base, mine, other, movedTo: isGone ? await movedTo(file) : null });
  };

  const save = async (edit: ChangeEdit): Promise<Saved> => {
    const known = changes.get(edit.file);
    if (known && isSame(known, edit)) return { saved: known };
    if (!isAsListed(edit)) return saveChange(edit, known?.revision ?? null);
    if (!known) return { other: null };
    const removed = await removeChange(edit.file, known.revision);
    return 'removed' in removed ? { other: null } : removed;
  };

  /** Another tab has made the very change that was to be made here. */
  const isWanted = (edit: ChangeEdit, answer: Done) =>
    'other' in answer && (answer.other ? answer.other.text === edit.text : isAsListed(edit));

  return {
    get conflicts() {
      return conflicts;
    },
    editOf,
    keepConflict,
    async saveOne(edit) {
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
    },
    async saveAll(edits) {
      const groups = groupedByClaim(edits).map((group) => group.map((edit) => editOf(edit, group)));
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
    },
    async takeBack(parts) {
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
    },
    endConflict(file) {
      const conflict = conflicts.find((one) => one.file === file);
      if (!conflict) return undefined;
      const { other, movedTo: moved } = conflict;
      hold(file, other);
      if (moved && !changes.has(moved.file)) hold(moved.file, moved.change);
      conflicts = conflicts.filter((one) => one !== conflict);
      return conflict;
    },
    async dropTakenOver() {
      const dropped: string[] = [];
      for (const { main, from } of unitsOf(held.allChanges)) {
        const parts = changesOf({ main, from }).filter(isAsListed);
        for (const change of parts) {
          const removed = await removeChange(change.file, change.revision);
          if (!('removed' in removed)) continue;
          held.noteChange(change.file, null);
          // That the old file of a claim is gone is told with its new one.
          if (change === main) dropped.push(change.file);
        }
      }
      return dropped;
    },
  };
}

/** It was done as it was wanted. */
export function isMade(answer: Done): boolean {
  return 'saved' in answer || 'removed' in answer;
}

/** The change that stands in a file after what was done there, or not done. */
export function nowAt(answer: Done): Change | null {
  if ('saved' in answer) return answer.saved;
  if ('removed' in answer) return null;
  return 'other' in answer ? answer.other : answer.kept;
}

/** Nothing of it is new. */
function isSame(known: Change, edit: ChangeEdit): boolean {
  return known.text === edit.text && known.base === edit.base && known.reason === edit.reason;
}
