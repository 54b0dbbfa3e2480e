import { z } from 'zod';
import { type Claim, claim, type Draft, draft } from '../claim.ts';

/** A draft is asked for less than a claim that readers will see. */
export function claimFormat(content: unknown): z.ZodType<Claim | Draft> {
  return draftMark.safeParse(content).success ? draft : claim;
}
const draftMark = z.looseObject({ status: z.literal('draft') });

/** What a claim says, also if something else in it is wrong; '' if not even that is there. */
export function statementOf(content: unknown): string {
  return stating.safeParse(content).data?.statement ?? '';
}
const stating = z.looseObject({ statement: z.string() });
