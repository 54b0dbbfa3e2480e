import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from './say.ts';

/** Asks before something that touches much. Escape and "Cancel" leave everything as it is. */
export function Confirm(props: {
  title: string;
  children: ComponentChildren;
  yes: string;
  onYes: () => void;
  onClose: () => void;
}) {
  const { title, children, yes, onYes, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
      <div class="bar">
        <button type="button" class="button" data-action="cancel" onClick={() => dialog.current?.close()}>
          {say('confirmCancel')}
        </button>
        <button
          type="button"
          class="button primary"
          data-action="confirm"
          onClick={() => {
            dialog.current?.close();
            onYes();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}
