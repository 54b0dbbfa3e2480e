import type { Report } from '../bench.ts';
import type { Row } from './row.ts';

const columns: { head: string; of: (row: Row) => string; left?: true }[] = [
  { head: 'what', of: ({ what, copies }) => (copies ? `${what}; ${copies}` : what), left: true },
  { head: 'engine', of: ({ engine }) => engine, left: true },
  { head: 'claims', of: ({ claims }) => shown(claims) },
  { head: 'words', of: ({ words }) => shown(words) },
  { head: 'n', of: ({ n }) => shown(n) },
  { head: 'p50 ms', of: ({ p50_ms }) => shown(p50_ms) },
  { head: 'p95 ms', of: ({ p95_ms }) => shown(p95_ms) },
  { head: 'p99 ms', of: ({ p99_ms }) => shown(p99_ms) },
  { head: 'max ms', of: ({ max_ms }) => shown(max_ms) },
  { head: 'goal ms', of: ({ goal_ms }) => shown(goal_ms) },
  { head: 'build ms', of: ({ build_ms }) => shown(build_ms) },
  { head: 'heap MiB', of: ({ heap_mib }) => shown(heap_mib) },
  { head: 'script ms/post', of: ({ script_ms_per_post }) => shown(script_ms_per_post) },
  { head: 'task ms', of: ({ longest_task_ms }) => shown(longest_task_ms) },
  { head: 'shift', of: ({ layout_shift }) => shown(layout_shift) },
  { head: 'kB', of: ({ bytes }) => shown(bytes && bytes / 1000) },
  { head: 'gzip kB', of: ({ gzip_bytes }) => shown(gzip_bytes && gzip_bytes / 1000) },
];

/** The report for people. */
export function printTable({ date, machine, from, rows, ratios, seconds }: Report): void {
  const { cpu, cores, memoryGiB, node } = machine;
  const cells = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ of }) => of(row)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    columns
      .map(({ left }, column) => {
        const [cell = '', width = 0] = [row[column], widths[column]];
        return left ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const notes = [...new Set(rows.flatMap(({ what, note }) => (note ? [`${what}: ${note}`] : [])))];
  const compared = ratios.map(
    ({ what, claims, words, times }) =>
      `${what}, ${claims} claims${words === null ? '' : `, ${words} words`}: ${shown(times)}`,
  );
  const text = [
    `${date}, ${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, ${seconds} s`,
    from,
    '',
    ...lines,
    '',
    ...compared,
    '',
    ...notes,
  ];
  process.stdout.write(`${text.join('\n')}\n`);
}

/** Three figures that matter; nothing for what was not measured. */
function shown(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  return value >= 100 ? Math.round(value).toLocaleString('en') : `${Number(value.toPrecision(3))}`;
}
