import { Archive, BadgeCheck, FolderInput } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { topicFolderOf } from '../../claims/editing/claim-name.ts';
import { setField } from '../../claims/editing/edit-source.ts';
import { type MessageKey, say } from '../say.ts';
import { topicName } from '../words.ts';
import type { CuratedClaim, Curating } from './curating.ts';
import { inSlices } from './in-slices.ts';
import { canMove, moved } from './retag.ts';
import { SignForm } from './sign-review.tsx';
import { type Signature, signed } from './signing.ts';

/** What can be done to many claims at once. Each is one step that can be undone. */
export function BulkBar(props: { curating: Curating; selected: readonly CuratedClaim[]; onDone: () => void }) {
  const { curating, selected, onDone } = props;
  const id = useId();
  const [topic, setTopic] = useState('');
  const [signing, setSigning] = useState(false);
  const [kept, setKept] = useState<{ why: MessageKey; files: string[] } | null>(null);

  /** So many have been changed, while it goes on; null while nothing goes on. */
  const [done, setDone] = useState<number | null>(null);
  const finish = (why: MessageKey, files: string[]) => {
    setDone(null);
    setKept(files.length > 0 ? { why, files } : null);
    if (files.length === 0) onDone();
  };
  /** Claims that cannot be read are left as they are, and named. */
  const change = async (step: string, edit: (claim: CuratedClaim) => string) => {
    const readable = selected.filter(({ value }) => value !== null);
    const edits = await inSlices(readable, (claim) => ({ file: claim.file, text: edit(claim) }), setDone);
    const left = await curating.editMany(edits, step);
    finish('curatorBulkKept', [...filesOf(selected.filter(({ value }) => value === null)), ...left]);
  };
  const retag = async () => {
    const taken = new Set(filesOf(curating.claims));
    const elsewhere = selected.filter(({ file }) => topicFolderOf(file) !== topic);
    const movable = elsewhere.filter((claim) => canMove(claim, topic, taken));
    const edits = await inSlices(movable, (claim) => moved(claim, topic), setDone);
    const step = say('curatorRetagged', movable.length, topicName(topic));
    const left = new Set(await curating.editMany(edits.flat(), step));
    finish('curatorTopicKept', filesOf(elsewhere.filter((claim) => !movable.includes(claim) || left.has(claim.file))));
  };
  const count = selected.length;

  return (
    <section class="bulk" aria-label={say('curatorBulk')}>
      <p role="status">{say('curatorSelected', count)}</p>
      {done !== null && <progress max={count} value={done} aria-label={say('curatorProgress')} />}
      <div class="pick">
        <label for={`${id}-topic`}>{say('curatorBulkTopic')}</label>
        <select
          id={`${id}-topic`}
          class="field"
          value={topic}
          onChange={({ currentTarget }) => setTopic(currentTarget.value)}
        >
          <option value="">{say('curatorChooseTopic')}</option>
          {curating.topics.map((one) => (
            <option key={one} value={one}>
              {topicName(one)}
            </option>
          ))}
        </select>
      </div>
      <button
        type="button"
        class="button"
        data-action="retag"
        disabled={topic === '' || done !== null}
        onClick={() => void retag()}
      >
        <FolderInput size={16} aria-hidden="true" />
        {say('curatorRetag')}
      </button>
      <button
        type="button"
        class="button"
        data-action="retire"
        disabled={done !== null}
        onClick={() =>
          void change(say('curatorRetiredMany', count), ({ text }) => setField(text, ['status'], 'retired'))
        }
      >
        <Archive size={16} aria-hidden="true" />
        {say('curatorRetire')}
      </button>
      <button
        type="button"
        class="button"
        data-action="reviewer"
        disabled={done !== null}
        onClick={() => setSigning(true)}
      >
        <BadgeCheck size={16} aria-hidden="true" />
        {say('curatorSetReviewer')}
      </button>
      <button type="button" class="button quiet" data-action="unselect" onClick={onDone}>
        {say('curatorUnselect')}
      </button>
      {kept && (
        <div class="faults" role="alert">
          <p>{say(kept.why)}</p>
          <ul>
            {kept.files.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </div>
      )}
      {signing && (
        <SignMany
          count={count}
          author={curating.author}
          onClose={() => setSigning(false)}
          onSign={(signature) => {
            setSigning(false);
            void change(say('curatorReviewerSet', count), (claim) => signed(claim.text, signature));
          }}
        />
      )}
    </section>
  );
}

function filesOf(claims: readonly CuratedClaim[]): string[] {
  return claims.map(({ file }) => file);
}

function SignMany(props: {
  count: number;
  author: string;
  onSign: (signature: Signature) => void;
  onClose: () => void;
}) {
  const { count, author, onSign, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={say('curatorSetReviewer')} onClose={onClose}>
      <h2>{say('curatorSetReviewer')}</h2>
      <p>{say('curatorSetReviewerWhy', count)}</p>
      <SignForm author={author} action={say('curatorSetReviewer')} onSign={onSign} />
      <div class="bar">
        <button type="button" class="button" data-action="cancel" onClick={() => dialog.current?.close()}>
          {say('confirmCancel')}
        </button>
      </div>
    </dialog>
  );
}
