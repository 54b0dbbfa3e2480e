import type { Problem } from '../claims/problem.ts';
import type { Match } from '../matching/match.ts';
import type { Similar } from './duplicates.ts';
import type { TriedExample } from './examples.ts';

/** A post that the claim gets a badge for, or got one. */
export type Caught = {
  text: string;
  /** As the claim stands now; of a lost post as it stood before. */
  match: Match;
  /** What somebody said that the post does with the claim; null where nobody said anything. */
  expected: string | null;
  /** In a curator's words; of a lost post, what is in the way now. */
  why: string;
  /** The claim as it was loaded had no such badge there. */
  isNew: boolean;
};

/** A post that another claim used to win, and that nobody said is about this one. */
export type Stolen = {
  text: string;
  /** The claim whose badge came first before. */
  from: string;
  match: Match;
};

/** What can be said of an edited claim. */
export type Judgement = {
  problems: Problem[];
  /** The claim's own examples. */
  examples: Omit<TriedExample, 'claim'>[];
  /**
   * Badges of the claim in the corpus that are right, among all of them and among those that there should be; of the `n`
   * posts of which somebody said whether they are about the claim. Null where there is nothing to count.
   */
  corpus: { precision: number | null; recall: number | null; n: number };
  /** Posts that get a badge now and had none, and of which nobody said that they should not. */
  newCatches: Caught[];
  /** Posts that get a badge, and of which somebody said that they should not, or that they mean it otherwise. */
  falseAlarms: Caught[];
  /** Posts that had a badge and have none, though nobody said that they should not. */
  lost: Caught[];
  stolen: Stolen[];
  similar: Similar[];
  /** Posts that may concern the claim and have not been looked at yet: asked again, the bench goes on with them. */
  left: number;
  ms: number;
};
