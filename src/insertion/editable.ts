/**
 * What can be written in, judged by what an element is. Frames have their own classes, so nothing here asks
 * `instanceof`: an element of an iframe would always answer no.
 */

export type Field = HTMLTextAreaElement | HTMLInputElement;

/** A plain field, as against a rich editor. Of the inputs only those that hold free text. */
export function isField(box: Element): box is Field {
  return box.localName === 'textarea' || (box.localName === 'input' && (box as HTMLInputElement).type === 'text');
}

/** A plain field or the editable element of a rich editor (not something inside it). */
export function isEditor(element: Element): element is HTMLElement {
  return isField(element) || (isEditable(element) && !isEditable(parentOf(element)));
}

/** The editor that this element is or stands in; null outside of any. */
export function editorAround(element: Element | null): HTMLElement | null {
  for (let at = element; at; at = parentOf(at)) if (isEditor(at)) return at;
  return null;
}

/** Nothing can be written in it: read-only, disabled (also by its fieldset), inert, or said so to assistive software. */
export function isClosed(box: HTMLElement): boolean {
  if (box.closest('[inert]')) return true;
  if (isField(box)) return box.readOnly || box.matches(':disabled');
  return !isEditable(box) || box.matches('[aria-disabled="true"], [aria-readonly="true"]');
}

/** Text in here looks for something, or must not be read by anyone: no reply belongs there. */
export function isForSomethingElse(box: HTMLElement): boolean {
  return box.closest('[role="search"], search, [role="searchbox"]') !== null;
}

function isEditable(element: Element | null): boolean {
  return element !== null && 'isContentEditable' in element && element.isContentEditable === true;
}

/** The parent, where a shadow root ends that root's host is no parent: an editor ends with its root. */
function parentOf(element: Element): Element | null {
  return element.parentElement;
}
