import { searchRow } from './list-search.ts';
import { everydayKept, wordsRow } from './page-matcher.ts';
import type { Row } from './row.ts';

const size = { width: 640, height: 420 };
const edge = { left: 72, right: 168, top: 44, bottom: 52 };
/** Labels of lines that end close to each other are set apart by so much. */
const lineHeight = 15;

/** The posts that the lines are drawn for; the others stand in the table. */
const words = 60;

/** Lines are told apart by dash as well as by colour; ours come first, both in blue. */
const looks = ['ours', 'mine', 'one', 'two', 'three'] as const;

/** A line: the median for each number of claims. */
type Line = { name: string; points: { claims: number; ms: number }[] };

/** Cost against number of claims on logarithmic axes, as SVG that is readable on light and on dark ground. */
export function costPlot(rows: readonly Row[]): string {
  const lines = linesOf(rows);
  const all = lines.flatMap(({ points }) => points);
  const decades = (values: number[]) => {
    const from = Math.floor(Math.log10(Math.min(...values)));
    return { from, to: Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values)))) };
  };
  const across = decades(all.map(({ claims }) => claims));
  const up = decades(all.map(({ ms }) => ms));
  const share = (value: number, { from, to }: { from: number; to: number }) => (Math.log10(value) - from) / (to - from);
  const x = (claims: number) => edge.left + share(claims, across) * (size.width - edge.left - edge.right);
  const y = (ms: number) => size.height - edge.bottom - share(ms, up) * (size.height - edge.top - edge.bottom);
  const ticks = ({ from, to }: { from: number; to: number }) =>
    Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  const [left, right, top, bottom] = [edge.left, size.width - edge.right, edge.top, size.height - edge.bottom];
  const title = `Time for a post of ${words} words, by number of claims`;

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${title}">
<style>
svg{--ground:#fff;--ink:#222;--soft:#5c5c5c;--grid:#ddd;--ours:#0b6e99;--mine:#0b6e99;--one:#a8480f;--two:#5d7a12;--three:#8a3a8f}
@media (prefers-color-scheme:dark){svg{--ground:#16181b;--ink:#eee;--soft:#aaa;--grid:#3a3d42;--ours:#5fc3ee;--mine:#5fc3ee;--one:#f0a060;--two:#b3d050;--three:#dd9be2}}
text{font:12px system-ui,sans-serif;fill:var(--ink)}.tick{fill:var(--soft)}.name{paint-order:stroke;stroke:var(--ground);stroke-width:4px}.grid{stroke:var(--grid)}
polyline{fill:none;stroke-width:2}.ours{stroke-width:3}.mine{stroke-dasharray:7 4}.one{stroke-dasharray:2 3}.two{stroke-dasharray:10 3 2 3}
${looks.map((look) => `.${look}{stroke:var(--${look})}.${look}-mark{fill:var(--${look})}`).join('')}
</style>
<rect width="${size.width}" height="${size.height}" fill="var(--ground)"/>
<text x="${left}" y="24">${title}</text>
${ticks(across)
  .map(
    (claims) =>
      `<line class="grid" x1="${at(x(claims))}" y1="${bottom}" x2="${at(x(claims))}" y2="${top}"/><text class="tick" x="${at(x(claims))}" y="${bottom + 18}" text-anchor="middle">${claims.toLocaleString('en')}</text>`,
  )
  .join('\n')}
${ticks(up)
  .map(
    (ms) =>
      `<line class="grid" x1="${left}" y1="${at(y(ms))}" x2="${right}" y2="${at(y(ms))}"/><text class="tick" x="${left - 8}" y="${at(y(ms) + 4)}" text-anchor="end">${duration(ms)}</text>`,
  )
  .join('\n')}
<text x="${(left + right) / 2}" y="${size.height - 12}" text-anchor="middle">claims</text>
${lines
  .map(({ points }, index) => {
    const look = looks[index] ?? 'three';
    const path = points.map(({ claims, ms }) => `${at(x(claims))},${at(y(ms))}`).join(' ');
    const marks = points.map(
      ({ claims, ms }) =>
        `<circle class="${look}-mark" cx="${at(x(claims))}" cy="${at(y(ms))}" r="3.5"><title>${claims.toLocaleString('en')} claims: ${ms} ms</title></circle>`,
    );
    return `<polyline class="${look}" points="${path}"/>${marks.join('')}`;
  })
  .join('\n')}
${labels(lines.map(({ name, points }) => ({ name, x: x(points.at(-1)?.claims ?? 1), y: y(points.at(-1)?.ms ?? 1) })))}
</svg>
`;
}

function linesOf(rows: readonly Row[]): Line[] {
  // Of the two ways in which the page matcher's database is grown, the harder one.
  const drawn = rows.filter(
    (row) =>
      row.words === words &&
      (row.what === searchRow || row.what === wordsRow) &&
      (row.copies ?? everydayKept) === everydayKept,
  );
  const names = (row: Row) => (row.what === wordsRow ? 'ours, page matcher' : row.engine);
  const rank = ['ours', 'ours, page matcher'];
  const place = (name: string) => (rank.includes(name) ? rank.indexOf(name) : rank.length);
  return [...new Set(drawn.map(names))]
    .sort((a, b) => place(a) - place(b))
    .map((name) => ({
      name: name === 'ours' ? 'ours, foreign list' : name,
      points: drawn
        .filter((row) => names(row) === name)
        .flatMap(({ claims, p50_ms }) => (claims && p50_ms ? [{ claims, ms: p50_ms }] : []))
        .sort((a, b) => a.claims - b.claims),
    }))
    .filter(({ points }) => points.length > 0);
}

/** Names at the ends of their lines, set apart where they would lie on each other. */
function labels(ends: { name: string; x: number; y: number }[]): string {
  const placed: { name: string; x: number; y: number }[] = [];
  for (const end of [...ends].sort((a, b) => a.y - b.y)) {
    const above = placed.at(-1);
    placed.push({ ...end, y: above ? Math.max(end.y, above.y + lineHeight) : end.y });
  }
  return placed
    .map(({ name, x, y }) => `<text class="name" x="${at(x + 10)}" y="${at(y + 4)}">${name}</text>`)
    .join('\n');
}

const at = (value: number) => value.toFixed(1);

function duration(ms: number): string {
  return ms >= 1000 ? `${ms / 1000} s` : ms >= 1 ? `${ms} ms` : `${Math.round(ms * 1e6) / 1000} µs`;
}
