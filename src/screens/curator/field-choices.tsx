import { useId } from 'preact/hooks';
import type { Conflict } from '../../claims/editing/merge.ts';
import { say } from '../say.ts';
import type { Side } from './merging.ts';

/** Where two texts say something else: both side by side, one of them to be chosen for each field. */
export function FieldChoices(props: {
  conflicts: readonly Conflict[];
  chosen: ReadonlyMap<string, Side>;
  onChoose: (field: string, side: Side) => void;
  /** What the two are called. */
  mine: string;
  theirs: string;
}) {
  const { conflicts, chosen, onChoose, mine, theirs } = props;
  const id = useId();
  return (
    <>
      {conflicts.map((conflict, index) => (
        <fieldset key={conflict.field} class="sides">
          <legend>{conflict.field || say('curatorWholeFile')}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side}>
              <span class="which">
                <input
                  type="radio"
                  name={`${id}-${index}`}
                  value={side}
                  checked={chosen.get(conflict.field) === side}
                  onChange={() => onChoose(conflict.field, side)}
                />
                {side === 'mine' ? mine : theirs}
              </span>
              <span class="said" lang="en">
                {conflict[side] ?? say('curatorNothingThere')}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}
