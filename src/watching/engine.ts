/** The editors that sites use, by the mark that each leaves in the page; the first that fits wins. */
const marks = [
  ['lexical', '[data-lexical-editor="true"], [data-outline-editor="true"]'],
  ['draft.js', '.public-DraftEditor-content, .DraftEditor-root *'],
  ['quill', '.ql-editor'],
  ['tiptap', '.tiptap'],
  ['prosemirror', '.ProseMirror'],
  ['slate', '[data-slate-editor="true"]'],
  ['textarea', 'textarea, input'],
] as const;

export type Engine = (typeof marks)[number][0] | 'contenteditable';

/** Names the editor that this editable element belongs to, for reports; inserting asks for behaviour, not for names. */
export function engineOf(editable: Element): Engine {
  return marks.find(([, mark]) => editable.matches(mark))?.[0] ?? 'contenteditable';
}
