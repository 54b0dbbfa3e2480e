import { stringify } from 'csv-stringify/sync';
import type { Claim } from '../claims/claim.ts';
import { csvColumns } from '../claims/importing/read-csv.ts';

/** Claims as a table, which `claims import` and the curator's page read again. */
export function toCsv(claims: Claim[]): string {
  const rows = claims.map((one) => ({ ...one, phrasings: one.phrasings.join('\n'), sources: one.evidence.join('\n') }));
  // A cell that begins like a formula would be run by spreadsheets.
  return stringify(rows, { header: true, columns: [...csvColumns], escape_formulas: true });
}
