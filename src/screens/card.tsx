import { BellOff, CircleSlash, MessageSquareOff, UserX, X } from 'lucide-preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Match } from '../matching/match.ts';
import type { CardContent, InsertOutcome, ReplyPlace } from '../messages.ts';
import { abuseIn } from '../replies/manners.ts';
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
  /** null: the claim was looked up in the library, not found in a post. */
  match: Match | null;
  /** The post, or as much of it as is at hand; the places of `match` count in it. */
  text: string;
  site: { name: string; limit: Site['limit'] };
  /** Where the reply goes (null for practice), and the page's name for the post; for the ledger and for drafts. */
  place: ReplyPlace | null;
  post: string;
  settings: Settings;
  /** Missing where there is no box to insert into. */
  onInsert?: (text: string) => Promise<InsertOutcome>;
  onCopy: (text: string) => Promise<boolean>;
  onDismiss?: () => void;
  onMute?: (what: MuteChoice) => void;
  onClose: () => void;
  /** The extension was updated under this page: nothing works any more but reloading. */
  orphaned: boolean;
};

/** What a card offers to hide from now on. */
export type MuteChoice = 'claim' | 'author' | 'thread';

/** One match in full: the reply first, the evidence under it. */
export function Card(props: CardProps) {
  const { content, match, orphaned, onClose } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const atOnce = useRef<(() => void) | null>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  // Fetched while it can be: after an update the browser no longer tells.
  const orphanedText = say('cardOrphaned');

  return (
    <section
      class="card"
      role="dialog"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        const insert = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (event.key !== 'Escape' && !insert) return;
        event.preventDefault();
        if (insert) atOnce.current?.();
        else onClose();
      }}
    >
      <div class="head">
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {match
            ? badgeText({
                label: content.claim.label,
                stance: match.stance === 'asks' ? 'asks' : 'asserts',
                level: match.level,
              })
            : say('cardAbout', content.claim.label)}
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
        <CardBody {...props} id={id} atOnce={atOnce} />
      )}
    </section>
  );
}

function CardBody(props: CardProps & { id: string; atOnce: { current: (() => void) | null } }) {
  const { content, match, text, site, place, post, settings, onInsert, onCopy, id, atOnce } = props;
  const { claim, references } = content;
  const abusive = abuseIn(text) !== null;
  return (
    <div class="body">
      <p class="claim">
        <span class="statement" lang="en">
          {claim.statement}
        </span>{' '}
        <strong class="verdict">{say(verdictWords[claim.verdict])}</strong>{' '}
        {match && <span class="confidence">{say(match.level === 'flag' ? 'confidenceFlag' : 'confidenceMaybe')}</span>}
      </p>
      {match && (
        <blockquote aria-label={say('cardQuote')}>
          {quoteOf(text, match).map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}
        </blockquote>
      )}
      {abusive && <p class="note">{say('cardAbuse')}</p>}
      {claim.review.by === null ? (
        <p class="note">{say('cardNotReviewed')}</p>
      ) : (
        <p class="record">{say('cardReviewed', claim.review.by)}</p>
      )}
      <ReplyEditor
        content={content}
        site={site}
        place={place}
        post={post}
        profile={settings.profile}
        tone={match?.stance === 'asks' ? 'answer' : settings.tone}
        length={settings.length}
        onInsert={onInsert}
        onCopy={onCopy}
        atOnce={atOnce}
      />
      <Hiding {...props} />
      <section class="evidence" aria-labelledby={`${id}-evidence`}>
        <h3 id={`${id}-evidence`}>{say('cardEvidence')}</h3>
        <dl>
          <dt>{say('cardFact')}</dt>
          <dd lang="en">{claim.fact}</dd>
          <dt>{say('cardNuance')}</dt>
          <dd lang="en">{claim.nuance}</dd>
          <dt>{say('cardFallacy')}</dt>
          <dd>
            <strong>{say(fallacyWords[claim.fallacy.kind])}.</strong> <span lang="en">{claim.fallacy.why}</span>
          </dd>
        </dl>
        <h3>{say('cardSources')}</h3>
        <Sources references={references} />
        {match && (
          <details>
            <summary>{say('cardWhy')}</summary>
            <p lang="en">{match.why}</p>
            {match.phrasing !== null && <p>{say('cardPhrasing', match.phrasing)}</p>}
          </details>
        )}
      </section>
    </div>
  );
}

/** The ways not to see this again: here, this claim, this writer, this thread. */
function Hiding({ place, onDismiss, onMute }: CardProps) {
  if (!onDismiss && !onMute) return null;
  return (
    <div class="actions about">
      {onDismiss && (
        <button type="button" class="button quiet" data-action="dismiss" onClick={onDismiss}>
          <CircleSlash size={16} aria-hidden="true" />
          {say('cardDismiss')}
        </button>
      )}
      {onMute && (
        <>
          <button type="button" class="button quiet" data-action="mute" onClick={() => onMute('claim')}>
            <BellOff size={16} aria-hidden="true" />
            {say('cardMute')}
          </button>
          {place && place.author !== '' && (
            <button
              type="button"
              class="button quiet"
              data-action="mute-author"
              title={say('cardMuteAuthorWhy', place.author)}
              onClick={() => onMute('author')}
            >
              <UserX size={16} aria-hidden="true" />
              {say('cardMuteAuthor')}
            </button>
          )}
          <button type="button" class="button quiet" data-action="mute-thread" onClick={() => onMute('thread')}>
            <MessageSquareOff size={16} aria-hidden="true" />
            {say('cardMuteThread')}
          </button>
        </>
      )}
    </div>
  );
}
