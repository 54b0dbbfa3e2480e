import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { say } from '../say.ts';
import { dayOf } from '../words.ts';
import type { SaveConflict } from './curating.ts';
import { FieldChoices } from './field-choices.tsx';
import { chosenText, mergedFrom, type Side } from './merging.ts';

/**
 * Another tab saved this file meanwhile. What both changed apart from each other is kept of both; for the rest she
 * chooses. The dialog goes only by choosing, since one of the two is stored nowhere else.
 */
export function ConflictDialog(props: {
  conflict: SaveConflict;
  /** How the file is called on the screen. */
  name: string;
  onSettle: (text: string) => void;
}) {
  const { conflict, name, onSettle } = props;
  const { base, mine, other } = conflict;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Where the other tab took its change back, the file stands again as both began.
  const theirs = other?.text ?? base;
  const merge = useMemo(() => mergedFrom(base, mine, theirs), [base, mine, theirs]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const isChosen = merge.conflicts.every(({ field }) => chosen.has(field));
  const isSettled = useRef(false);
  const settle = (text: string | null) => {
    if (text === null) return;
    isSettled.current = true;
    dialog.current?.close();
    onSettle(text);
  };
  // A second Escape closes a dialog whatever the page says to the first.
  const stay = () => {
    if (!isSettled.current) dialog.current?.showModal();
  };

  return (
    <dialog
      ref={dialog}
      class="wide"
      aria-label={say('curatorClash')}
      onCancel={(event) => event.preventDefault()}
      onClose={stay}
    >
      <h2>{say('curatorClash')}</h2>
      <p lang="en">
        <strong>{name}</strong>
      </p>
      <p>
        {other === null
          ? say('curatorClashReverted')
          : say('curatorClashWhy', other.author || say('curatorSomebody'), dayOf(other.on))}
      </p>
      <p class="soft">{say(merge.conflicts.length === 0 ? 'curatorClashFits' : 'curatorClashChoose')}</p>
      <FieldChoices
        conflicts={merge.conflicts}
        chosen={chosen}
        onChoose={(field, side) => setChosen(new Map(chosen).set(field, side))}
        mine={say('curatorMine')}
        theirs={say('curatorOtherTab')}
      />
      <div class="bar">
        <button
          type="button"
          class="button"
          data-action="theirs"
          disabled={theirs === null}
          onClick={() => settle(theirs)}
        >
          {say('curatorAllTheirs')}
        </button>
        <button type="button" class="button" data-action="mine" onClick={() => settle(mine)}>
          {say('curatorAllMine')}
        </button>
        <button
          type="button"
          class="button primary"
          data-action="both"
          disabled={!isChosen}
          onClick={() => settle(chosenText(merge, theirs, chosen))}
        >
          {say('curatorKeepBoth')}
        </button>
      </div>
    </dialog>
  );
}
