import { BadgeCheck } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import type { Problem } from '../../claims/problem.ts';
import { say } from '../say.ts';
import { dayOf } from '../words.ts';
import { wrongText } from '../wrong-text.ts';
import { type ClaimRow, rowOf } from './claim-row.ts';
import type { CuratedClaim, Curating } from './curating.ts';
import { isDue } from './filters.ts';
import { published, type Signature, signatureLine, signed, today } from './signing.ts';
import { statusWords } from './words.ts';

/**
 * How far a claim has come: draft, reviewed, published. Only a clinician's signature takes "not yet clinically reviewed"
 * away.
 * @param props.text the claim as it stands in the editor
 * @param props.failing so many of its examples fail, as far as the bench knows: readers do not get it while any does
 */
export function ReviewFlow(props: { claim: CuratedClaim; curating: Curating; text: () => string; failing: number }) {
  const { claim, curating, text, failing } = props;
  const row = rowOf(claim);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [isDone, setIsDone] = useState(false);
  const sign = async (signature: Signature) => {
    const now = published(claim.file, signed(text(), signature), curating);
    setProblems('problems' in now ? now.problems : []);
    if ('problems' in now) return;
    // Who signs is the curator, as long as nobody said who that is.
    if (curating.author === '') curating.setAuthor(signatureLine(signature));
    const left = await curating.editMany([{ file: claim.file, text: now.text }], say('curatorSigned', row.statement));
    setIsDone(left.length === 0);
  };
  return (
    <section class="review-flow" aria-label={say('curatorReview')}>
      <ReviewStatus row={row} />
      <details>
        <summary>{say('curatorSign')}</summary>
        <p class="soft">{say('curatorSignWhy')}</p>
        <SignForm
          author={curating.author}
          action={say('curatorSignPublish')}
          onSign={(signature) => void sign(signature)}
        />
        <div role="status">
          {isDone && problems.length === 0 && (
            <>
              {say('curatorSignedNow')} {failing > 0 && say('curatorSignedHeldBack', failing)}
            </>
          )}
        </div>
        {problems.length > 0 && (
          <div class="faults" role="alert">
            <p>{say('curatorNotYetSignable')}</p>
            <ul>
              {problems.map((problem) => (
                <li key={`${problem.field} ${problem.message}`}>
                  {say('curatorProblem', problem.field || claim.file, wrongText(problem).text, problem.line)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </details>
    </section>
  );
}

function ReviewStatus({ row }: { row: ClaimRow }) {
  const day = today();
  const isEditedSince = row.reviewedOn !== null && row.editedOn !== null && row.editedOn.slice(0, 10) > row.reviewedOn;
  return (
    <p class="review-status" role="status">
      <strong>{row.status && say(statusWords[row.status])}</strong>
      {' · '}
      {row.reviewedBy === null
        ? say('curatorNotReviewed')
        : say('curatorReviewedBy', row.reviewedBy, row.reviewedOn ? dayOf(row.reviewedOn) : '')}
      {row.due !== null && (
        <span class={isDue(row, day) ? 'care' : 'soft'}>
          {' · '}
          {say(isDue(row, day) ? 'curatorOverdueSince' : 'curatorDueOn', dayOf(row.due))}
        </span>
      )}
      {isEditedSince && <span class="care"> · {say('curatorEditedSince')}</span>}
    </p>
  );
}

/** Name, credential and day of a review. */
export function SignForm(props: { author: string; action: string; onSign: (signature: Signature) => void }) {
  const { author, action, onSign } = props;
  const id = useId();
  const [name = '', ...credentials] = author.split(', ');
  const [signature, setSignature] = useState<Signature>({ name, credential: credentials.join(', '), on: today() });
  const set = (part: Partial<Signature>) => setSignature({ ...signature, ...part });
  return (
    <form
      class="sign"
      onSubmit={(event) => {
        event.preventDefault();
        onSign(signature);
      }}
    >
      <div class="labelled">
        <label for={`${id}-name`}>{say('curatorSignName')}</label>
        <input
          id={`${id}-name`}
          class="field"
          required
          autocomplete="name"
          value={signature.name}
          onInput={({ currentTarget }) => set({ name: currentTarget.value })}
        />
      </div>
      <div class="labelled">
        <label for={`${id}-credential`}>{say('curatorSignCredential')}</label>
        <input
          id={`${id}-credential`}
          class="field"
          required
          autocomplete="honorific-suffix"
          value={signature.credential}
          onInput={({ currentTarget }) => set({ credential: currentTarget.value })}
        />
      </div>
      <div class="labelled">
        <label for={`${id}-on`}>{say('curatorSignOn')}</label>
        <input
          id={`${id}-on`}
          class="field"
          type="date"
          required
          max={today()}
          value={signature.on}
          onInput={({ currentTarget }) => set({ on: currentTarget.value })}
        />
      </div>
      <button type="submit" class="button primary" data-action="sign">
        <BadgeCheck size={16} aria-hidden="true" />
        {action}
      </button>
    </form>
  );
}
