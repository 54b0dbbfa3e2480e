import type { Field } from './editable.ts';

/**
 * Plain fields: `<textarea>` and `<input>`, also React-controlled ones and those in shadow roots (old Reddit, Reddit's
 * Markdown mode, Mastodon, Instagram, Nextdoor). `execCommand('insertText')` goes through the browser's own editing: the
 * page hears a trusted `input` event and the reader can undo it.
 *
 * - Setting `value` would not be heard by React (react#10135) and could not be undone.
 * - Without moving the selection away and back, the insertion is the end of the undo step that the reader's last typed
 *   words are, and one undo takes both.
 */

/** Where the caret goes: kept (behind a selection) when the reader is in the field, else behind what stands there. */
export function placeFieldCaret(field: Field, keep: boolean): void {
  const at = keep ? (field.selectionEnd ?? field.value.length) : field.value.length;
  field.setSelectionRange(at, at);
}

/** The text before and after the caret. */
export function aroundFieldCaret(field: Field): { before: string; after: string } {
  const { value } = field;
  return {
    before: value.slice(0, field.selectionStart ?? value.length),
    after: value.slice(field.selectionEnd ?? value.length),
  };
}

/** How many more characters the field takes; Infinity where it sets no limit. */
export function roomIn(field: Field): number {
  return field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength - field.value.length;
}

/** Types the text at the caret of the focused field. */
export function typeIntoField(field: Field, text: string): void {
  const at = field.selectionStart ?? field.value.length;
  field.setSelectionRange(0, 0);
  field.setSelectionRange(at, at);
  field.ownerDocument.execCommand('insertText', false, text);
}
