import { GitMerge } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { unitsOf } from '../../claims/editing/change-units.ts';
import { claimNameOf, topicFolderOf } from '../../claims/editing/claim-name.ts';
import { type Difference, differences } from '../../claims/editing/differences.ts';
import { fileByTopic } from '../../claims/editing/move-claim.ts';
import { say } from '../say.ts';
import { topicName } from '../words.ts';
import type { Curating, Edit } from './curating.ts';
import { DifferenceLines } from './difference-lines.tsx';
import { FieldChoices } from './field-choices.tsx';
import { chosenText, mergedFrom, type Side } from './merging.ts';
import { textsOf } from './read-claim.ts';

/** A change whose file the list has changed, moved or taken away since it was made. */
export type Outdated = {
  /** Where the claim stands here. */
  file: string;
  name: string;
  base: string | null;
  /** Null: it was taken away here. */
  mine: string | null;
  /** Where the list has it now, and what it says there; null: it is no longer in the list. */
  list: { file: string; text: string } | null;
};

/** The changes that were made from a text which the list no longer has, or no longer has there. */
export function outdatedChanges({ list, changes }: Curating, nameOf: (file: string) => string): Outdated[] {
  const texts = textsOf(list);
  const files = new Map(list.claims.map(({ file }) => [claimNameOf(file), file]));
  return unitsOf(changes).flatMap(({ main, from }): Outdated[] => {
    const { file, text } = main;
    const base = main.base ?? from?.base ?? null;
    // A claim that was begun here came from nowhere in the list.
    const home = base === null || texts.has(file) ? file : (files.get(claimNameOf(file)) ?? file);
    const theirs = texts.get(home) ?? null;
    const isInStep = base === theirs && home === (from?.file ?? file);
    if (isInStep && (from === null || from.base === theirs)) return [];
    return [
      { file, name: nameOf(file), base, mine: text, list: theirs === null ? null : { file: home, text: theirs } },
    ];
  });
}

/** The edits by which a claim says this text from now on, in the folder of its topic, as a change of the newer list. */
function rebased({ file, list }: Outdated, text: string | null): Edit[] {
  if (list === null) return [{ file, text, base: null }];
  const { file: home, text: base } = list;
  if (text === null) return [{ file: home, text, base }];
  const place = fileByTopic(text, [file, home]);
  const others = [...new Set([home, file])].filter((one) => one !== place);
  return [...others.map((one): Edit => ({ file: one, text: null, base })), { file: place, text, base }];
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
  const { file, name, base, mine, list } = one;
  const theirs = list?.text ?? null;
  const merge = useMemo(() => mergedFrom(base, mine, theirs), [base, mine, theirs]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const isChosen = merge.conflicts.every(({ field }) => chosen.has(field));
  const taken = useMemo(() => takenFrom(mine, merge.text), [mine, merge.text]);
  const rebase = (text: string | null) => {
    const step = say('curatorMerged', name);
    // Without a text there is nothing left to change: the list took the claim away, and so does she.
    if (text === null && list === null) return void curating.revert(file, step);
    void curating.editMany(rebased(one, text), step);
  };
  const topic = topicFolderOf(file);
  const listTopic = list === null ? topic : topicFolderOf(list.file);
  return (
    <article class="change">
      <h3 lang="en">{name}</h3>
      {list === null && <p>{say('curatorGoneFromList')}</p>}
      {listTopic !== topic && <p>{say('curatorListHasItIn', topicName(listTopic), topicName(topic))}</p>}
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

function takenFrom(mine: string | null, merged: string | null): Difference[] {
  return mine === merged ? [] : differences(mine, merged);
}
