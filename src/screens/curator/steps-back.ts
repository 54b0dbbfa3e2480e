import type { Change } from '../../claims/editing/change.ts';
import { groupedByClaim } from '../../claims/editing/claim-name.ts';
import { saveChanges } from '../../storage/curating/changes.ts';
import type { HeldClaims } from './held-claims.ts';
import { fewFiles, isMade, nowAt, type SavingChanges } from './saving-changes.ts';

/** So many files are undone in one go: what the page shows of the progress is never far behind. */
const undoneAtOnce = 200;

/** A file's change before a step, and the revision that the step left; null: none. */
type Before = { before: Change | null; left: number | null };
type Step = { name: string; files: Map<string, Before> };
type Undoing = Before & { file: string };

/** The way back through what was done to several claims at once, such as an import. */
export type StepsBack = {
  /** The name of the last step that can be undone; null if there is none. */
  readonly last: string | null;
  /** @param before the changes of the files before the step; those that it did not change are no part of it */
  remember(name: string, before: ReadonlyMap<string, Change | null>): void;
  /**
   * Undoes the last step. What fails midway can be undone later.
   * @param tell hears how many of its files are undone
   * @returns how many files were changed since, and stay
   */
  undo(tell: (done: number, total: number) => void): Promise<number>;
};

export function stepsBack(held: HeldClaims, saving: SavingChanges): StepsBack {
  let steps: Step[] = [];
  const { changes, hold } = held;

  /** Puts the changes of some claims of a step back as they were. @returns how many were changed since, and stay */
  const putAsBefore = async (groups: readonly Undoing[][]): Promise<number> => {
    const isUntouched = ({ file, left }: Undoing) => (changes.get(file)?.revision ?? null) === left;
    const some = groups.filter((group) => group.every(isUntouched));
    const answers = await saveChanges(
      some.map((group) =>
        group.map(({ file, before, left }) => ({ file, edit: before && saving.editOf(before), expected: left })),
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

  return {
    get last() {
      return steps.at(-1)?.name ?? null;
    },
    remember(name, before) {
      const files = [...before]
        .map(([file, was]) => [file, { before: was, left: changes.get(file)?.revision ?? null }] as const)
        .filter(([, { before: was, left }]) => (was?.revision ?? null) !== left);
      if (files.length > 0) steps = [...steps, { name, files: new Map(files) }];
    },
    async undo(tell) {
      const step = steps.at(-1);
      if (!step) return 0;
      steps = steps.slice(0, -1);
      const total = step.files.size;
      let kept = 0;
      try {
        const groups = groupedByClaim([...step.files].map(([file, was]) => ({ file, ...was })));
        for (let from = 0; from < groups.length; from += undoneAtOnce) {
          const some = groups.slice(from, from + undoneAtOnce);
          kept += await putAsBefore(some);
          for (const { file } of some.flat()) step.files.delete(file);
          if (step.files.size > 0) tell(total - step.files.size, total);
        }
      } catch (reason) {
        steps = [...steps, step];
        throw reason;
      }
      return kept;
    },
  };
}
