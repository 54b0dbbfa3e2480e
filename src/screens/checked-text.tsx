import { useEffect, useState } from 'preact/hooks';
import type { Match } from '../matching/match.ts';
import { type CardContent, sendMessage } from '../messages.ts';
import { Badge } from './badge.tsx';
import { say } from './say.ts';
import { hasCursor, selectedText } from './selected-text.ts';

/** One claim in the text that the reader selected. */
export interface CheckedMatch {
  text: string;
  match: Match;
  content: CardContent;
  /** Is there a box in the page into which she was writing? */
  insertable: boolean;
}

/** What was found in the text that the reader selected; null while looking, and where nothing is selected. */
export interface Checked {
  text: string;
  found: CheckedMatch[];
}

/** Checks what is selected in this tab, once, when the popup opens. */
export function useCheckedText(tabId: number | null): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    if (tabId !== null) void check(tabId).then(setChecked, () => setChecked(null));
  }, [tabId]);
  return checked;
}

async function check(tabId: number): Promise<Checked | null> {
  const text = await selectedText(tabId);
  if (text === null) return null;
  const [answer] = await sendMessage('matchPosts', { posts: [{ key: 'selection', text }] });
  const matches = (answer?.matches ?? []).filter(({ stance }) => stance === 'asserts' || stance === 'asks');
  const insertable = matches.length > 0 && (await hasCursor(tabId));
  const found = await Promise.all(
    matches.map(async (match) => {
      const content = await sendMessage('cardContent', { claim: match.claim });
      return content ? [{ text, match, content, insertable }] : [];
    }),
  );
  return { text, found: found.flat() };
}

/** The claims in the selected text, or that there are none. */
export function CheckedText({ checked, onOpen }: { checked: Checked; onOpen: (found: CheckedMatch) => void }) {
  return (
    <section class="checked" aria-label={say('checkTitle')}>
      <h2>{say('checkTitle')}</h2>
      <blockquote>{checked.text}</blockquote>
      {checked.found.length === 0 && <p>{say('checkNone')}</p>}
      {checked.found.length > 0 && (
        <ul class="matches">
          {checked.found.map((found) => (
            <li key={found.match.claim} data-claim={found.match.claim}>
              <Badge
                label={found.content.claim.label}
                stance={found.match.stance === 'asks' ? 'asks' : 'asserts'}
                level={found.match.level}
                open={false}
                onOpen={() => onOpen(found)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
