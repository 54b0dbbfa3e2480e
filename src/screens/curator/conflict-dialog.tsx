import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { topicFolderOf } from '../../claims/editing/claim-name.ts';
import { say } from '../say.ts';
import { dayOf, topicName } from '../words.ts';
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
  /** Hears the text that she chose; null: the claim is gone, as the other tab has it. */
  onSettle: (text: string | null) => void;
}) {
  const { conflict, name, onSettle } = props;
  const { base, mine, other, movedTo } = conflict;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Where the other tab took its change back, the file stands again as both began.
  const theirs = movedTo ? movedTo.text : other ? other.text : base;
  const isGone = movedTo === null && other !== null && other.text === null;
  const merge = useMemo(() => mergedFrom(base, mine, theirs), [base, mine, theirs]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const isChosen = merge.conflicts.every(({ field }) => chosen.has(field));
  const isSettled = useRef(false);
  const settle = (text: string | null) => {
    if (text === null && !isGone) return;
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
      <p>{whyText(conflict)}</p>
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
          disabled={theirs === null && !isGone}
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

/** What the other tab did. */
function whyText({ other, movedTo }: SaveConflict): string {
  if (movedTo) return say('curatorClashMoved', topicName(topicFolderOf(movedTo.file)));
  if (other === null) return say('curatorClashReverted');
  const words = other.text === null ? 'curatorClashGone' : 'curatorClashWhy';
  return say(words, other.author || say('curatorSomebody'), dayOf(other.on));
}
