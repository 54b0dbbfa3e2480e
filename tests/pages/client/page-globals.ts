/** What every fixture page offers to tests, as globals of the page's own world. */

export interface Spies {
  /** `submit` events, and calls of form.submit / form.requestSubmit. */
  submits: string[];
  /** Enter pressed, down or up, in a field or editor; by hand or by a script. */
  enters: string[];
  /** Clicks and presses of controls that would send something. */
  submitClicks: string[];
  /** fetch, XMLHttpRequest and sendBeacon of the page. */
  network: string[];
  /** Uncaught errors, console errors and violations of the page's policy. */
  errors: string[];
}

export interface SiteSignals {
  /** Wipes the children of a post and renders them anew. */
  rerender(id: string): void;
  /** Empties every post that is out of sight now; each is filled again when scrolled to. */
  recycle(): void;
  appendPosts(n: number): void;
  /** Goes to a path the way the site's own links do. */
  navigate(path: string): void;
}

/** What the editors' laboratory offers; a box in its frame is called "frame …". */
export interface Lab {
  boxes(): string[];
  /** What the editor's own model holds. */
  text(id: string): string | null;
  clear(id: string): void;
  /** Scrolls the box into view; answers where a click reaches it. */
  point(id: string): { x: number; y: number } | null;
  /** Has the focus come to this box? Into and out of a frame it takes its time. */
  entered(id: string): boolean;
  /** Takes the focus and the selection away from every box. */
  leave(): void;
  /** Has the page of this box tried to send it? */
  tried(id: string): boolean;
  /** The boxes whose form was sent. */
  sent(): string[];
  spies(): Spies[];
}

declare global {
  interface Window {
    __lab?: Lab;
    __spies: Spies;
    __site: SiteSignals;
    /** The text that the editor itself believes in: Lexical's state, or a field's value; null if it is no editor. */
    __editorText(element: Element): string | null;
  }
}
