import type { FallacyKind } from '../../../claims/claim.ts';
import { type MessageKey, say } from '../../say.ts';
import { fallacyWords } from '../../words.ts';
import type { Form } from './form.ts';
import { ProblemLines } from './problem-lines.tsx';

/** What each of the five techniques of science denial does, in a sentence. */
const fliccHelp: Record<FallacyKind, MessageKey> = {
  'fake-experts': 'curatorEditFliccFakeExperts',
  'logical-fallacy': 'curatorEditFliccLogicalFallacy',
  'impossible-expectations': 'curatorEditFliccImpossibleExpectations',
  'cherry-picking': 'curatorEditFliccCherryPicking',
  'conspiracy-theory': 'curatorEditFliccConspiracyTheory',
};

/** How the claim misleads: one of the five, each with what it means. */
export function FliccPicker(props: {
  form: Form;
  kinds: readonly FallacyKind[];
  value: FallacyKind | null;
  onChoice: (kind: FallacyKind) => void;
}) {
  const { form, kinds, value, onChoice } = props;
  const id = form.idOf('fallacy.kind');
  const problems = [...form.problemsAt('fallacy'), ...form.problemsAt('fallacy.kind')];
  return (
    <fieldset class="flicc" aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}>
      <legend>{say('curatorEditFlicc')}</legend>
      <p class="soft">{say('curatorEditFliccHelp')}</p>
      {kinds.map((kind, index) => (
        <label key={kind} class="choice">
          <input
            // The first carries the name by which the list of problems leads here.
            id={index === 0 ? id : undefined}
            type="radio"
            name={id}
            value={kind}
            checked={kind === value}
            onChange={() => onChoice(kind)}
          />
          <span>
            {say(fallacyWords[kind])}
            <span class="soft">{say(fliccHelp[kind])}</span>
          </span>
        </label>
      ))}
      <ProblemLines id={`${id}-problems`} problems={problems} />
    </fieldset>
  );
}
