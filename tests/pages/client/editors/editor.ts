/** What every real editor on a fixture page is to the page around it. */
export interface Editor {
  /** The element that a reader writes in. */
  element: HTMLElement;
  /** The text in the editor's own model. */
  text(): string;
  clear(): void;
  unmount(): void;
}

export interface EditorOptions {
  /** Attributes of the editable element, as the site has them. */
  attributes?: Record<string, string>;
  placeholder?: string;
  onChange?: (text: string) => void;
  /** Enter was pressed; answers whether it was taken (sent), so that no line is broken. */
  onEnter?: (event: KeyboardEvent) => boolean;
}

/** Puts the editor into an empty element. */
export type Mount = (host: HTMLElement, options: EditorOptions) => Editor;

export function setAttributes(element: HTMLElement, attributes: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
