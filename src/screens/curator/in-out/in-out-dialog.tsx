import './in-out.css';
import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../say.ts';

/**
 * The frame of the dialogs for import and export.
 * @param props.mayClose false while something is being written, or while closing would lose what she wrote; then
 *   `onKept` is told
 */
export function InOutDialog(props: {
  title: string;
  mayClose: boolean;
  onKept: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { title, mayClose, onKept, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => (mayClose ? dialog.current?.close() : onKept());
  return (
    <dialog
      ref={dialog}
      class="in-out"
      aria-label={title}
      onCancel={(event) => {
        // A file chooser within the dialog tells here too that it was closed without a choice.
        if (event.target !== event.currentTarget) return;
        if (mayClose) return;
        event.preventDefault();
        onKept();
      }}
      onClose={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button
          type="button"
          class="button icon"
          aria-label={say('curatorInOutClose')}
          data-action="close"
          onClick={close}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
