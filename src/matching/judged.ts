import type { Claim, Stance } from '../claims/claim.ts';
import type { Candidate } from './candidates.ts';
import type { Stretch } from './heads.ts';
import type { PostWords, Rarity } from './post-words.ts';
import type { Reading } from './reading.ts';

/** The curator's phrasing that is nearest to what was found, and how near: 0 to 1. */
export type Nearest = { text: string | null; similarity: number };

/** A complete frame; what its stance is measured by is kept once it was asked for. */
export type Framed = { candidate: Candidate; nearest: Nearest; stance?: Record<string, number> };

/** A post made ready to be judged: all that does not depend on what was learned. */
export type Prepared = {
  reading: Reading;
  /** Complete frames, several for a claim where several of its frames are complete. */
  framed: Framed[];
  /** Stretches of the post and their terms; none where the post has no word of any claim's field. */
  stretches: (Stretch & { terms: Set<string> })[];
};

/** What the matcher needs to know of a claim. */
export type MatchedClaim = Pick<Claim, 'id' | 'negative' | 'statement' | 'phrasings' | 'frames' | 'broader'>;

/** A candidate with all that was measured of it, by names that `explain` shows. */
export type Measured = {
  claim: MatchedClaim;
  candidate: Candidate;
  /** Names of the concepts that came together, in the frame's order. */
  concepts: string[];
  nearest: Nearest;
  /** Labelled posts have taught the claim its head; always where the model has none at all. */
  taught: boolean;
  about: Record<string, number>;
  /** Measured only when asked for: it costs most, and a post that is hardly about the claim needs none. */
  stance: () => Record<string, number>;
  /** The words of the post around it, weighed by how rare they are. */
  words: (rarity: Rarity) => PostWords;
};

/** A measured candidate with all that was concluded of it. */
export type Judged = Measured & {
  /** Probability that the post is about the claim. */
  probability: number;
  stances: Record<Stance, number>;
  winner: Stance;
  /** Probability that the post takes the winning stance on this claim. */
  score: number;
};
