import { Grip } from './grip.tsx';
import { MoveButtons } from './move-buttons.tsx';
import type { PlaceOfEntry } from './use-places.ts';

/** At the head of a large entry, a frame or a reply: the ways to move it in its list. */
export function Moving({ name, place }: { name: string; place: PlaceOfEntry }) {
  return (
    <div class="moving">
      <Grip text={name} onGrip={place.onGrip} />
      <MoveButtons name={name} place={place} />
    </div>
  );
}
