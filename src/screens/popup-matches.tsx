import type { PageMatch } from '../messages.ts';
import { Badge } from './badge.tsx';
import { say } from './say.ts';

/** What was found in the tab, match by match. */
export function Matches(props: { matches: PageMatch[]; reading: string; onOpen: (match: PageMatch) => void }) {
  const { matches, reading, onOpen } = props;
  return (
    <>
      <p class="soft">{reading}</p>
      {matches.length > 0 && (
        <ul class="matches">
          {matches.map((match) => (
            <li key={`${match.key} ${match.claim}`} data-claim={match.claim}>
              <Badge
                label={match.label}
                stance={match.stance === 'asks' ? 'asks' : 'asserts'}
                level={match.level}
                open={false}
                onOpen={() => onOpen(match)}
              />
              <blockquote>{match.quote}</blockquote>
              {match.author !== '' && <p class="soft">{say('popupBy', match.author)}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
