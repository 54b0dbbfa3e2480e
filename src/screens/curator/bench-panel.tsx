import { useMemo } from 'preact/hooks';
import type { Tried } from '../../curating/bench.ts';
import type { Judgement } from '../../curating/judgement.ts';
import { say } from '../say.ts';
import { CaughtList, SimilarList, StolenList } from './bench/effects.tsx';
import { ExampleResults } from './bench/example-results.tsx';
import { percentText } from './bench/percent-text.ts';
import { summaryOf } from './bench/summary.ts';
import { TryPost } from './bench/try-post.tsx';
import type { CuratedClaim, Curating } from './curating.ts';
import { glance } from './glance.ts';

/**
 * What the claim catches as it stands, and what it must not: while she types. What was found last stays until there is
 * something newer, and every part keeps its place, so that nothing moves under her eyes but what has changed.
 */
export function BenchPanel(props: {
  claim: CuratedClaim;
  curating: Curating;
  /** Null until the bench has found anything. */
  judgement: Judgement | null;
  /** Null where a later question came in between. */
  onTry: (text: string) => Promise<Tried | null>;
}) {
  const { claim, curating, judgement, onTry } = props;
  const names = useMemo(() => statements(curating.claims), [curating.claims]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const id = claim.value?.id ?? glance(claim.text).id ?? '';
  return (
    <aside class="bench-panel" aria-labelledby="bench-panel">
      <h2 id="bench-panel" tabIndex={-1}>
        {say('curatorPanel')}
      </h2>
      <p class="bench-summary" role="status">
        {judgement ? summaryOf(judgement) : say('curatorPanelWaiting')}
      </p>
      <TryPost claim={id} nameOf={nameOf} judgement={judgement} onTry={onTry} />
      {judgement && <Found judgement={judgement} nameOf={nameOf} />}
    </aside>
  );
}

function Found({ judgement, nameOf }: { judgement: Judgement; nameOf: (claim: string) => string }) {
  const { examples, corpus, falseAlarms, lost, newCatches, stolen, similar } = judgement;
  return (
    <>
      <ExampleResults examples={examples} />
      <section class="bench-part">
        <h3>{say('curatorPanelCorpus')}</h3>
        {corpus.n === 0 ? (
          <p class="soft">{say('curatorPanelNoCorpus')}</p>
        ) : (
          <dl class="figures">
            <div>
              <dt>{say('curatorPanelPrecision')}</dt>
              <dd>{percentText(corpus.precision)}</dd>
            </div>
            <div>
              <dt>{say('curatorPanelRecall')}</dt>
              <dd>{percentText(corpus.recall)}</dd>
            </div>
            <div>
              <dt>{say('curatorPanelPosts')}</dt>
              <dd>{corpus.n}</dd>
            </div>
          </dl>
        )}
      </section>
      <CaughtList
        title={say('curatorPanelFalseAlarms')}
        why={say('curatorPanelFalseAlarmsWhy')}
        caught={falseAlarms}
        care
      />
      <CaughtList title={say('curatorPanelLost')} why={say('curatorPanelLostWhy')} caught={lost} care />
      <StolenList stolen={stolen} nameOf={nameOf} />
      <CaughtList title={say('curatorPanelNew')} why={say('curatorPanelNewWhy')} caught={newCatches} />
      <SimilarList similar={similar} nameOf={nameOf} />
      <p class="soft bench-left">{judgement.left > 0 && say('curatorPanelLeft', judgement.left)}</p>
    </>
  );
}

function statements(claims: readonly CuratedClaim[]): Map<string, string> {
  return new Map(
    claims.flatMap(({ text, value }): [string, string][] => {
      const { id, statement } = value ?? glance(text);
      return id && statement ? [[id, statement]] : [];
    }),
  );
}
