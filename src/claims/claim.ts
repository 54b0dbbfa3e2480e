import { z } from 'zod';
import { sentences } from './sentences.ts';

/**
 * One claim of the database, as the curator writes it: one YAML file in `claims-db/<topic>/<id>.yaml`.
 * The format is explained in docs/claim-format.md.
 */

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const claimId = z.string().regex(kebab, sentences.claimIdForm);
export const conceptId = z.string().regex(kebab, sentences.conceptIdForm);
export const referenceKey = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, sentences.referenceKeyForm);

/** How wrong the claim is, in the words of fact-checkers. */
export const verdicts = ['false', 'misleading', 'unsupported', 'exaggerated'] as const;
/** YAML reads a bare `false` as a boolean; a curator need not know that. */
export const verdict = z.union(
  [z.enum(verdicts), z.literal(false).transform(() => 'false' as const)],
  `must be one of ${verdicts.join(', ')}`,
);
export type Verdict = z.infer<typeof verdict>;

/** FLICC, the five techniques of science denial (Cook 2020, https://doi.org/10.4324/9780429446948). */
export const fallacyKinds = [
  'fake-experts',
  'logical-fallacy',
  'impossible-expectations',
  'cherry-picking',
  'conspiracy-theory',
] as const;
export const fallacyKind = z.enum(fallacyKinds);
export type FallacyKind = z.infer<typeof fallacyKind>;

/** rebut: name the myth and correct it. prime: share the facts, no debate. answer: reply to a sincere question. */
export const tones = ['rebut', 'prime', 'answer'] as const;
export const tone = z.enum(tones);
export type Tone = z.infer<typeof tone>;

/** What a post does with a claim. */
export const stances = ['asserts', 'asks', 'refutes', 'mentions'] as const;
export const stance = z.enum(stances);
export type Stance = z.infer<typeof stance>;

/** short fits X's 280 characters with one link; full has 60 to 140 words. */
export const replyLengths = ['short', 'full'] as const;
export const replyLength = z.enum(replyLengths);
export type ReplyLength = z.infer<typeof replyLength>;

/** What a published claim must have, beyond what its format asks for: fewer are too few to match or to test it well. */
export const publishedMinimum = {
  phrasings: 15,
  examples: { asserts: 4, asks: 2, refutes: 3, unrelated: 3 },
} as const;

const sentence = z.string().trim().min(10).max(600);
const isoDate = z.iso.date(sentences.dateForm);

/** One slot of a frame: a concept, or several of which one is enough. */
export const frameGroup = z.union([conceptId, z.array(conceptId).min(2)]);

/**
 * Which concepts must come together, on different words within two sentences, for the claim to be a candidate.
 * `relation` says which kind of word normally ties them; its absence lowers the score. `weak` frames never flag alone.
 */
export const frame = z.strictObject({
  all: z.array(frameGroup).min(1).max(5),
  relation: z.enum(['causes', 'cures', 'compares', 'none']).default('none'),
  not: z.array(conceptId).default([]),
  weak: z.boolean().default(false),
});
export type Frame = z.infer<typeof frame>;

export const reply = z.strictObject({
  tone,
  length: replyLength.default('full'),
  text: z.string().trim().min(40).max(1500),
});
export type Reply = z.infer<typeof reply>;

const phrasing = z.string().trim().min(3).max(280);
const examples = z.array(z.string().trim().min(3).max(1500));

/** The right to be harder to read than the others, where plainer words would be less true. */
const readabilityException = z.strictObject({
  /** The highest US school grade that the texts of this claim may have. */
  grade: z.number().int().min(11).max(16),
  why: z.string().trim().min(20),
});

export const claim = z.strictObject({
  id: claimId,
  topic: z.string().regex(kebab, sentences.topicForm),
  /** The false claim in one sentence. */
  statement: sentence.max(200),
  /** What a badge says after "Known false claim: ", e.g. "statins and dementia". */
  label: z.string().trim().min(3).max(48),
  verdict,
  /** The claim is itself a negation ("masks do not work"), so that "not" in a post asserts it. */
  negative: z.boolean().default(false),
  phrasings: z.array(phrasing).min(12, sentences.fewPhrasings),
  frames: z.array(frame).min(1, sentences.noFrame),
  /** Neighbouring, more general claims: this one beats them when both match about equally well. */
  broader: z.array(claimId).default([]),
  fact: sentence,
  nuance: sentence,
  fallacy: z.strictObject({ kind: fallacyKind, why: sentence }),
  evidence: z.array(referenceKey).min(2, sentences.fewReferences),
  replies: z.array(reply).min(1),
  examples: z.strictObject({
    asserts: examples.min(1),
    asks: examples.min(1),
    refutes: examples.min(1),
    unrelated: examples.min(1),
  }),
  review: z.strictObject({
    /** Who signed it off, with credential; null while no clinician has: the screens then say so. */
    by: z.string().trim().min(3).nullable(),
    on: isoDate.nullable(),
    due: isoDate,
  }),
  readability: readabilityException.optional(),
  status: z.enum(['draft', 'published', 'retired']),
});
export type Claim = z.infer<typeof claim>;

/**
 * A claim in the making: what is there is checked, what is not there yet is no error. Only what tells the claim from
 * others is asked for.
 */
export const draft = claim
  .partial()
  .required({ id: true, topic: true, statement: true, label: true, verdict: true, review: true })
  .extend({
    status: z.literal('draft'),
    phrasings: z.array(phrasing).default([]),
    frames: z.array(frame).default([]),
    broader: z.array(claimId).default([]),
    evidence: z.array(referenceKey).default([]),
    replies: z.array(reply).default([]),
    examples: z
      .strictObject({
        asserts: examples.default([]),
        asks: examples.default([]),
        refutes: examples.default([]),
        unrelated: examples.default([]),
      })
      .default({ asserts: [], asks: [], refutes: [], unrelated: [] }),
  });
export type Draft = z.infer<typeof draft>;
