import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { type Verdict, verdicts } from '../../claims/claim.ts';
import { claimSource, idFrom, kebab, labelFrom, reviewDue } from '../../claims/editing/new-claim.ts';
import { say } from '../say.ts';
import { topicName, verdictWords } from '../words.ts';
import { rowOf } from './claim-row.ts';
import type { Curating } from './curating.ts';
import { duplicateFinder } from './likely-duplicates.ts';
import { today } from './signing.ts';

/** A claim's statement has at least so many letters, and at most so many; as its format asks. */
const statementLength = { least: 10, most: 200 };
/** Claims that are alike are looked for after so long a pause in typing. */
const pauseMs = 150;

/** Begins a claim: a draft with what tells it from others. */
export function NewClaim(props: { curating: Curating; onMade: (id: string) => void; onClose: () => void }) {
  const { curating, onMade, onClose } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [statement, setStatement] = useState('');
  const [topic, setTopic] = useState('');
  const [verdict, setVerdict] = useState<Verdict>('false');
  const [isMaking, setIsMaking] = useState(false);
  const [isFailed, setIsFailed] = useState(false);
  // Made once: what is edited in another tab meanwhile is no duplicate of this sentence by chance.
  const [findAlike] = useState(() => duplicateFinder(curating.claims.map(rowOf)));
  const asked = useAfterPause(statement);
  const alike = useMemo(() => findAlike(asked), [findAlike, asked]);

  const make = async () => {
    setIsMaking(true);
    const taken = new Set(curating.claims.map((claim) => rowOf(claim).id));
    const newId = idFrom(statement, taken);
    const day = today();
    const { file, text } = claimSource({
      id: newId,
      topic: topicFolder(topic, curating.topics),
      statement: statement.trim(),
      label: labelFrom(statement.trim()),
      verdict,
      phrasings: [],
      evidence: [],
      due: reviewDue(day),
    });
    const left = await curating.editMany([{ file, text }], say('curatorBegun', statement.trim()));
    setIsMaking(false);
    if (left.length > 0) return setIsFailed(true);
    dialog.current?.close();
    onMade(newId);
  };

  return (
    <dialog ref={dialog} class="wide" aria-label={say('curatorNew')} onClose={onClose}>
      <h2>{say('curatorNew')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <div class="labelled">
          <label for={`${id}-statement`}>{say('curatorStatement')}</label>
          <textarea
            id={`${id}-statement`}
            class="field"
            name="statement"
            lang="en"
            rows={2}
            required
            minLength={statementLength.least}
            maxLength={statementLength.most}
            aria-describedby={`${id}-hint`}
            value={statement}
            onInput={({ currentTarget }) => setStatement(currentTarget.value)}
          />
          <p class="soft" id={`${id}-hint`}>
            {say('curatorStatementHint')}
          </p>
        </div>
        <div class={alike.length === 0 ? 'alike none' : 'alike'} role="status">
          {alike.length === 0 ? (
            <p class="soft">{say('curatorAlikeNone')}</p>
          ) : (
            <>
              <p>{say('curatorAlike')}</p>
              <ul>
                {alike.map((row) => (
                  <li key={row.file}>
                    <button
                      type="button"
                      class="link"
                      lang="en"
                      onClick={() => {
                        dialog.current?.close();
                        onMade(row.id);
                      }}
                    >
                      {row.statement}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        <div class="labelled">
          <label for={`${id}-topic`}>{say('curatorTopic')}</label>
          <input
            id={`${id}-topic`}
            class="field"
            name="topic"
            required
            // At least one letter or digit, of which the folder's name is made.
            pattern=".*[A-Za-z0-9].*"
            list={`${id}-topics`}
            aria-describedby={`${id}-topic-hint`}
            autocomplete="off"
            value={topic}
            onInput={({ currentTarget }) => setTopic(currentTarget.value)}
          />
          <datalist id={`${id}-topics`}>
            {curating.topics.map((one) => (
              <option key={one} value={topicName(one)} />
            ))}
          </datalist>
          <p class="soft" id={`${id}-topic-hint`}>
            {say('curatorTopicHint')}
          </p>
        </div>
        <div class="labelled">
          <label for={`${id}-verdict`}>{say('curatorVerdict')}</label>
          <select
            id={`${id}-verdict`}
            class="field"
            name="verdict"
            value={verdict}
            onChange={({ currentTarget }) => setVerdict(verdicts.find((one) => one === currentTarget.value) ?? verdict)}
          >
            {verdicts.map((one) => (
              <option key={one} value={one}>
                {say(verdictWords[one])}
              </option>
            ))}
          </select>
        </div>
        {isFailed && <p role="alert">{say('curatorNotBegun')}</p>}
        <div class="bar">
          <button type="button" class="button" data-action="cancel" onClick={() => dialog.current?.close()}>
            {say('confirmCancel')}
          </button>
          <button type="submit" class="button primary" data-action="make" disabled={isMaking}>
            {say('curatorBegin')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** The folder of a topic that was typed: one that is there, by its name on the screen or its own, else a new one. */
export function topicFolder(typed: string, topics: readonly string[]): string {
  const wanted = kebab(typed);
  return topics.find((topic) => topic === wanted || kebab(topicName(topic)) === wanted) ?? wanted;
}

function useAfterPause(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
