import { claimNameOf, topicFolderOf } from './claim-name.ts';
import { setField } from './edit-source.ts';
import { isFields } from './house-form.ts';
import { readValue } from './source-tree.ts';

/** The file of a claim in the folder of another topic. */
export function fileInTopic(file: string, topic: string): string {
  return `${topic}/${claimNameOf(file) ?? file}`;
}

/** Has a text fields, of which one can be changed? What else is wrong with it does not matter here. */
export function hasFields(text: string): boolean {
  return isFields(readValue(text));
}

/**
 * The text of a claim's file for the folder where it stands: its topic says so, and every other byte stays. A text that
 * cannot be read stays whole: what is wrong with it has to be mended by hand.
 * @param donor another text of the claim: where that has the same topic, it is written the same, letter by letter
 */
export function textInFolder(text: string, file: string, donor?: string): string {
  try {
    return setField(text, ['topic'], topicFolderOf(file), donor);
  } catch {
    return text;
  }
}

/** The text of a claim that may have moved from one file to another; as it is where it did not. */
export function textMoved(text: string, from: string, to: string): string {
  return from === to ? text : textInFolder(text, to);
}

/**
 * Where a claim goes by the topic that its text names: to the one of these files that stands in that folder; to the
 * first of them where none does.
 */
export function fileByTopic(text: string, files: readonly [string, ...string[]]): string {
  const value = readValue(text);
  const topic = isFields(value) ? value.topic : undefined;
  return files.find((file) => topicFolderOf(file) === topic) ?? files[0];
}
