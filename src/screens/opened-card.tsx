import { ArrowLeft, Eye } from 'lucide-preact';
import type { CardContent, PageMatch } from '../messages.ts';
import type { Settings } from '../storage/settings.ts';
import { AddToBench } from './add-to-bench.tsx';
import { Card, type MuteChoice } from './card.tsx';
import { copy, insertFromHere } from './insert-from-here.ts';
import type { TabView } from './page-of-tab.ts';
import { withinQuote } from './quote.ts';
import { type Said, SaidLine } from './said.tsx';
import { say } from './say.ts';

/** A claim that was looked up goes nowhere in particular. */
const nowhere = { site: '', url: '', thread: '', author: '' };
/** What a claim from the library may be as long as, where there is no site to say so. */
const roomy = { name: '', limit: { max: 10_000, count: 'characters' } } as const;

/** What was opened: a match of the tab, or a claim of the library (null). */
export type Opened = { match: PageMatch | null; content: CardContent };

/** The card in the popup, with the way back to the list. */
export function OpenedCard(props: {
  opened: Opened;
  view: TabView;
  tabId: number | null;
  settings: Settings;
  panel: boolean;
  /** Insertions have failed too often there. */
  copyOnly: boolean;
  said: Said | null;
  onSaid: (said: Said | null) => void;
  onShow: (match: PageMatch, tabId: number) => void;
  onDismiss: (match: PageMatch) => void;
  onMute: (match: PageMatch, what: MuteChoice) => void;
  onClose: () => void;
}) {
  const { opened, view, tabId, settings, panel, copyOnly, said, onSaid, onShow, onDismiss, onMute, onClose } = props;
  const { match, content } = opened;
  return (
    <main class={panel ? 'popup panel' : 'popup'}>
      <div class="bar">
        <button type="button" class="button quiet" data-action="back" onClick={onClose}>
          <ArrowLeft size={16} aria-hidden="true" />
          {say('popupBack')}
        </button>
        {match && tabId !== null && (
          <>
            <button type="button" class="button quiet" data-action="show" onClick={() => onShow(match, tabId)}>
              <Eye size={16} aria-hidden="true" />
              {say('popupShow')}
            </button>
            <AddToBench match={match} tabId={tabId} onSaid={onSaid} />
          </>
        )}
      </div>
      <h1 class="unseen">{say('extensionName')}</h1>
      {match && tabId !== null && view.kind === 'page' ? (
        <Card
          content={content}
          match={withinQuote(match.match)}
          text={match.quote}
          site={view.site}
          place={match.place}
          post={match.key}
          settings={settings}
          orphaned={false}
          {...(!copyOnly && {
            onInsert: (text: string) => insertFromHere(match.key, text, tabId),
          })}
          onCopy={copy}
          onDismiss={() => onDismiss(match)}
          onMute={(what) => onMute(match, what)}
          onClose={onClose}
        />
      ) : (
        <Card
          content={content}
          match={null}
          text=""
          site={view.kind === 'unsupported' ? roomy : view.site}
          place={nowhere}
          post=""
          settings={settings}
          orphaned={false}
          onCopy={copy}
          onClose={onClose}
        />
      )}
      <SaidLine said={said} onUndone={() => onSaid(null)} />
    </main>
  );
}
