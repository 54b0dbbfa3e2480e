import { z } from 'zod';
import { authors } from '../claims/citation.ts';
import type { ComparedField, Reference } from '../claims/reference.ts';
import { plainDoi, plainPmid } from '../claims/same-work.ts';
import { loadWritten } from './load.ts';
import { inColour, printRow, readLines, tell } from './output.ts';

/** A line of the list that ours is compared with; an empty field is one that its authors did not know. */
const line = z.looseObject({
  id: z.string().min(1),
  title: z.string(),
  first_author: z.string(),
  year: z.union([z.number(), z.string()]).nullish(),
  journal: z.string().nullish(),
  doi: z.string().nullish(),
  pmid: z.union([z.string(), z.number()]).nullish(),
  grade: z.string().optional(),
  finding_checked: z.boolean().optional(),
  /** Fields of which they say that they may be wrong. */
  fields_to_check: z.array(z.string()).default([]),
});
type Line = z.infer<typeof line>;

type Difference = { reference: string; field: string; ours: string; theirs: string };

/**
 * `claims evidence [dir] --against FILE`: a row for each difference in title, author, year, journal, DOI or PMID, and
 * for each reference that FILE does not have and that does not say where it was read. Exit code 1 if there is any.
 * Differences that a reference gives its reasons for (`custom.departs`) are told on standard error and do not count.
 */
export async function evidence(folder: string, against: string): Promise<void> {
  const [{ references }, lines] = await Promise.all([loadWritten(folder), readLines(against, line)]);
  const byId = new Map(lines.map((one) => [one.id, one]));
  const found = [...references.values()].flatMap((item) => differencesOf(item, byId.get(item.id)));
  const departures = found.flatMap((one) => {
    const why = references.get(one.reference)?.custom.departs?.find(({ field }) => field === one.field)?.why;
    return why === undefined ? [] : [{ one, why }];
  });
  const differences = found.filter((one) => departures.every((other) => other.one !== one));
  for (const one of differences)
    printRow(
      one,
      `${inColour('red', one.reference)}  ${one.field}: ours ${one.ours || 'nothing'}, theirs ${one.theirs || 'nothing'}`,
    );
  const known = [...references.keys()].filter((key) => byId.has(key)).length;
  for (const { one, why } of departures)
    tell(`${one.reference} ${one.field}: ours ${one.ours || 'nothing'}, theirs ${one.theirs || 'nothing'}: ${why}`);
  const explained = departures.length > 0 ? `, ${departures.length} more with reasons` : '';
  tell(`${references.size} references, ${known} of them in ${against}, ${differences.length} differences${explained}`);
  if (differences.length > 0) process.exitCode = 1;
}

function differencesOf(item: Reference, theirs: Line | undefined): Difference[] {
  const { checked } = item.custom;
  if (!theirs)
    return checked
      ? []
      : [{ reference: item.id, field: 'custom.checked', ours: '', theirs: 'not there: say where the record was read' }];
  const pairs: { field: ComparedField; named: string; ours: string; theirs: string }[] = [
    { field: 'title', named: 'title', ours: item.title, theirs: theirs.title },
    { field: 'author', named: 'first_author', ours: firstAuthor(item), theirs: theirs.first_author },
    { field: 'issued', named: 'year', ours: yearOf(item), theirs: String(theirs.year ?? '') },
    { field: 'container-title', named: 'journal', ours: item['container-title'] ?? '', theirs: theirs.journal ?? '' },
    { field: 'DOI', named: 'doi', ours: plainDoi(item.DOI) ?? '', theirs: plainDoi(theirs.doi ?? '') ?? '' },
    {
      field: 'PMID',
      named: 'pmid',
      ours: plainPmid(item.PMID) ?? '',
      theirs: plainPmid(String(theirs.pmid ?? '')) ?? '',
    },
  ];
  const differences = pairs
    .filter(({ named, ours, theirs: other }) => {
      if (plain(ours) === plain(other)) return false;
      // What they did not know, doubted or never looked up may differ, if ours says where it was read.
      const open = other === '' || theirs.grade === 'unverified' || theirs.fields_to_check.includes(named);
      // To leave out what they doubt needs no reason.
      return !(open && (checked !== undefined || ours === ''));
    })
    .map(({ field, ours, theirs: other }): Difference => ({ reference: item.id, field, ours, theirs: other }));
  if (theirs.grade === 'unverified' && !checked)
    differences.push({ reference: item.id, field: 'custom.grade', ours: item.custom.grade, theirs: 'unverified' });
  if (item.custom.findingChecked && theirs.finding_checked === false && !checked)
    differences.push({ reference: item.id, field: 'custom.findingChecked', ours: 'true', theirs: 'false' });
  return differences;
}

function firstAuthor(item: Reference): string {
  return authors({ author: item.author.slice(0, 1) });
}

function yearOf(item: Reference): string {
  return String(item.issued?.['date-parts'][0]?.[0] ?? '');
}

/** Spaces and the form of dashes and quotation marks are no difference. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
