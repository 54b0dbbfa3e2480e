import { z } from 'zod';
import { unknownSource } from '../foreign-claim.ts';
import type { Problem } from '../problem.ts';
import { type Reference, reference } from '../reference.ts';
import { bareDoi, plainPmid } from '../same-work.ts';
import { fieldName } from '../source-file.ts';
import { wrong } from '../wrong.ts';
import { contentProblems } from './content-problems.ts';
import type { JsonText } from './json-text.ts';
import { type Shelf, shelfOf } from './shelf.ts';

/** One record of a list of references: what it is to us. */
export type ReadReference = { line: number; title: string } & (
  | { kind: 'new' | 'changed'; item: Reference }
  | { kind: 'same'; key: string }
  | { kind: 'left out'; problems: Problem[] }
);

const text = z.union([z.string(), z.number().transform(String)]);

/** As much of CSL-JSON as we read of a record that was not written for us: what Zotero and its like export. */
const cslItem = z.looseObject({
  id: text,
  type: z.string().default('webpage'),
  title: z.string().trim().min(5),
  author: z
    .array(
      z.looseObject({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() }),
    )
    .default([]),
  issued: z
    .looseObject({ 'date-parts': z.array(z.array(z.coerce.number().int())).min(1) })
    .optional()
    .catch(undefined),
  'container-title': z.string().optional(),
  DOI: z.string().optional(),
  PMID: text.optional(),
  URL: z.string().optional(),
});

/** Whether a JSON content is a list of references: records with a title, which JSON-LD gives a type of its own. */
export function isReferences(content: unknown): content is unknown[] {
  const isRecord = (one: unknown) => typeof one === 'object' && one !== null && 'title' in one && !('@type' in one);
  return Array.isArray(content) && content.some(isRecord);
}

/**
 * Reads records of CSL-JSON. Those that were written for this database are taken as they are; others get what is
 * missing, with grade C, since nobody has read them yet.
 * @param path where the list stands in the content
 */
export function readReferences(
  file: string,
  list: readonly unknown[],
  lineOf: JsonText['lineOf'],
  path: readonly PropertyKey[],
  known: readonly Reference[],
  today: string,
): ReadReference[] {
  const shelf = shelfOf(known);
  const byKey = new Map(known.map((item) => [item.id, item]));
  return list.map((content, index) => {
    const place = [...path, index];
    const line = lineOf(place);
    const own = reference.safeParse(content);
    if (own.success) return ownRecord(line, own.data, byKey, shelf);
    const read = cslItem.safeParse(content);
    const isOurs = typeof content === 'object' && content !== null && 'custom' in content;
    const title = titleOf(content);
    const refused = isOurs
      ? { error: own.error, schema: reference }
      : read.success
        ? null
        : { error: read.error, schema: cslItem };
    if (refused || !read.success) {
      const where = { file, path: place, lineOf };
      const problems = refused ? contentProblems(where, refused.error, refused.schema, content) : [];
      return { kind: 'left out', line, title, problems };
    }
    return foreignRecord(file, line, place, read.data, shelf, today);
  });
}

function ownRecord(line: number, item: Reference, byKey: ReadonlyMap<string, Reference>, shelf: Shelf): ReadReference {
  const { title } = item;
  const here = byKey.get(item.id);
  if (here && JSON.stringify(sorted(here)) === JSON.stringify(sorted(item)))
    return { kind: 'same', line, title, key: item.id };
  if (here) return { kind: 'changed', line, title, item };
  // The same work under another key would be there twice.
  const same = item.DOI ? shelf.find({ ...unknownSource, doi: item.DOI }) : null;
  return same === null ? { kind: 'new', line, title, item } : { kind: 'same', line, title, key: same };
}

function foreignRecord(
  file: string,
  line: number,
  place: readonly PropertyKey[],
  item: z.output<typeof cslItem>,
  shelf: Shelf,
  today: string,
): ReadReference {
  const { title } = item;
  const source = {
    ...unknownSource,
    key: item.id,
    doi: bareDoi(item.DOI) ?? bareDoi(item.URL),
    pmid: plainPmid(item.PMID),
    url: item.URL?.startsWith('https://') ? item.URL : null,
    title,
    authors: item.author.map(({ family, given, literal }) => ({
      ...(family && { family }),
      ...(given && { given }),
      ...(literal && { literal }),
    })),
    year: item.issued?.['date-parts'][0]?.[0] ?? null,
    journal: item['container-title'] ?? null,
    article: item.type.startsWith('article'),
  };
  const there = shelf.find(source);
  if (there !== null) return { kind: 'same', line, title, key: there };
  const key = shelf.add(source, `Imported from ${file}, ${today}.`);
  const added = shelf.added.at(-1);
  if (key === null || !added) {
    const problem = { file, line, field: fieldName([...place, 'URL']), ...wrong('noAddress') };
    return { kind: 'left out', line, title, problems: [problem] };
  }
  // Volume, pages and whatever else the record has are kept: citation tools want them back.
  const { DOI: _doi, PMID: _pmid, issued: _issued, ...rest } = item;
  return { kind: 'new', line, title, item: { ...rest, ...added } };
}

function titleOf(content: unknown): string {
  const title = typeof content === 'object' && content !== null ? Reflect.get(content, 'title') : null;
  return typeof title === 'string' ? title : '';
}

/** With the fields in one order, so that two records can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inside]) => [name, sorted(inside)]),
  );
}
