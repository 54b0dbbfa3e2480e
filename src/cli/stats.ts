import type { Written } from '../claims/check-claim.ts';
import type { Reference } from '../claims/reference.ts';
import { loadWritten } from './load.ts';
import { inColour, printLine } from './output.ts';
import { isStale } from './stale.ts';

type Row = {
  topic: string;
  claims: number;
  drafts: number;
  retired: number;
  phrasings: number;
  sources: number;
  A: number;
  B: number;
  C: number;
  reviewed: number;
  stale: number;
};

/** `claims stats [dir] [--json]`: how far each topic is, and all together. */
export async function stats(folder: string, on: string, json: boolean): Promise<void> {
  const { written, references } = await loadWritten(folder);
  const topics = Map.groupBy(written, ({ value }) => value.topic);
  const rows = [...topics.keys()].sort().map((topic) => rowOf(topic, topics.get(topic) ?? [], references, on));
  const total = rowOf('all', written, references, on);
  if (json) for (const row of [...rows, total]) printLine(row);
  else process.stdout.write(tableOf(rows, total));
}

function rowOf(topic: string, written: Written[], references: ReadonlyMap<string, Reference>, on: string): Row {
  const claims = written.map(({ value }) => value);
  const cited = new Set(claims.flatMap(({ evidence }) => evidence));
  const graded = (grade: string) => [...cited].filter((key) => references.get(key)?.custom.grade === grade).length;
  return {
    topic,
    claims: claims.length,
    drafts: claims.filter(({ status }) => status === 'draft').length,
    retired: claims.filter(({ status }) => status === 'retired').length,
    phrasings: claims.reduce((sum, { phrasings }) => sum + phrasings.length, 0),
    sources: cited.size,
    A: graded('A'),
    B: graded('B'),
    C: graded('C'),
    reviewed: claims.filter(({ review }) => review.by !== null).length,
    stale: claims.filter(({ review, status }) => status !== 'retired' && isStale(review.due, on)).length,
  };
}

function tableOf(rows: Row[], total: Row): string {
  const heads = Object.keys(total) as (keyof Row)[];
  const widths = heads.map((head) => Math.max(...[...rows, total].map((row) => `${row[head]}`.length), head.length));
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  ');
  const cellsOf = (row: Row) => heads.map((head) => String(row[head]));
  return [
    inColour('bold', line(heads)),
    ...rows.map((row) => line(cellsOf(row))),
    inColour('bold', line(cellsOf(total))),
    '',
  ].join('\n');
}
