import type { Stance } from '../claims/claim.ts';
import { OURS } from './visible-text.ts';

/**
 * Marks the matched words in the page by the CSS Custom Highlight API: no element is added to the post, so nothing in it
 * changes. Browsers without the API show the words in the card only.
 */
export interface Marks {
  /** These words of this post are marked from now on, in place of those before. */
  set(post: object, stance: Stance, ranges: readonly Range[]): void;
  remove(post: object): void;
  /** No mark and no style is left. */
  stop(): void;
}

const NAME = { asserts: 'second-opinion-asserts', asks: 'second-opinion-asks' } as const;

/** Underlines, as a careful reader would draw them; colour is not the only difference between the two. */
const CSS_TEXT = `
::highlight(${NAME.asserts}) { text-decoration: underline 2px solid #b4540a; }
::highlight(${NAME.asks}) { text-decoration: underline 2px dotted #1b6ca8; }
`;

export function startMarks(): Marks {
  if (typeof Highlight === 'undefined' || !CSS.highlights) return { set() {}, remove() {}, stop() {} };
  const marked = new Map<object, { highlight: Highlight; ranges: readonly Range[] }>();
  const highlights = { asserts: new Highlight(), asks: new Highlight() };
  CSS.highlights.set(NAME.asserts, highlights.asserts);
  CSS.highlights.set(NAME.asks, highlights.asks);
  const style = document.createElement('style');
  style.setAttribute(OURS, 'marks');
  style.textContent = CSS_TEXT;
  document.documentElement.append(style);

  const remove = (post: object) => {
    const old = marked.get(post);
    for (const range of old?.ranges ?? []) old?.highlight.delete(range);
    marked.delete(post);
  };

  return {
    set(post, stance, ranges) {
      remove(post);
      const highlight = stance === 'asks' ? highlights.asks : highlights.asserts;
      for (const range of ranges) highlight.add(range);
      marked.set(post, { highlight, ranges });
    },
    remove,
    stop() {
      CSS.highlights.delete(NAME.asserts);
      CSS.highlights.delete(NAME.asks);
      style.remove();
      marked.clear();
    },
  };
}
