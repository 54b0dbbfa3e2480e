import type { Stance } from '../claims/claim.ts';
import type { Candidate } from './candidates.ts';

/** A candidate with all that was measured and concluded of it. */
export type Judged = {
  claim: string;
  negative: boolean;
  broader: string[];
  candidate: Candidate;
  /** Names of the concepts that came together, in the frame's order. */
  concepts: string[];
  nearest: { text: string | null; similarity: number };
  about: { features: Record<string, number>; probability: number };
  stance: { features: Record<string, number>; probabilities: Record<Stance, number>; winner: Stance };
  /** Probability that the post takes this stance on this claim. */
  score: number;
};
