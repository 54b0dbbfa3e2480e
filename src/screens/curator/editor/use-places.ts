import { useState } from 'preact/hooks';
import { moveItem } from '../../../claims/editing/move-item.ts';
import { fieldName } from '../../../claims/source-file.ts';
import type { Form, Path } from './form.ts';

/** The place of one entry in its list: where it can go, and what can be let go on it. */
export type PlaceOfEntry = {
  isFirst: boolean;
  isLast: boolean;
  /** It is being dragged. */
  isDragged: boolean;
  /** @param then the button that was pressed, which keeps the focus; the entry does without it */
  onMove: (by: 1 | -1, then?: string) => void;
  /** Its grip was taken, or let go. */
  onGrip: (taken: boolean) => void;
  /** What the element of the entry hears, on which another can be let go. */
  target: { onDragOver: (event: DragEvent) => void; onDrop: (event: DragEvent) => void };
};

/**
 * The places of a list's entries, which can change: by buttons and keys, and by dragging. Each move is one step to undo.
 * @param count how many entries there are
 * @param onMoved hears where the entry is now, so that the focus follows it
 */
export function usePlaces(
  form: Form,
  path: Path,
  count: number,
  onMoved: (to: number, then?: string) => void,
): (index: number) => PlaceOfEntry {
  const [dragged, setDragged] = useState<number | null>(null);
  const move = (from: number, to: number, then?: string) => {
    if (to < 0 || to >= count || from === to) return;
    form.change((text) => moveItem(text, path, from, to), fieldName(path));
    onMoved(to, then);
  };
  return (index) => ({
    isFirst: index === 0,
    isLast: index === count - 1,
    isDragged: dragged === index,
    onMove: (by, then) => move(index, index + by, then),
    onGrip: (taken) => setDragged(taken ? index : null),
    target: {
      onDragOver(event) {
        if (dragged !== null) event.preventDefault();
      },
      onDrop(event) {
        if (dragged === null) return;
        event.preventDefault();
        move(dragged, index);
        setDragged(null);
      },
    },
  });
}
