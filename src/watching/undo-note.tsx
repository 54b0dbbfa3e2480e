import { render } from 'preact';
import { dress } from '../screens/dress.ts';
import undoCss from '../screens/undo-note.css?inline';
import { UndoNote } from '../screens/undo-note.tsx';
import type { Settings } from '../storage/settings.ts';
import { makeHost, moveTo } from './host.ts';
import type { Box } from './place.ts';

/** Over the site's content, as the card is. */
const NOTE_Z = 2147483647;
/** Long enough to read it and to press it. */
const SHOWN_MS = 8_000;
/** Kept free at the edge of the window. */
const EDGE = 8;

/** The one note of a page that says what was done, and takes it back. */
export interface Undoing {
  /** Shows the note here, in place of the one before. */
  show(note: { text: string; at: Box; focused: boolean; undo: () => void }): void;
  close(): void;
}

/** Shows notes in the look of these settings. */
export function startUndoing(settings: () => Settings): Undoing {
  let close = () => {};
  return {
    show({ text, at, focused, undo }) {
      close();
      const { element, mount } = makeHost('undo', undoCss, NOTE_Z);
      dress(element, settings());
      let timer: ReturnType<typeof setTimeout> | undefined;
      close = () => {
        clearTimeout(timer);
        render(null, mount);
        element.remove();
      };
      const end = close;
      // Not under the hands of one who is about to press it.
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(() => (element.matches(':hover, :focus-within, :focus') ? later() : end()), SHOWN_MS);
      };
      render(
        <UndoNote
          text={text}
          onUndo={() => {
            end();
            undo();
          }}
        />,
        mount,
      );
      document.body.append(element);
      const right = document.documentElement.clientWidth - EDGE - mount.offsetWidth;
      moveTo({ element, mount }, { left: Math.max(EDGE, Math.min(at.left, right)), top: at.top });
      if (focused) mount.querySelector('button')?.focus({ preventScroll: true });
      later();
    },
    close: () => close(),
  };
}
