import { fileInTopic, hasFields, textInFolder } from '../../claims/editing/move-claim.ts';
import { say } from '../say.ts';
import { topicName } from '../words.ts';
import { rowOf } from './claim-row.ts';
import type { CuratedClaim, Curating, Edit } from './curating.ts';

/**
 * A claim can move as long as its text has fields, of which the topic is one, and no claim has its name in the new folder.
 * @param taken the files of all claims
 */
export function canMove({ file, text, value }: CuratedClaim, topic: string, taken: ReadonlySet<string>): boolean {
  return !taken.has(fileInTopic(file, topic)) && (value !== null || hasFields(text));
}

/**
 * A claim stands in the folder of its topic: it goes from the old one, and comes into the new one with nothing changed but
 * the line of its topic. Back in the topic that the list has it in, that line is again as the list has it, letter by letter.
 * @param topic the name of a topic folder
 */
export function moved({ file, text, base }: CuratedClaim, topic: string): Edit[] {
  const there = fileInTopic(file, topic);
  return [
    { file, text: null },
    { file: there, text: textInFolder(text, there, base ?? undefined) },
  ];
}

/**
 * Moves one claim to another topic, as a step that can be undone.
 * @param text the claim as it stands in the editor, where that is newer than what is saved
 * @returns whether it was moved: not where its text has no fields, the topic has a claim of its name, or another tab was
 *   quicker
 */
export async function moveClaim(
  curating: Curating,
  claim: CuratedClaim,
  topic: string,
  text = claim.text,
): Promise<boolean> {
  const taken = new Set(curating.claims.map(({ file }) => file));
  const now = text === claim.text ? claim : { ...claim, text, value: null };
  if (!canMove(now, topic, taken)) return false;
  const step = say('curatorRetaggedOne', topicName(topic), rowOf(claim).statement);
  return (await curating.editMany(moved(now, topic), step)).length === 0;
}
