/** The editors that stand in the laboratory. In shadow roots and in the frame only those that work there at all. */

export const engines = [
  'lexical',
  'lexical-plain',
  'draft',
  'quill',
  'prosemirror',
  'tiptap',
  'slate',
  'textarea',
  'react-textarea',
  'input',
  'editable',
  'pre-wrap',
  'plaintext-only',
] as const;

export type Engine = (typeof engines)[number];

/** The others look for their selection in the document, and find none in a shadow root. */
export const shadowed: readonly Engine[] = [
  'lexical',
  'prosemirror',
  'tiptap',
  'textarea',
  'react-textarea',
  'editable',
];

export const framed: readonly Engine[] = ['lexical', 'draft', 'quill', 'tiptap', 'slate', 'textarea', 'editable'];
