/**
 * Plain fields: `<textarea>` and `<input>`, also React-controlled ones and those in shadow roots (old Reddit, Markdown
 * mode of Reddit, Mastodon, Instagram). `execCommand('insertText')` goes through the browser's own editing: the page
 * hears a trusted `input` event and the reader can undo it, which setting `value` would not allow.
 */

/** Where the caret goes: kept (behind a selection) when the reader is in the field, else behind what stands there. */
export function placeFieldCaret(field: HTMLTextAreaElement | HTMLInputElement, keep: boolean): void {
  const at = keep ? (field.selectionEnd ?? field.value.length) : field.value.length;
  field.setSelectionRange(at, at);
}

/** The text before the caret. */
export function beforeFieldCaret(field: HTMLTextAreaElement | HTMLInputElement): string {
  return field.value.slice(0, field.selectionStart ?? field.value.length);
}

/** The text after the caret. */
export function afterFieldCaret(field: HTMLTextAreaElement | HTMLInputElement): string {
  return field.value.slice(field.selectionEnd ?? field.value.length);
}

/** Puts the text at the caret of the focused field. */
export function insertIntoField(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  const at = field.selectionStart ?? field.value.length;
  // Away and back, so that the insertion is an undo step of its own and not the end of what was typed before.
  field.setSelectionRange(0, 0);
  field.setSelectionRange(at, at);
  field.ownerDocument.execCommand('insertText', false, text);
}
