import { ArrowLeft } from 'lucide-preact';
import { type InsertOutcome, sendMessage } from '../messages.ts';
import { dismissMatch } from '../storage/dismissed.ts';
import { withMuted } from '../storage/muting.ts';
import type { Settings } from '../storage/settings.ts';
import { updateSettings } from '../storage/stored.ts';
import { Card } from './card.tsx';
import type { CheckedMatch } from './checked-text.tsx';
import { say } from './say.ts';

/** Nobody knows what a box on any page takes; this is what most sites allow. */
const LIMIT = { max: 10_000, count: 'characters' } as const;
/** A reply to a text of no site of ours belongs to no thread that we know. */
const NOWHERE = { site: '', url: '', thread: '', author: '' };

/** The card of a claim in the text that the reader selected: to be copied, or inserted where she was writing. */
export function CheckedCard(props: {
  checked: CheckedMatch;
  tabId: number;
  settings: Settings;
  onCopy: (text: string) => Promise<boolean>;
  onClose: () => void;
}) {
  const { checked, tabId, settings, onCopy, onClose } = props;
  const { content, match, text } = checked;
  const insert = async (reply: string): Promise<InsertOutcome> => {
    const answer = await sendMessage('insertAtCursor', { text: reply }, tabId);
    // A page without the focus may not reach the clipboard; the popup may.
    if (answer.outcome !== 'failed' || !(await onCopy(reply))) return answer;
    const why = answer.reason.replace(say('insertNotCopied'), '').trim();
    return { outcome: 'copied', reason: `${why} ${say('insertOnClipboard')}` };
  };
  return (
    <main class="popup">
      <div class="bar">
        <button type="button" class="button quiet" data-action="back" onClick={onClose}>
          <ArrowLeft size={16} aria-hidden="true" />
          {say('popupBack')}
        </button>
      </div>
      <h1 class="unseen">{say('extensionName')}</h1>
      <Card
        content={content}
        match={match}
        text={text}
        site={{ name: say('checkPlace'), limit: LIMIT }}
        place={NOWHERE}
        post=""
        settings={settings}
        orphaned={false}
        {...(checked.insertable && { onInsert: insert })}
        onCopy={onCopy}
        onDismiss={() => void dismissMatch(match.claim, text).then(onClose)}
        onMute={() => void updateSettings((now) => withMuted(now, { claim: match.claim })).then(onClose)}
        onClose={onClose}
      />
    </main>
  );
}
