import { Trash2, X } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { type MessageKey, say } from '../../say.ts';
import { type FrameContent, type Relation, relations } from './claim-content.ts';
import { Combobox } from './combobox.tsx';
import type { Form, Path } from './form.ts';
import type { Option } from './matching-options.ts';
import { Moving } from './moving.tsx';
import { ProblemLines } from './problem-lines.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import type { PlaceOfEntry } from './use-places.ts';

const relationWords: Record<Relation, MessageKey> = {
  none: 'curatorEditRelationNone',
  causes: 'curatorEditRelationCauses',
  cures: 'curatorEditRelationCures',
  compares: 'curatorEditRelationCompares',
};

/** The format takes no more groups in a frame. */
const mostGroups = 5;

/** One frame: its groups, of each of which one concept must be met, the word that ties them, and what rules it out. */
export function FrameEditor(props: {
  form: Form;
  index: number;
  frame: FrameContent;
  options: readonly Option[];
  place: PlaceOfEntry;
  onRemove: () => void;
}) {
  const { form, index, frame, options, place, onRemove } = props;
  const part = useRef<HTMLFieldSetElement>(null);
  const focusAfter = useFocusAfter(part);
  const path: Path = ['frames', index];
  const field = `frames[${index}]`;
  const id = form.idOf(field);
  const number = index + 1;
  const name = say('curatorEditFrame', number);
  const problems = form.problemsIn(field);

  /** A group of one concept is written without a list, as the format has it. */
  const setGroup = (at: number, concepts: readonly string[]) =>
    form.set([...path, 'all', at], concepts.length > 1 ? concepts : concepts[0]);
  const setRuledOut = (concepts: readonly string[]) =>
    form.set([...path, 'not'], concepts.length === 0 ? undefined : concepts);
  const others = (taken: readonly string[]) => options.filter(({ value }) => !taken.includes(value));
  const boxIn = (group: string) => `[data-group="${group}"] [role="combobox"]`;

  return (
    <fieldset
      class={place.isDragged ? 'frame dragged' : 'frame'}
      ref={part}
      data-frame={index}
      id={id}
      tabIndex={-1}
      aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
      {...place.target}
    >
      <legend>{name}</legend>
      <Moving name={name} place={place} />
      {frame.all.map((group, at) => (
        <fieldset key={at} class="group" data-group={at} aria-label={say('curatorEditGroup', at + 1, number)}>
          <Concepts
            concepts={group}
            joint={say('curatorEditOr')}
            onRemove={(concept) => {
              setGroup(
                at,
                group.filter((one) => one !== concept),
              );
              focusAfter(boxIn(String(at)), boxIn('new'));
            }}
          />
          <Combobox
            label={say('curatorEditAddToGroup', at + 1, number)}
            labelUnseen
            options={others(group)}
            onChoice={(concept) => setGroup(at, [...group, concept])}
          />
        </fieldset>
      ))}
      {frame.all.length < mostGroups && (
        <div class="group" data-group="new">
          <Combobox
            label={say(frame.all.length === 0 ? 'curatorEditFirstGroup' : 'curatorEditNextGroup')}
            options={options}
            onChoice={(concept) => {
              form.set([...path, 'all', frame.all.length], concept);
              focusAfter(boxIn('new'));
            }}
          />
        </div>
      )}
      <div class="labelled">
        <label for={`${id}-relation`}>{say('curatorEditRelation')}</label>
        <select
          id={`${id}-relation`}
          class="field"
          value={frame.relation}
          onChange={({ currentTarget }) => {
            const relation = relations.find((one) => one === currentTarget.value);
            form.set([...path, 'relation'], relation === 'none' ? undefined : relation);
          }}
        >
          {relations.map((relation) => (
            <option key={relation} value={relation}>
              {say(relationWords[relation])}
            </option>
          ))}
        </select>
      </div>
      <div class="labelled" data-group="not">
        <Concepts
          concepts={frame.not}
          joint={say('curatorEditOr')}
          onRemove={(concept) => {
            setRuledOut(frame.not.filter((one) => one !== concept));
            focusAfter(boxIn('not'));
          }}
        />
        <Combobox
          label={say('curatorEditNot')}
          options={others(frame.not)}
          onChoice={(concept) => setRuledOut([...frame.not, concept])}
        />
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={frame.weak}
          onChange={({ currentTarget }) => form.set([...path, 'weak'], currentTarget.checked || undefined)}
        />
        <span>
          {say('curatorEditWeak')}
          <span class="soft">{say('curatorEditWeakHelp')}</span>
        </span>
      </label>
      <ProblemLines id={`${id}-problems`} problems={problems} />
      <button type="button" class="button quiet" data-action="remove-frame" onClick={onRemove}>
        <Trash2 size={16} aria-hidden="true" />
        {say('curatorEditRemoveFrame', number)}
      </button>
    </fieldset>
  );
}

/** Concepts that stand side by side, each with the way to take it out. */
function Concepts(props: { concepts: readonly string[]; joint: string; onRemove: (concept: string) => void }) {
  const { concepts, joint, onRemove } = props;
  if (concepts.length === 0) return null;
  return (
    <ul class="concepts">
      {concepts.map((concept, index) => (
        <li key={concept}>
          {index > 0 && <span class="soft">{joint} </span>}
          <span class="concept">
            {concept}
            <button
              type="button"
              class="button icon"
              aria-label={say('curatorEditRemove', concept)}
              onClick={() => onRemove(concept)}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}
