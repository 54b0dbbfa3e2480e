import { BellOff, CircleSlash, X } from 'lucide-preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Match } from '../matching/match.ts';
import type { CardContent, InsertOutcome } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import type { Settings } from '../storage/settings.ts';
import { badgeText } from './badge.tsx';
import { quoteOf } from './quote.ts';
import { ReplyEditor } from './reply-editor.tsx';
import { say } from './say.ts';
import { Sources } from './sources.tsx';
import { fallacyWords, verdictWords } from './words.ts';

export type CardProps = {
  content: CardContent;
  match: Match;
  /** The post, or as much of it as is at hand; the places of `match` count in it. */
  text: string;
  site: { name: string; limit: Site['limit'] };
  settings: Settings;
  onInsert: (text: string) => Promise<InsertOutcome>;
  onCopy: (text: string) => Promise<boolean>;
  onDismiss: () => void;
  onMute: () => void;
  onClose: () => void;
  /** The extension was updated under this page: nothing works any more but reloading. */
  orphaned: boolean;
};

/** One match in full: the reply first, the evidence under it. */
export function Card(props: CardProps) {
  const { content, match, orphaned, onClose } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  // Fetched while it can be: after an update the browser no longer tells.
  const orphanedText = say('cardOrphaned');

  return (
    <section
      class="card"
      role="dialog"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <div class="head">
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {badgeText({
            label: content.claim.label,
            stance: match.stance === 'asks' ? 'asks' : 'asserts',
            level: match.level,
          })}
        </h2>
        <button type="button" class="button icon" data-action="close" aria-label={say('cardClose')} onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      {orphaned ? (
        <p class="note" role="alert">
          {orphanedText}
        </p>
      ) : (
        <CardBody {...props} id={id} />
      )}
    </section>
  );
}

function CardBody({
  content,
  match,
  text,
  site,
  settings,
  onInsert,
  onCopy,
  onDismiss,
  onMute,
  id,
}: CardProps & { id: string }) {
  const { claim, references } = content;
  return (
    <div class="body">
      <p class="claim">
        <span class="statement">{claim.statement}</span>{' '}
        <strong class="verdict">{say(verdictWords[claim.verdict])}</strong>{' '}
        <span class="confidence">{say(match.level === 'flag' ? 'confidenceFlag' : 'confidenceMaybe')}</span>
      </p>
      <blockquote aria-label={say('cardQuote')}>
        {quoteOf(text, match).map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}
      </blockquote>
      {claim.review.by === null ? (
        <p class="note">{say('cardNotReviewed')}</p>
      ) : (
        <p class="record">{say('cardReviewed', claim.review.by)}</p>
      )}
      <ReplyEditor
        content={content}
        site={site}
        profile={settings.profile}
        tone={match.stance === 'asks' ? 'answer' : settings.tone}
        onInsert={onInsert}
        onCopy={onCopy}
      />
      <div class="actions about">
        <button type="button" class="button quiet" data-action="dismiss" onClick={onDismiss}>
          <CircleSlash size={16} aria-hidden="true" />
          {say('cardDismiss')}
        </button>
        <button type="button" class="button quiet" data-action="mute" onClick={onMute}>
          <BellOff size={16} aria-hidden="true" />
          {say('cardMute')}
        </button>
      </div>
      <section class="evidence" aria-labelledby={`${id}-evidence`}>
        <h3 id={`${id}-evidence`}>{say('cardEvidence')}</h3>
        <dl>
          <dt>{say('cardFact')}</dt>
          <dd>{claim.fact}</dd>
          <dt>{say('cardNuance')}</dt>
          <dd>{claim.nuance}</dd>
          <dt>{say('cardFallacy')}</dt>
          <dd>
            <strong>{say(fallacyWords[claim.fallacy.kind])}.</strong> {claim.fallacy.why}
          </dd>
        </dl>
        <h3>{say('cardSources')}</h3>
        <Sources references={references} />
        <details>
          <summary>{say('cardWhy')}</summary>
          <p>{match.why}</p>
          {match.phrasing !== null && <p>{say('cardPhrasing', match.phrasing)}</p>}
        </details>
      </section>
    </div>
  );
}
