import type { Expected } from '../../../curating/examples.ts';
import type { Match } from '../../../matching/match.ts';
import { type MessageKey, say } from '../../say.ts';
import { percentText } from './percent-text.ts';

/** What a post does with a claim. */
export const expectedWords: Record<Expected, MessageKey> = {
  asserts: 'curatorPanelAsserts',
  asks: 'curatorPanelAsks',
  refutes: 'curatorPanelRefutes',
  mentions: 'curatorPanelMentions',
  unrelated: 'curatorPanelUnrelated',
};

/** "asserts it, flagged, 93%". */
export function matchText({ stance, level, score }: Pick<Match, 'stance' | 'level' | 'score'>): string {
  const isBadge = stance === 'asserts' || stance === 'asks';
  const how = !isBadge ? 'curatorPanelNoBadge' : level === 'flag' ? 'curatorPanelFlag' : 'curatorPanelMaybe';
  return say('curatorPanelMatch', say(expectedWords[stance]), say(how), percentText(score));
}
