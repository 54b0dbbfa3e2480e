import { type ClaimsFolder, type Compiled, compile, type KnownFiles } from '../claims/compile.ts';
import type { Change } from '../claims/editing/change.ts';
import { type ChangeUnit, changesOf, unitsOf } from '../claims/editing/change-units.ts';
import { withChanges } from '../claims/editing/overlay.ts';
import type { Library } from '../claims/library.ts';
import type { Problem } from '../claims/problem.ts';
import { wrong } from '../claims/wrong.ts';
import type { TriedExample } from './examples.ts';
import { shippedLibrary } from './shipped-library.ts';

/** A file that does not count as it is changed, and why. */
export type LeftOut = { file: string; problems: Problem[] };

export type LiveLibrary = { library: Library; leftOut: LeftOut[] };

type Unit = ChangeUnit<Change>;

/**
 * The library of a list and the changes that were made to it, as the build would make it. A change with a fault is left
 * out: the list's own file stands, and a new file is not there. So is a change that breaks other files, such as a
 * concept that was taken away while claims still name it. A claim that moved is in its new folder, or in its old one as
 * the list has it; never in both, nor in none. Claims that fail their own examples are held back, and told too.
 * References that no claim cites may stay.
 * @throws if the list itself has a fault: then there is nothing to stand on
 */
export function liveLibrary(folder: ClaimsFolder, changes: readonly Change[], version: string): LiveLibrary {
  const known: KnownFiles = new Map();
  const compiledWith = (kept: readonly Unit[]) =>
    compile(withChanges(folder, kept.flatMap(changesOf)), version, { known, mayBeUncited: true });
  const faulty = new Map<Unit, Problem[]>();
  let kept = unitsOf(changes);
  let compiled = compiledWith(kept);
  while (!compiled.library && kept.length > 0) {
    for (const [unit, problems] of faultyUnits(compiled, kept, compiledWith)) faulty.set(unit, problems);
    kept = kept.filter((unit) => !faulty.has(unit));
    compiled = compiledWith(kept);
  }
  // What was only broken by another change, such as a claim by a concept that was taken away, may be fine without that.
  for (const unit of faulty.size > 1 ? faulty.keys() : []) {
    const again = compiledWith([...kept, unit]);
    if (!again.library) continue;
    faulty.delete(unit);
    kept.push(unit);
    compiled = again;
  }
  if (!compiled.library) {
    const [first] = compiled.problems;
    throw new Error(`The list itself has a fault: ${first?.file}:${first?.line} ${first?.field} ${first?.message}`);
  }
  const { library, failed } = shippedLibrary(compiled.library, compiled.claims);
  const leftOut = [...faulty].map(([{ main }, problems]) => ({ file: main.file, problems }));
  return { library, leftOut: [...leftOut, ...heldBack(failed, compiled)] };
}

/**
 * The changes that must go, with what is wrong: those whose own files have problems; if there are none, the
 * first without which there are fewer problems elsewhere; and if there is none either, all.
 */
function faultyUnits(
  { problems }: Compiled,
  units: readonly Unit[],
  compiledWith: (kept: readonly Unit[]) => Compiled,
): Map<Unit, Problem[]> {
  const faulty = new Map<Unit, Problem[]>();
  for (const unit of units) {
    const own = problems.filter(({ file }) => file === unit.main.file);
    if (own.length > 0) faulty.set(unit, own);
  }
  if (faulty.size > 0) return faulty;
  const culprit = units.find(
    (unit) => compiledWith(units.filter((other) => other !== unit)).problems.length < problems.length,
  );
  return new Map((culprit ? [culprit] : units).map((unit) => [unit, problems]));
}

/** Claims whose examples fail, as problems of their files. */
function heldBack(failed: readonly TriedExample[], { written }: Compiled): LeftOut[] {
  return written.flatMap((one): LeftOut[] => {
    const problems = failed
      .filter(({ claim }) => claim === one.value.id)
      .map(({ expected, index, found }) => ({
        file: one.file,
        line: one.lineOf(['examples', expected, index]),
        field: `examples.${expected}[${index}]`,
        ...(found ? wrong('exampleFoundAs', found.stance) : wrong('exampleNotFound')),
      }));
    return problems.length === 0 ? [] : [{ file: one.file, problems }];
  });
}
