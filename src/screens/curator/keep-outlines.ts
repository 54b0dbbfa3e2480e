import type { Change } from '../../claims/editing/change.ts';
import { keepChangeOutlines, readChangeOutlines } from '../../storage/curating/change-outlines.ts';
import { rowOf } from './claim-row.ts';
import type { HeldClaims } from './held-claims.ts';
import { isClaimFile } from './read-claim.ts';
import { fewFiles } from './saving-changes.ts';

/**
 * Keeps the lines of changed claims for the next time that the page is opened, where many are not kept yet, or no longer
 * true. A few are read quickly enough without. Call it when the claims are read. Rejects never.
 */
export async function keepOutlines({ changes, claims }: Pick<HeldClaims, 'changes' | 'claims'>): Promise<void> {
  const outlineOf = ({ file, base, text, on, revision }: Change) => {
    const claim = claims.get(file);
    const isNew = base === null;
    if (text === null || !claim) return { file, outline: null, isNew, on, problems: 0, revision };
    const { file: _, edited: __, editedOn: ___, problems, ...outline } = rowOf(claim);
    return { file, outline, isNew, on, problems, revision };
  };
  try {
    const { without, notes } = await readChangeOutlines();
    if (notes <= fewFiles) return;
    const missing = without.filter(isClaimFile).flatMap((file) => changes.get(file) ?? []);
    await keepChangeOutlines(missing.map(outlineOf));
  } catch (reason) {
    // Such as for want of room: the next opening takes longer, and nothing is lost.
    console.warn(reason);
  }
}
