import { Copy, CornerDownLeft, RotateCcw, TriangleAlert } from 'lucide-preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Tone } from '../claims/claim.ts';
import type { CardContent, InsertOutcome } from '../messages.ts';
import { checkReply, type ReplyLimit } from '../replies/check.ts';
import { composeReply } from '../replies/compose.ts';
import { countText } from '../replies/count.ts';
import type { ReplyProblem } from '../replies/problem.ts';
import type { Profile } from '../replies/speaker.ts';
import { say } from './say.ts';
import { problemText, tonesOffered, toneWords } from './words.ts';

export type ReplyEditorProps = {
  content: CardContent;
  site: { name: string; limit: ReplyLimit };
  profile: Profile;
  /** The tone to begin with. */
  tone: Tone;
  onInsert: (text: string) => Promise<InsertOutcome>;
  onCopy: (text: string) => Promise<boolean>;
};

/** Tone, the reply to edit, what is wrong with it, and the ways out of the card. It never posts. */
export function ReplyEditor({ content, site, profile, tone: first, onInsert, onCopy }: ReplyEditorProps) {
  const id = useId();
  const [tone, setTone] = useState(first);
  /** What the physician wrote, tone by tone, so that looking at another tone loses nothing. */
  const [drafts, setDrafts] = useState<Partial<Record<Tone, string>>>({});
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  const { claim, references } = content;
  const composed = useMemo(
    () => composeReply({ claim, references, tone, profile, limit: site.limit, today: today() }),
    [claim, references, tone, profile, site.limit],
  );
  const draft = drafts[tone];
  const text = draft ?? composed.text;
  const problems =
    draft === undefined ? composed.problems : checkReply({ text: draft, references, profile, limit: site.limit });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const copyable = errors.every(({ kind }) => kind === 'too-long');

  const write = (now: string | undefined) => {
    setSaid('');
    setDrafts(({ [tone]: _, ...others }) => (now === undefined ? others : { ...others, [tone]: now }));
  };
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
  const insert = () => run(async () => (await onInsert(text)).reason, say('cardInsertFailed'));
  const copy = () => run(async () => say((await onCopy(text)) ? 'cardCopied' : 'cardNotCopied'), say('cardNotCopied'));

  const count = countText(text, site.limit.count);
  return (
    <div class="reply">
      <fieldset class="tones">
        <legend>{say('cardTone')}</legend>
        {tonesOffered.map((one) => (
          <label key={one} title={say(toneWords[one].why)}>
            <input
              type="radio"
              name={`${id}-tone`}
              value={one}
              checked={one === tone}
              onChange={() => {
                setTone(one);
                setSaid('');
              }}
            />
            <span>{say(toneWords[one].name)}</span>
          </label>
        ))}
      </fieldset>
      {composed.text === '' && draft === undefined ? (
        <p class="note">
          {say('cardNoReply')} {composed.problems.map((problem) => problemText(problem, site.name)).join(' ')}
        </p>
      ) : (
        <>
          <div class="above">
            <label for={`${id}-text`}>{say('cardReply')}</label>
            {draft !== undefined && (
              <button type="button" class="button quiet small" onClick={() => write(undefined)}>
                <RotateCcw size={14} aria-hidden="true" />
                {say('cardRestore')}
              </button>
            )}
          </div>
          <textarea
            id={`${id}-text`}
            class="field"
            rows={9}
            value={text}
            aria-describedby={`${id}-count ${id}-problems`}
            aria-invalid={errors.length > 0}
            onInput={(event) => write(event.currentTarget.value)}
          />
          <p id={`${id}-count`} class={count > site.limit.max ? 'count over' : 'count'}>
            <span aria-hidden="true">{say('cardCount', count, site.limit.max)}</span>
            <span class="unseen">{say('cardCountLabel', site.name, count, site.limit.max)}</span>
          </p>
          <Problems id={`${id}-problems`} problems={problems} siteName={site.name} />
          <div class="actions">
            <button
              type="button"
              class="button primary"
              data-action="insert"
              disabled={busy || errors.length > 0}
              aria-describedby={`${id}-problems`}
              onClick={insert}
            >
              <CornerDownLeft size={16} aria-hidden="true" />
              {say('cardInsert')}
            </button>
            <button type="button" class="button" data-action="copy" disabled={busy || !copyable} onClick={copy}>
              <Copy size={16} aria-hidden="true" />
              {say('cardCopy')}
            </button>
          </div>
        </>
      )}
      <p class="said" role="status">
        {said}
      </p>
    </div>
  );
}

function Problems({ id, problems, siteName }: { id: string; problems: ReplyProblem[]; siteName: string }) {
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
          <span>{problemText(problem, siteName)}</span>
        </li>
      ))}
    </ul>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
