import { useEffect, useId, useState } from 'preact/hooks';
import { type FoundClaim, sendMessage } from '../messages.ts';
import { say } from './say.ts';
import { topicName, verdictWords } from './words.ts';

/**
 * The whole library by typing: a claim that was heard in the clinic is answered too. With nothing typed it offers the
 * claims that were used last.
 * @param onTyping hears whether something is typed, so that the rest of the screen makes room
 */
export function LibrarySearch(props: { onOpen: (claim: string) => void; onTyping: (typing: boolean) => void }) {
  const { onOpen, onTyping } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ for: string; claims: FoundClaim[] } | null>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    let wanted = true;
    void sendMessage('findClaims', { typed })
      .then((claims) => wanted && setFound({ for: typed, claims: claims ?? [] }))
      .catch(() => {});
    return () => {
      wanted = false;
    };
  }, [typed]);

  const typing = typed.trim() !== '';
  const shown = typing || open ? (found?.claims ?? []) : [];
  return (
    <search class="library">
      <label class="unseen" for={`${id}-typed`}>
        {say('searchLabel')}
      </label>
      <input
        id={`${id}-typed`}
        type="search"
        class="field"
        placeholder={say('searchLabel')}
        value={typed}
        maxLength={200}
        autocomplete="off"
        onFocus={() => setOpen(true)}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          onTyping(value.trim() !== '');
        }}
      />
      <p class="unseen" role="status">
        {typing && found?.for === typed && say('searchFound', found.claims.length)}
      </p>
      {typing && found?.for === typed && shown.length === 0 && <p class="soft">{say('searchNone')}</p>}
      {!typing && shown.length > 0 && <h2>{say('searchRecent')}</h2>}
      {shown.length > 0 && (
        <ul class="hits">
          {shown.map((claim) => (
            <li key={claim.id}>
              <button type="button" data-claim={claim.id} onClick={() => onOpen(claim.id)}>
                <span lang="en">{claim.statement}</span>
                <span class="soft">
                  {say(verdictWords[claim.verdict])} · {topicName(claim.topic)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
