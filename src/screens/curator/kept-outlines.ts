import type { Change } from '../../claims/editing/change.ts';
import { type KnownOutlines, keepChangeOutlines } from '../../storage/curating/change-outlines.ts';
import { rowOf } from './claim-row.ts';
import type { HeldClaims } from './held-claims.ts';
import { isClaimFile } from './read-claim.ts';
import { fewFiles } from './saving-changes.ts';

/** The lines of changed claims, kept for the next time that the page is opened. A few are read quickly enough without. */
export type KeptOutlines = {
  /** Hears what is kept already. */
  know(known: KnownOutlines): void;
  /** Keeps those of changes that have none, where they are many. Call it when the claims are read. Rejects never. */
  keep(): Promise<void>;
};

export function keptOutlines(held: HeldClaims): KeptOutlines {
  const { changes, claims } = held;
  /** The revision of the change that an outline is kept of, by file. */
  const keptOf = new Map<string, number>();
  let notes = 0;

  const outlineOf = ({ file, base, text, on, revision }: Change) => {
    const claim = claims.get(file);
    const isNew = base === null;
    if (text === null || !claim) return { file, outline: null, isNew, on, problems: 0, revision };
    const { file: _, edited: __, editedOn: ___, problems, ...outline } = rowOf(claim);
    return { file, outline, isNew, on, problems, revision };
  };

  return {
    know({ outlines, notes: found }) {
      notes = found;
      for (const { file, on } of outlines) {
        const change = changes.get(file);
        if (change?.on === on) keptOf.set(file, change.revision);
      }
    },
    async keep() {
      const missing = held.allChanges.filter(
        ({ file, revision }) => isClaimFile(file) && keptOf.get(file) !== revision,
      );
      if (missing.length <= fewFiles && notes <= fewFiles) return;
      notes = 0;
      try {
        await keepChangeOutlines(missing.map(outlineOf));
        for (const { file, revision } of missing) keptOf.set(file, revision);
      } catch (reason) {
        // Such as for want of room: the next opening takes longer, and nothing is lost.
        console.warn(reason);
      }
    },
  };
}
