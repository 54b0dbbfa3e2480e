import { Copy, CornerDownLeft, ExternalLink, RotateCcw, Shuffle, TriangleAlert } from 'lucide-preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { referenceLink } from '../claims/citation.ts';
import type { ReplyLength, Tone } from '../claims/claim.ts';
import type { CardContent, InsertOutcome, ReplyPlace, SaidBefore } from '../messages.ts';
import { checkReply, type ReplyLimit } from '../replies/check.ts';
import { composeReply } from '../replies/compose.ts';
import { countText } from '../replies/count.ts';
import type { ReplyProblem } from '../replies/problem.ts';
import { supportingReferences } from '../replies/sources.ts';
import type { Profile } from '../replies/speaker.ts';
import { readDraft } from '../storage/drafts.ts';
import { Choices } from './choices.tsx';
import { useKeptDraft } from './kept-draft.ts';
import { recordReply, saidBefore } from './said-before.ts';
import { say } from './say.ts';
import { lengthsOffered, lengthWords, problemText, toneOptions } from './words.ts';

export type ReplyEditorProps = {
  content: CardContent;
  site: { name: string; limit: ReplyLimit };
  /** Where the reply goes, for the ledger; null for practice, of which nothing is kept. */
  place: ReplyPlace | null;
  /** The page's name for the post that is answered; empty where there is none. */
  post: string;
  profile: Profile;
  /** The tone and the length to begin with. */
  tone: Tone;
  length: ReplyLength;
  /** Missing where there is no box to insert into. */
  onInsert?: ((text: string) => Promise<InsertOutcome>) | undefined;
  onCopy: (text: string) => Promise<boolean>;
  /** Takes what the card does at Ctrl+Enter, wherever in it the focus is. */
  atOnce: { current: (() => void) | null };
};

/** Which of the approved wordings. */
type Choice = { tone: Tone; length: ReplyLength; variant: number };

/** So long the reply waits for the ledger, which may have to be woken; then it comes in its first wording. */
const patienceMs = 150;

const nameOf = ({ tone, length, variant }: Choice) => `${tone} ${length} ${variant}`;

/** Tone, length and wording, the reply to edit, what is wrong with it, and the ways out of the card. It never posts. */
export function ReplyEditor(props: ReplyEditorProps) {
  const { content, site, place, post, profile, onInsert, onCopy, atOnce } = props;
  const { claim, references } = content;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [choice, setChoice] = useState<Choice>({ tone: props.tone, length: props.length, variant: 0 });
  /** What the physician wrote, wording by wording, so that looking at another loses nothing. */
  const [written, setWritten] = useState<Record<string, string>>({});
  const [history, setHistory] = useState<SaidBefore | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  /** Her draft was looked for, and which wording is next: the reply is shown then, and moves no more under her hands. */
  const [ready, setReady] = useState(place === null);

  const siteId = place?.site;
  const draftPlace = useMemo(
    () => (siteId === undefined ? null : { site: siteId, post, claim: claim.id }),
    [siteId, post, claim.id],
  );
  const thread = place?.thread;
  const keepDraft = useKeptDraft(draftPlace);

  useEffect(() => {
    if (!draftPlace || thread === undefined) return;
    let here = true;
    const draft = readDraft(draftPlace).catch(() => null);
    const before = saidBefore(claim.id, thread);
    void before.then((known) => here && setHistory(known));
    const inTime = Promise.race([before, new Promise<null>((late) => setTimeout(late, patienceMs, null))]);
    void Promise.all([draft, inTime]).then(([kept, known]) => {
      if (!here) return;
      if (kept) {
        const { tone, length, variant, text } = kept;
        setChoice({ tone, length, variant });
        setWritten({ [nameOf({ tone, length, variant })]: text });
      } else if (known) {
        // Each time the next of the approved wordings, so that the same words are not said again and again.
        setChoice((now) => ({ ...now, variant: known.wordings.length }));
      }
      setReady(true);
    });
    return () => {
      here = false;
    };
  }, [draftPlace, claim.id, thread]);

  const composed = useMemo(
    () =>
      composeReply({
        claim,
        references,
        ...choice,
        profile,
        limit: site.limit,
        today: today(),
        ...(history && { history }),
      }),
    [claim, references, choice, profile, site.limit, history],
  );
  const taken: Choice = { tone: choice.tone, length: composed.length, variant: composed.variant };
  const draft = written[nameOf(taken)];
  const text = draft ?? composed.text;
  const problems = useMemo(
    () =>
      draft === undefined
        ? composed.problems
        : checkReply({ text: draft, references, profile, limit: site.limit, ...(history && { history }) }),
    [draft, composed, references, profile, site.limit, history],
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  const copyable = errors.every(({ kind }) => kind === 'too-long');

  const choose = (change: Partial<Choice>) => {
    setSaid('');
    setChoice({ ...taken, variant: 0, ...change });
  };
  const write = (now: string | undefined) => {
    setSaid('');
    setWritten(({ [nameOf(taken)]: _, ...others }) =>
      now === undefined ? others : { ...others, [nameOf(taken)]: now },
    );
    keepDraft(now === undefined ? null : { ...taken, text: now, at: Date.now() });
  };
  const record = (how: 'inserted' | 'copied') =>
    place && void recordReply({ place, claim: claim.id, how, ...taken, edited: draft !== undefined, text });
  const run = async (action: () => Promise<string>, failed: string) => {
    setBusy(true);
    setSaid('');
    try {
      setSaid(await action());
    } catch {
      setSaid(failed);
    } finally {
      setBusy(false);
    }
  };
  const insert = () =>
    run(async () => {
      if (!onInsert) return '';
      const { outcome, reason } = await onInsert(text);
      if (outcome !== 'failed') record(outcome);
      // It stands in the site's box and in the ledger: a draft no longer.
      if (outcome === 'inserted') keepDraft(null);
      return reason;
    }, say('cardInsertFailed'));
  const copy = () =>
    run(async () => {
      const done = await onCopy(text);
      if (done) record('copied');
      return say(done ? 'cardCopied' : 'cardNotCopied');
    }, say('cardNotCopied'));
  const select = (words: string) => {
    const at = field.current?.value.indexOf(words) ?? -1;
    if (at < 0 || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(at, at + words.length);
  };

  const insertable = ready && onInsert !== undefined && !busy && errors.length === 0 && text !== '';
  atOnce.current = insertable ? () => void insert() : null;

  const count = countText(text, site.limit.count);
  const source = useMemo(() => supportingReferences(references)[0], [references]);

  // What follows is mostly the same after every key that is typed: each part is drawn again only when it changes.
  const latest = useRef({ insert, copy });
  latest.current = { insert, copy };
  const withInsert = onInsert !== undefined;
  const edited = draft !== undefined;
  const choices = useMemo(
    () => (
      <div class="chosen">
        <Choices
          legend={say('cardTone')}
          name={`${id}-tone`}
          options={toneOptions()}
          value={choice.tone}
          onChange={(tone) => choose({ tone, length: choice.length })}
        />
        <Choices
          legend={say('cardLength')}
          name={`${id}-length`}
          options={lengthsOffered.map((length) => ({ value: length, label: say(lengthWords[length]) }))}
          value={composed.length}
          onChange={(length) => choose({ length })}
        />
      </div>
    ),
    [id, choice, composed],
  );
  const above = useMemo(
    () => (
      <div class="above">
        <label for={`${id}-text`}>{say('cardReply')}</label>
        {composed.variants > 1 && (
          <button
            type="button"
            class="button quiet small"
            data-action="variant"
            onClick={() => choose({ variant: (composed.variant + 1) % composed.variants })}
          >
            <Shuffle size={14} aria-hidden="true" />
            {say('cardVariant', composed.variant + 1, composed.variants)}
          </button>
        )}
        {edited && (
          <button type="button" class="button quiet small" data-action="restore" onClick={() => write(undefined)}>
            <RotateCcw size={14} aria-hidden="true" />
            {say('cardRestore')}
          </button>
        )}
      </div>
    ),
    [id, choice, composed, edited, keepDraft],
  );
  const warned = useMemo(
    () => <Problems id={`${id}-problems`} problems={problems} siteName={site.name} text={text} onShow={select} />,
    [id, site.name, signatureOf(problems, text)],
  );
  const actions = useMemo(
    () => (
      <div class="actions">
        {withInsert && (
          <button
            type="button"
            class="button primary"
            data-action="insert"
            disabled={!insertable}
            aria-describedby={`${id}-problems`}
            aria-keyshortcuts="Control+Enter"
            onClick={() => latest.current.insert()}
          >
            <CornerDownLeft size={16} aria-hidden="true" />
            {say('cardInsert')}
          </button>
        )}
        <button
          type="button"
          class={withInsert ? 'button' : 'button primary'}
          data-action="copy"
          disabled={busy || !copyable}
          onClick={() => latest.current.copy()}
        >
          <Copy size={16} aria-hidden="true" />
          {say('cardCopy')}
        </button>
        {source && (
          <a
            class="button quiet"
            data-action="source"
            title={say('cardOpenSource')}
            href={referenceLink(source)}
            target="_blank"
            rel="noopener noreferrer"
          >
            <ExternalLink size={16} aria-hidden="true" />
            <span class="words">{say('cardOpenSource')}</span>
            <span class="unseen"> ({say('sourceNewTab')})</span>
          </a>
        )}
      </div>
    ),
    [id, withInsert, insertable, busy, copyable, source],
  );

  return (
    <fieldset class="reply" aria-label={say('cardReplyPart')}>
      {choices}
      {!ready ? (
        <p class="note waiting" />
      ) : composed.text === '' && draft === undefined ? (
        <p class="note">
          {say('cardNoReply')} {composed.problems.map((problem) => problemText(problem, site.name)).join(' ')}
        </p>
      ) : (
        <>
          {above}
          <div class="writing">
            <textarea
              id={`${id}-text`}
              ref={field}
              class="field"
              rows={9}
              lang="en"
              value={text}
              aria-describedby={`${id}-count ${id}-problems`}
              aria-invalid={errors.length > 0}
              onInput={(event) => write(event.currentTarget.value)}
            />
            <p id={`${id}-count`} class={count > site.limit.max ? 'count over' : 'count'}>
              <span aria-hidden="true">{say('cardCount', count, site.limit.max)}</span>
              <span class="unseen">
                {site.name === ''
                  ? say('cardCountAnywhere', count, site.limit.max)
                  : say('cardCountLabel', site.name, count, site.limit.max)}
              </span>
            </p>
          </div>
          {warned}
          {actions}
        </>
      )}
      <p class="said" role="status">
        {said}
      </p>
    </fieldset>
  );
}

/** What is to be seen of the problems, in one text: the same text, the same list. */
function signatureOf(problems: readonly ReplyProblem[], text: string): string {
  return problems
    .map(({ kind, severity, detail = '' }) => `${kind} ${severity} ${detail} ${text.includes(detail)}`)
    .join('\n');
}

function Problems(props: {
  id: string;
  problems: ReplyProblem[];
  siteName: string;
  text: string;
  onShow: (words: string) => void;
}) {
  const { id, problems, siteName, text, onShow } = props;
  return (
    <ul
      id={id}
      class="problems"
      aria-label={problems.length > 0 ? say('cardProblems') : undefined}
      hidden={problems.length === 0}
    >
      {problems.map((problem) => (
        <li key={problem.kind} class={problem.severity}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            {problemText(problem, siteName)}
            {problem.detail && text.includes(problem.detail) && (
              <>
                {' '}
                <button
                  type="button"
                  class="show"
                  aria-label={say('cardShowWordsLabel', problem.detail)}
                  onClick={() => onShow(problem.detail ?? '')}
                >
                  {say('cardShowWords')}
                </button>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
