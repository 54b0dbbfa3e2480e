/**
 * Rich editors: Lexical (Facebook, Reddit, Threads), Draft.js (X, TikTok), ProseMirror and Tiptap (LinkedIn, Bluesky),
 * Quill (LinkedIn's classic pages), Slate. They hold their text in a model of their own and mirror it into the page, so
 * that typing into the DOM scrambles them; all of them read a paste.
 *
 * - `execCommand` first would scramble Lexical and destroy Draft.js (draft-js#36, harper#2494).
 * - Chromium reads the paste's `clipboardData`. In Firefox a DataTransfer filled by a content script arrives empty, but
 *   there the event takes `dataType` and `data`: both go into one event.
 * - text/plain only: Slate ignores a paste that carries text/html.
 * - An editor that reads pastes prevents the browser's own. That says that an engine is there, not that it took the text.
 */

interface PasteInit extends ClipboardEventInit {
  dataType: string;
  data: string;
}

/**
 * Offers the text to the editor as one paste. Whether it landed shows only later, in the box.
 * @returns whether an editor answered: it then has the text, or none of ours does it any good
 */
export function pasteInto(box: HTMLElement, text: string): boolean {
  // The classes of the box's own frame: an editor in an iframe asks whether the event is one of its own.
  const view = box.ownerDocument.defaultView ?? window;
  const transfer = new view.DataTransfer();
  transfer.setData('text/plain', text);
  const init: PasteInit = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clipboardData: transfer,
    dataType: 'text/plain',
    data: text,
  };
  return !box.dispatchEvent(new view.ClipboardEvent('paste', init));
}
