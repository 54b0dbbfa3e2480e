import { setField } from '../../claims/editing/edit-source.ts';
import { kebab } from '../../claims/editing/new-claim.ts';
import type { CuratedClaim, Edit } from './curating.ts';

/**
 * A claim stands in the folder of its topic. One that was begun here moves there; the file of one that comes with the
 * list stays where the list has it, since a change is a text for one file and cannot take the file away.
 */
export function canMove(claim: CuratedClaim): boolean {
  return claim.base === null && claim.value !== null;
}

/** The claim's file in its new folder. The one in the old folder is then to be taken back. */
export function moved(claim: CuratedClaim, topic: string): Edit {
  const [, name = ''] = claim.file.split('/');
  const { author = '', reason = '' } = claim.change ?? {};
  return { file: `${kebab(topic)}/${name}`, text: setField(claim.text, ['topic'], topic), base: null, author, reason };
}
