import { useEffect, useId, useState } from 'preact/hooks';
import type { Tried } from '../../../curating/bench.ts';
import type { Judgement } from '../../../curating/judgement.ts';
import { say } from '../../say.ts';
import { AddTried } from './add-tried.tsx';
import { matchText } from './expected-words.ts';
import { MarkedPost } from './marked-post.tsx';
import { percentText } from './percent-text.ts';

/** What is typed is tried after so short a pause: a pasted post seems to be answered at once. */
const pauseMs = 120;

/** "What would this post match?": asked again whenever the claim has changed, so that she sees the answer change. */
export function TryPost(props: {
  /** The claim that is open, by its id. */
  claim: string;
  nameOf: (claim: string) => string;
  judgement: Judgement | null;
  onTry: (text: string) => Promise<Tried | null>;
}) {
  const { claim, nameOf, judgement, onTry } = props;
  const id = useId();
  const [post, setPost] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const isEmpty = post.trim() === '';

  useEffect(() => {
    if (isEmpty) return setTried(null);
    let isWanted = true;
    const timer = setTimeout(() => {
      void onTry(post)
        .then((answer) => isWanted && answer && setTried(answer))
        .catch(() => {});
    }, pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
    // The bench tries posts with the text that it judged last.
  }, [post, judgement]);

  return (
    <section class="bench-part try-post" data-undo="own">
      <label class="title" for={`${id}-post`}>
        {say('curatorPanelTry')}
      </label>
      <textarea
        id={`${id}-post`}
        class="field"
        rows={4}
        lang="en"
        aria-describedby={`${id}-help`}
        value={post}
        onInput={({ currentTarget }) => setPost(currentTarget.value)}
      />
      <p id={`${id}-help`} class="soft">
        {say('curatorPanelTryHelp')}
      </p>
      {/* Above the answer, which comes and goes: nothing moves its button from under the pointer. */}
      {!isEmpty && <AddTried claim={claim} post={post} />}
      <div class="tried" role="status">
        {!isEmpty && tried && <Answer tried={tried} claim={claim} nameOf={nameOf} />}
      </div>
      {!isEmpty && tried && tried.nearly.length > 0 && (
        <details>
          <summary>{say('curatorPanelNearly', tried.nearly.length)}</summary>
          <ul class="bench-list">
            {tried.nearly.map(({ claim: other, score, why }) => (
              <li key={other}>
                <strong lang="en">{nameOf(other)}</strong> <span class="soft">{percentText(score)}</span>
                <p class="soft" lang="en">
                  {why}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Answer({ tried, claim, nameOf }: { tried: Tried; claim: string; nameOf: (claim: string) => string }) {
  if (tried.matches.length === 0) return <p>{say('curatorPanelNoMatch')}</p>;
  return (
    <ul class="bench-list">
      {tried.matches.map((match) => (
        <li key={match.claim} data-claim={match.claim} class={match.claim === claim ? 'this-claim' : undefined}>
          <strong lang="en">{nameOf(match.claim)}</strong>
          {match.claim === claim && <span class="soft"> {say('curatorPanelThisClaim')}</span>}
          <MarkedPost text={tried.text} match={match} />
          <p>{matchText(match)}</p>
          <p class="soft" lang="en">
            {match.why}
          </p>
          {match.phrasing !== null && <p class="soft">{say('cardPhrasing', match.phrasing)}</p>}
        </li>
      ))}
    </ul>
  );
}
