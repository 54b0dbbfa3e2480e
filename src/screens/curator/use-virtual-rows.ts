import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** So many rows beyond the edge stand ready, so that none is missing while she scrolls. */
const overscan = 12;
/** Before the browser has measured anything: rows of about this height are drawn, so that the first paint has some. */
const firstHeight = 720;

/**
 * Of many rows of one height only those in sight are drawn.
 * @param above so many pixels of the scroller, above the rows, stay in sight
 * @param kept a row that is always drawn, whether in sight or not: the one that has the focus
 */
export function useVirtualRows(props: { count: number; height: number; above: number; kept: number | null }): {
  scroller: RefObject<HTMLTableElement | null>;
  /** Which rows to draw, and at which height below the first. */
  rows: { index: number; start: number }[];
  total: number;
  /** So many whole rows are in sight. */
  inSight: number;
  scrollTo: (index: number) => void;
} {
  const { above, height } = props;
  const scroller = useRef<HTMLTableElement>(null);
  const [, draw] = useState(0);
  const [virtualizer] = useState(
    () => new Virtualizer<HTMLTableElement, HTMLTableRowElement>(optionsOf(props, scroller, () => {})),
  );
  virtualizer.setOptions(optionsOf(props, scroller, () => draw((drawn) => drawn + 1)));
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    scroller,
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start: start - above })),
    total: virtualizer.getTotalSize(),
    inSight: Math.max(1, Math.floor(((virtualizer.scrollRect?.height || firstHeight) - above) / height) - 1),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

function optionsOf(
  { count, height, above, kept }: { count: number; height: number; above: number; kept: number | null },
  scroller: RefObject<HTMLTableElement | null>,
  onChange: () => void,
) {
  return {
    count,
    estimateSize: () => height,
    getScrollElement: () => scroller.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    initialRect: { width: 0, height: firstHeight },
    scrollMargin: above,
    scrollPaddingStart: above,
    overscan,
    onChange,
    rangeExtractor: ({ startIndex, endIndex }: { startIndex: number; endIndex: number }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      if (kept === null || kept >= count || (kept >= first && kept <= last)) return drawn;
      return kept < first ? [kept, ...drawn] : [...drawn, kept];
    },
  };
}
