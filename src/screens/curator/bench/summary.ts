import type { Judgement } from '../../../curating/judgement.ts';
import { say } from '../../say.ts';
import { percentText } from './percent-text.ts';

/** All of it in a few sentences, which are told to screen readers whenever they change. */
export function summaryOf(judgement: Judgement): string {
  const { examples, falseAlarms, lost, stolen, newCatches, similar } = judgement;
  const counts = say(
    'curatorPanelSummary',
    passing(judgement),
    examples.length,
    falseAlarms.length,
    lost.length,
    stolen.length,
    newCatches.length,
    similar.length,
  );
  return [figuresOf(judgement), counts].filter(Boolean).join(' ');
}

/** The same in as few words as fit beside a button. */
export function shortSummaryOf(judgement: Judgement): string {
  const { examples, falseAlarms, lost, newCatches } = judgement;
  const counts = say(
    'curatorPanelShort',
    passing(judgement),
    examples.length,
    falseAlarms.length,
    lost.length,
    newCatches.length,
  );
  return [counts, figuresOf(judgement)].filter(Boolean).join(' · ');
}

/** Precision and recall; nothing where no post of the bench says anything of the claim. */
function figuresOf({ corpus }: Judgement): string {
  return corpus.n === 0 ? '' : say('curatorPanelFigures', percentText(corpus.precision), percentText(corpus.recall));
}

function passing({ examples }: Judgement): number {
  return examples.filter(({ passed }) => passed).length;
}
