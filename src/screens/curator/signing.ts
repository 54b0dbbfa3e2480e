import type { Written } from '../../claims/check-claim.ts';
import { checkPhrasings, plain } from '../../claims/check-phrasings.ts';
import { claim } from '../../claims/claim.ts';
import { type Around, checkOne } from '../../claims/compile.ts';
import { setField } from '../../claims/editing/edit-source.ts';
import type { Problem } from '../../claims/problem.ts';
import { parseSource, problemAt } from '../../claims/source-file.ts';
import { wrong } from '../../claims/wrong.ts';
import { rowOf } from './claim-row.ts';
import type { Curating } from './curating.ts';

/** Who has read a claim and stands for it, and when. */
export type Signature = { name: string; credential: string; on: string };

/** A reviewed claim is looked at again after a year: guidelines and trials move about as fast. */
const reviewedMonths = 12;

/** "Jane Doe, MD". */
export function signatureLine({ name, credential }: Signature): string {
  return [name.trim(), credential.trim()].filter(Boolean).join(', ');
}

/** A year after a day; the last of February where there is no 29th. */
export function dueAfter(on: string): string {
  const day = new Date(`${on}T00:00:00Z`);
  const month = day.getUTCMonth();
  day.setUTCMonth(month + reviewedMonths);
  if (day.getUTCMonth() !== month) day.setUTCDate(0);
  return day.toISOString().slice(0, 10);
}

/** The claim's file with the review signed. Nothing else in it changes. */
export function signed(text: string, signature: Signature): string {
  const fields: [string[], string][] = [
    [['review', 'by'], signatureLine(signature)],
    [['review', 'on'], signature.on],
    [['review', 'due'], dueAfter(signature.on)],
  ];
  return fields.reduce((now, [path, value]) => setField(now, path, value), text);
}

/** What a claim is published among. */
export type Among = Pick<Curating, 'claims' | 'concepts' | 'references'>;

/**
 * The claim's file as it is published: or what it still needs before readers may see it, which is all that the compiler
 * would say of it. A signature under what no reader gets would be worth nothing.
 */
export function published(file: string, text: string, among: Among): { text: string } | { problems: Problem[] } {
  const now = setField(text, ['status'], 'published');
  const { parsed, problems } = parseSource({ file, text: now }, claim);
  if (!parsed) return { problems };
  const found = [...checkOne(parsed, aroundIn(among, parsed.value.id)), ...saidElsewhere(parsed, among)];
  return found.length > 0 ? { problems: found.sort((a, b) => a.line - b.line) } : { text: now };
}

function aroundIn({ claims, concepts, references }: Among, id: string): Around {
  return {
    // Before the lexicon is read there is none to check against; the bench tells later.
    concepts: concepts.length > 0 ? new Set(concepts) : null,
    references: new Map(references.map((one) => [one.id, one])),
    ids: new Set([id, ...claims.map((one) => rowOf(one).id)]),
  };
}

/** Phrasings that stand twice in the claim, or in another one too. */
function saidElsewhere(one: Written, { claims }: Among): Problem[] {
  const others = new Map(
    claims
      .filter(({ file }) => file !== one.file)
      .flatMap(({ file, value }) => value?.phrasings.map((text) => [plain(text), { id: value.id, file }]) ?? []),
  );
  const elsewhere = one.value.phrasings.flatMap((phrasing, index) => {
    const other = others.get(plain(phrasing));
    if (!other) return [];
    return [problemAt(one, ['phrasings', index], wrong('phrasingElsewhere', phrasing, other.id, other.file))];
  });
  return [...checkPhrasings([one]), ...elsewhere];
}

/** An ISO date of today, where the reader is. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
