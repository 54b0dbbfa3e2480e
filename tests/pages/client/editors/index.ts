import type { Engine } from '../../lab-boxes.ts';
import { mountDraft } from './draft.ts';
import { mountEditable, mountPlaintextOnly, mountPreWrap } from './editable.ts';
import type { Editor, EditorOptions, Mount } from './editor.ts';
import { mountInput, mountReactTextarea, mountTextarea } from './fields.ts';
import { mountLexicalPlain, mountLexicalRich } from './lexical.ts';
import { mountProseMirror } from './prosemirror.ts';
import { mountQuill } from './quill.ts';
import { mountSlate } from './slate.ts';
import { mountTiptap } from './tiptap.ts';

/** Every editor that a fixture page can have, as npm ships it. */
const mounts: Record<Engine, Mount> = {
  lexical: mountLexicalRich,
  'lexical-plain': mountLexicalPlain,
  draft: mountDraft,
  quill: mountQuill,
  prosemirror: mountProseMirror,
  tiptap: mountTiptap,
  slate: mountSlate,
  textarea: mountTextarea,
  'react-textarea': mountReactTextarea,
  input: mountInput,
  editable: mountEditable,
  'pre-wrap': mountPreWrap,
  'plaintext-only': mountPlaintextOnly,
};

const mounted = new WeakMap<Element, Editor>();

/** Puts an editor into an empty element, and keeps it to be asked for its text. */
export function mountEditor(engine: Engine, host: HTMLElement, options: EditorOptions = {}): Editor {
  const editor = mounts[engine](host, options);
  mounted.set(editor.element, editor);
  return editor;
}

/** The text in the model of the editor that this element is; of a field that no engine was put on, its value. */
export function editorText(element: Element): string | null {
  const editor = mounted.get(element);
  if (editor) return editor.text();
  return 'value' in element && typeof element.value === 'string' ? element.value : null;
}
