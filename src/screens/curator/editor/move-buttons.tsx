import { ArrowDown, ArrowUp } from 'lucide-preact';
import { say } from '../../say.ts';
import type { PlaceOfEntry } from './use-places.ts';

/** Moves an entry up or down in its list. @param props.name what the entry is called: "Reply 2" */
export function MoveButtons({
  name,
  place,
}: {
  name: string;
  place: Pick<PlaceOfEntry, 'isFirst' | 'isLast' | 'onMove'>;
}) {
  const { isFirst, isLast, onMove } = place;
  return (
    <>
      <button
        type="button"
        class="button icon"
        data-action="up"
        disabled={isFirst}
        aria-label={say('curatorEditMoveUp', name)}
        onClick={() => onMove(-1, '[data-action="up"]')}
      >
        <ArrowUp size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        class="button icon"
        data-action="down"
        disabled={isLast}
        aria-label={say('curatorEditMoveDown', name)}
        onClick={() => onMove(1, '[data-action="down"]')}
      >
        <ArrowDown size={16} aria-hidden="true" />
      </button>
    </>
  );
}
