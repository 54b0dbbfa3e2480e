import { GripVertical } from 'lucide-preact';

/** By this an entry is dragged to another place of its list. Who has no mouse uses the buttons. */
export function Grip({ text, onGrip }: { text: string; onGrip: (taken: boolean) => void }) {
  return (
    <span
      class="grip"
      draggable
      aria-hidden="true"
      onDragStart={(event) => {
        // Firefox drags nothing without data.
        event.dataTransfer?.setData('text/plain', text);
        onGrip(true);
      }}
      onDragEnd={() => onGrip(false)}
    >
      <GripVertical size={16} />
    </span>
  );
}
