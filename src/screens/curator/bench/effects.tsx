import type { ComponentChildren } from 'preact';
import type { Caught, Judgement, Stolen } from '../../../curating/judgement.ts';
import { say } from '../../say.ts';
import { expectedWords, matchText } from './expected-words.ts';
import { MarkedPost } from './marked-post.tsx';
import { percentText } from './percent-text.ts';

/** So many posts of a kind are shown; a claim that catches more is too wide, and the count says so. */
const shown = 20;

/** One kind of effect, with how many posts it has. It stands there also while there are none, so that nothing jumps. */
function Effect(props: { title: string; why: string; count: number; care?: boolean; children: ComponentChildren }) {
  const { title, why, count, care = false, children } = props;
  return (
    <details class="bench-part" open={care}>
      <summary>
        {title} <span class={care && count > 0 ? 'care' : 'soft'}>{count}</span>
      </summary>
      <p class="soft">{why}</p>
      {count > 0 && <ul class="bench-list">{children}</ul>}
      {count > shown && <p class="soft">{say('curatorPanelMore', count - shown)}</p>}
    </details>
  );
}

/** Posts that the claim catches, rightly or not, or that it lost. */
export function CaughtList(props: { title: string; why: string; caught: readonly Caught[]; care?: boolean }) {
  const { title, why, caught, care = false } = props;
  return (
    <Effect title={title} why={why} count={caught.length} care={care}>
      {caught.slice(0, shown).map((one) => (
        <li key={one.text}>
          {one.isNew && <strong class="new">{say('curatorPanelByThisEdit')}</strong>}
          <MarkedPost text={one.text} match={one.match} />
          <p>
            {matchText(one.match)}
            {one.expected !== null && ` · ${say('curatorPanelExpected', expectedText(one.expected))}`}
          </p>
          <p class="soft" lang="en">
            {one.why}
          </p>
        </li>
      ))}
    </Effect>
  );
}

function expectedText(expected: string): string {
  const key = Object.entries(expectedWords).find(([name]) => name === expected)?.[1];
  return key ? say(key) : expected;
}

/** Posts that another claim used to win. */
export function StolenList(props: { stolen: readonly Stolen[]; nameOf: (claim: string) => string }) {
  const { stolen, nameOf } = props;
  return (
    <Effect title={say('curatorPanelStolen')} why={say('curatorPanelStolenWhy')} count={stolen.length} care>
      {stolen.slice(0, shown).map(({ text, from, match }) => (
        <li key={text}>
          <MarkedPost text={text} match={match} />
          <p>
            {matchText(match)} · {say('curatorPanelStolenFrom', nameOf(from))}
          </p>
          <p class="soft" lang="en">
            {match.why}
          </p>
        </li>
      ))}
    </Effect>
  );
}

/** Phrasings that another claim has nearly so too. */
export function SimilarList(props: { similar: Judgement['similar']; nameOf: (claim: string) => string }) {
  const { similar, nameOf } = props;
  return (
    <Effect title={say('curatorPanelSimilar')} why={say('curatorPanelSimilarWhy')} count={similar.length} care>
      {similar.slice(0, shown).map(({ phrasing, claim, text, score }) => (
        <li key={`${phrasing} ${claim} ${text}`}>
          <blockquote lang="en">{phrasing}</blockquote>
          <p>{say('curatorPanelSimilarTo', text, nameOf(claim), percentText(score))}</p>
        </li>
      ))}
    </Effect>
  );
}
