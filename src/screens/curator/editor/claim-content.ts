import { z } from 'zod';
import {
  type Claim,
  claim,
  type Draft,
  draft,
  type FallacyKind,
  fallacyKind,
  type ReplyLength,
  replyLength,
  type Tone,
  tone,
  type Verdict,
  verdict,
} from '../../../claims/claim.ts';
import type { Status } from '../../../claims/outline.ts';
import type { Problem } from '../../../claims/problem.ts';
import { parseSource } from '../../../claims/source-file.ts';

/** The stances that examples are written for, in the order of the format. */
export const exampleKinds = ['asserts', 'asks', 'refutes', 'unrelated'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

export const relations = ['none', 'causes', 'cures', 'compares'] as const;
export type Relation = (typeof relations)[number];

export const statuses = ['draft', 'published', 'retired'] as const satisfies Status[];

/** A frame as the form shows it: each group is a list, also of one concept. */
export type FrameContent = { all: string[][]; relation: Relation; not: string[]; weak: boolean };
export type ReplyContent = { tone: Tone; length: ReplyLength; text: string };

/** What stands in a claim's file, as far as it can be read: what is missing or of the wrong kind is empty here. */
export type ClaimContent = {
  id: string;
  topic: string;
  statement: string;
  label: string;
  verdict: Verdict | null;
  negative: boolean;
  phrasings: string[];
  frames: FrameContent[];
  broader: string[];
  fact: string;
  nuance: string;
  fallacy: { kind: FallacyKind | null; why: string } | null;
  evidence: string[];
  replies: ReplyContent[];
  examples: Record<ExampleKind, string[]>;
  readability: { grade: number | null; why: string } | null;
  review: { by: string; on: string; due: string };
  status: Status | null;
};

/** Whatever stands there, as text: an entry that is not written yet is null in YAML, a bare 5 a number. */
const text = z
  .unknown()
  .optional()
  .transform((value) => (value === null || typeof value === 'object' ? '' : String(value ?? '')));
const texts = z.array(text).catch([]);

const content = z.looseObject({
  id: text,
  topic: text,
  statement: text,
  label: text,
  verdict: verdict.nullable().catch(null),
  negative: z.boolean().catch(false),
  phrasings: texts,
  frames: z
    .array(
      z
        .looseObject({
          all: z.array(z.union([z.array(text), text.transform((one) => [one])])).catch([]),
          relation: z.enum(relations).catch('none'),
          not: texts,
          weak: z.boolean().catch(false),
        })
        .catch({ all: [], relation: 'none', not: [], weak: false }),
    )
    .catch([]),
  broader: texts,
  fact: text,
  nuance: text,
  fallacy: z
    .looseObject({ kind: fallacyKind.nullable().catch(null), why: text })
    .nullable()
    .catch(null),
  evidence: texts,
  replies: z
    .array(
      z
        .looseObject({ tone: tone.catch('rebut'), length: replyLength.catch('full'), text })
        .catch({ tone: 'rebut', length: 'full', text: '' }),
    )
    .catch([]),
  examples: z
    .looseObject({ asserts: texts, asks: texts, refutes: texts, unrelated: texts })
    .catch({ asserts: [], asks: [], refutes: [], unrelated: [] }),
  readability: z
    .looseObject({ grade: z.number().nullable().catch(null), why: text })
    .nullable()
    .catch(null),
  review: z.looseObject({ by: text, on: text, due: text }).catch({ by: '', on: '', due: '' }),
  status: z.enum(statuses).nullable().catch(null),
});

/**
 * What was read of a claim's file. `content` is null where the text is no YAML at all; `value` where it does not fit the
 * format, and `problems` then say where.
 */
export type ReadContent = { content: ClaimContent | null; value: Claim | Draft | null; problems: Problem[] };

/** Reads a claim's file as it stands while somebody writes it. */
export function readContent(file: string, source: string): ReadContent {
  const read = parseSource<Claim | Draft>({ file, text: source }, (found) =>
    z.looseObject({ status: z.literal('draft') }).safeParse(found).success ? draft : claim,
  );
  const isWritten = read.content !== undefined && !Array.isArray(read.content);
  return {
    content: isWritten ? (content.safeParse(read.content).data ?? null) : null,
    value: read.parsed?.value ?? null,
    problems: read.problems,
  };
}
