import type { Conflict } from '../../../claims/editing/merge.ts';
import { FieldChoices } from '../field-choices.tsx';
import type { Side } from '../merging.ts';

/**
 * The fields that both sides changed, side by side, to choose from. Until somebody chooses, mine stand.
 * @param props.theirs the fields in which theirs were chosen
 * @param props.words what the two sides are called
 */
export function ConflictChoice(props: {
  conflicts: readonly Conflict[];
  theirs: ReadonlySet<string>;
  words: { mine: string; theirs: string };
  onChoose: (theirs: ReadonlySet<string>) => void;
}) {
  const { conflicts, theirs, words, onChoose } = props;
  const chosen = new Map(conflicts.map(({ field }): [string, Side] => [field, theirs.has(field) ? 'theirs' : 'mine']));
  return (
    <FieldChoices
      conflicts={conflicts}
      chosen={chosen}
      onChoose={(field, side) => {
        const next = new Set(theirs);
        if (side === 'theirs') next.add(field);
        else next.delete(field);
        onChoose(next);
      }}
      {...words}
    />
  );
}
