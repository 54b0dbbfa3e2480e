import { stringify } from 'yaml';
import { checkEvidence } from '../check-claim.ts';
import type { Claim, Draft } from '../claim.ts';
import { setField } from '../editing/edit-source.ts';
import { claimSchemaLine } from '../editing/new-claim.ts';
import type { Reference } from '../reference.ts';
import { claimFormat, statementOf } from './claim-format.ts';
import { contentProblems } from './content-problems.ts';
import type { JsonText } from './json-text.ts';
import { mergedRow } from './merged-row.ts';
import type { ImportRow, Known } from './preview.ts';
import type { Stepwise } from './stepwise.ts';

/** So many claims are read between two looks at the page: to write one as YAML takes about a millisecond. */
const claimsAtOnce = 5;

/**
 * Reads the claims of a list that `claims export --format json` wrote. One that is here already keeps its text: only
 * the fields that differ are written into it, and with another topic it moves.
 */
export function* readExportedClaims(
  file: string,
  list: readonly unknown[],
  lineOf: JsonText['lineOf'],
  known: Known,
  references: readonly Reference[],
): Stepwise<ImportRow[]> {
  const byId = new Map(known.claims.map((one) => [one.value.id, one]));
  const byKey = new Map(references.map((item) => [item.id, item]));
  const rows: ImportRow[] = [];
  for (const [index, content] of list.entries()) {
    if (index % claimsAtOnce === 0) yield { done: index, total: list.length };
    const path = ['claims', index];
    const place = `${file}:${lineOf(path)}`;
    const schema = claimFormat(content);
    const result = schema.safeParse(content);
    const common = { what: 'claim' as const, place, why: null, reference: null };
    if (!result.success) {
      const problems = contentProblems({ file, path, lineOf }, result.error, schema, content);
      const statement = statementOf(content);
      rows.push({ ...common, kind: 'left out', file: null, from: null, statement, problems, merging: null });
      continue;
    }
    const value = result.data;
    const there = byId.get(value.id);
    const home = `${value.topic}/${value.id}.yaml`;
    const here = known.files.get(there?.file ?? home);
    const problems = checkEvidence({ file, value, lineOf: (inside) => lineOf([...path, ...inside]) }, byKey);
    const from = there && there.file !== home ? there.file : null;
    const row = { ...common, file: home, from, statement: value.statement, problems };
    if (!there || !here) rows.push(mergedRow(row, claimSchemaLine + stringify(value, { lineWidth: 112 }), here));
    else if (JSON.stringify(there.value) === JSON.stringify(value)) rows.push({ ...row, kind: 'same', merging: null });
    else rows.push(mergedRow(row, withFields(here.text, there.value, value), here));
  }
  return rows;
}

/** The text of a claim with the fields of another value of it; fields that are the same keep their letters. */
function withFields(text: string, before: Claim | Draft, after: Claim | Draft): string {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].reduce((now, name) => {
    const value: unknown = Reflect.get(after, name);
    return JSON.stringify(Reflect.get(before, name)) === JSON.stringify(value) ? now : setField(now, [name], value);
  }, text);
}
