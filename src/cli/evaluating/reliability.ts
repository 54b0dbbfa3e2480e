import type { Result } from './figures.ts';

/** One bar of a reliability plot: matches whose score lies in it, and the share of them that were right. */
export type Bin = { from: number; to: number; matches: number; meanScore: number; right: number };

const bins = 10;

/** How often the matches of a score are right, on real posts; pairs labelled *mentions* but shown so are right too. */
export function reliability(results: readonly Result[]): Bin[] {
  const scored = results
    .filter(({ post }) => post.kind === 'real')
    .flatMap(({ post, matches }) =>
      matches.map((one) => ({
        score: one.score,
        right: post.labels.some((label) => label.claim === one.claim && label.stance === one.stance),
      })),
    );
  return Array.from({ length: bins }, (_, index): Bin => {
    const from = index / bins;
    const to = (index + 1) / bins;
    const inside = scored.filter(({ score }) => score >= from && (score < to || (index === bins - 1 && score <= 1)));
    const sum = (value: (one: (typeof scored)[number]) => number) => inside.reduce((all, one) => all + value(one), 0);
    const share = (value: number) => (inside.length === 0 ? 0 : Math.round((1000 * value) / inside.length) / 1000);
    return {
      from,
      to,
      matches: inside.length,
      meanScore: share(sum(({ score }) => score)),
      right: share(sum(({ right }) => (right ? 1 : 0))),
    };
  });
}

const size = 420;
const edge = 56;

/** The plot as SVG, readable on light and dark ground: a dot a bin, as large as it has matches, beside the diagonal. */
export function reliabilityPlot(found: readonly Bin[], title: string): string {
  const x = (value: number) => edge + value * (size - 2 * edge);
  const y = (value: number) => size - edge - value * (size - 2 * edge);
  const most = Math.max(1, ...found.map(({ matches }) => matches));
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const dots = found
    .filter(({ matches }) => matches > 0)
    .map(
      ({ meanScore, right, matches }) =>
        `<circle cx="${x(meanScore).toFixed(1)}" cy="${y(right).toFixed(1)}" r="${(3 + 9 * Math.sqrt(matches / most)).toFixed(1)}"><title>${matches} matches: score ${meanScore}, right ${right}</title></circle>` +
        `<text x="${(x(meanScore) + 14).toFixed(1)}" y="${(y(right) + 4).toFixed(1)}" class="count">${matches}</text>`,
    );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${title}">
<style>text{font:12px system-ui,sans-serif;fill:#222}.count{fill:#666}circle{fill:#0b6e99;fill-opacity:.75}line{stroke:#bbb}.even{stroke:#999;stroke-dasharray:4 4}</style>
<rect width="${size}" height="${size}" fill="#fff"/>
<text x="${edge}" y="24">${title}</text>
${ticks
  .map(
    (tick) =>
      `<line x1="${x(tick)}" y1="${y(0)}" x2="${x(tick)}" y2="${y(1)}"/><line x1="${x(0)}" y1="${y(tick)}" x2="${x(1)}" y2="${y(tick)}"/>` +
      `<text x="${x(tick)}" y="${y(0) + 18}" text-anchor="middle">${tick}</text><text x="${x(0) - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  )
  .join('\n')}
<line class="even" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>
<text x="${size / 2}" y="${size - 14}" text-anchor="middle">score</text>
<text transform="translate(16 ${size / 2}) rotate(-90)" text-anchor="middle">share that was right</text>
${dots.join('\n')}
</svg>
`;
}
