import { GitMerge } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { type Difference, differences } from '../../claims/editing/differences.ts';
import { say } from '../say.ts';
import type { Curating, Edit } from './curating.ts';
import { DifferenceLines } from './difference-lines.tsx';
import { FieldChoices } from './field-choices.tsx';
import { chosenText, mergedFrom, type Side } from './merging.ts';

/** A change whose file the list has changed too, since it was made. */
export type Outdated = { file: string; name: string; base: string | null; mine: string; theirs: string | null };

/** The changes that were made from a text which the list no longer has. */
export function outdatedChanges(curating: Curating, nameOf: (file: string) => string): Outdated[] {
  const { claims, references, lexicon } = curating.list;
  const texts = new Map(
    [...claims, ...lexicon, ...(references ? [references] : [])].map(({ file, text }) => [file, text]),
  );
  return curating.changes
    .filter(({ file, base }) => base !== (texts.get(file) ?? null))
    .map(({ file, base, text }) => ({ file, name: nameOf(file), base, mine: text, theirs: texts.get(file) ?? null }));
}

/** What the newer list says beside what was changed here. Nothing of either is taken before she says so. */
export function NewerList({ curating, outdated }: { curating: Curating; outdated: readonly Outdated[] }) {
  if (outdated.length === 0) return null;
  return (
    <section class="panel newer" aria-labelledby="newer">
      <h2 id="newer">{say('curatorNewerList', outdated.length)}</h2>
      <p class="soft">{say('curatorNewerListWhy')}</p>
      {outdated.map((one) => (
        <OneOutdated key={one.file} one={one} curating={curating} />
      ))}
    </section>
  );
}

function OneOutdated({ one, curating }: { one: Outdated; curating: Curating }) {
  const { file, name, base, mine, theirs } = one;
  const merge = useMemo(() => mergedFrom(base, mine, theirs), [base, mine, theirs]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const isChosen = merge.conflicts.every(({ field }) => chosen.has(field));
  const taken = useMemo(() => takenFrom(mine, merge.text), [mine, merge.text]);
  const rebase = (text: string | null) => {
    const step = say('curatorMerged', name);
    // Without a text there is nothing left to change: the list took the claim away, and so does she.
    if (text === null) return void curating.revert(file, step);
    const edit: Edit = { file, text, base: theirs };
    void curating.editMany([edit], step);
  };
  return (
    <article class="change">
      <h3 lang="en">{name}</h3>
      {theirs === null && <p>{say('curatorGoneFromList')}</p>}
      {taken.length > 0 && (
        <>
          <p>{say('curatorAlsoTaken')}</p>
          <DifferenceLines differences={taken} />
        </>
      )}
      <FieldChoices
        conflicts={merge.conflicts}
        chosen={chosen}
        onChoose={(field, side) => setChosen(new Map(chosen).set(field, side))}
        mine={say('curatorMine')}
        theirs={say('curatorTheList')}
      />
      <div class="bar">
        <button
          type="button"
          class="button primary"
          data-action="merge"
          disabled={!isChosen}
          onClick={() => rebase(chosenText(merge, theirs, chosen))}
        >
          <GitMerge size={16} aria-hidden="true" />
          {say('curatorMerge')}
        </button>
        <button type="button" class="button" data-action="keep-mine" onClick={() => rebase(mine)}>
          {say('curatorAllMine')}
        </button>
        <button type="button" class="button" data-action="take-list" onClick={() => rebase(theirs)}>
          {say('curatorTakeList')}
        </button>
      </div>
    </article>
  );
}

function takenFrom(mine: string, merged: string): Difference[] {
  return mine === merged ? [] : differences(mine, merged);
}
