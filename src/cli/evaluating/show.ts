import type { Judged } from '../../matching/judged.ts';
import type { Report } from '../evaluate.ts';
import type { Result, Share } from './figures.ts';

const out = (line = '') => process.stdout.write(`${line}\n`);

/** The report for people. */
export function printTable(report: Report): void {
  const rows: [string, (figures: Report['untouched']) => Share][] = [
    ['flag, asserts: precision', (f) => f.real.asserts.flag.precision],
    ['flag, asserts: recall', (f) => f.real.asserts.flag.recall],
    ['flag or maybe, asserts: precision', (f) => f.real.asserts.any.precision],
    ['flag or maybe, asserts: recall', (f) => f.real.asserts.any.recall],
    ['flag or maybe, asserts: F1', (f) => f.real.asserts.any.f1],
    ['flag or maybe, asks: precision', (f) => f.real.asks.any.precision],
    ['flag or maybe, asks: recall', (f) => f.real.asks.any.recall],
    ['written: asserts found', (f) => f.written.asserts.any],
    ['written: asks found as asks', (f) => f.written.asks],
    ['written: near misses flagged', (f) => f.written.nearMissesFlagged],
    ['refutations badged as assertions', (f) => f.refutesBadgedAsAsserting],
    ['  of them on real posts', (f) => f.real.refutesBadgedAsAsserting],
    ['stance right where matched, real', (f) => f.real.stanceAccuracy],
    ['stance right where matched, written', (f) => f.written.stanceAccuracy],
    ['flags per 1,000 ordinary posts', (f) => f.per1000.ordinary.flags],
    ['flags per 1,000 health posts', (f) => f.per1000.health.flags],
    ['maybes per 1,000 ordinary posts', (f) => f.per1000.ordinary.maybes],
    ['maybes per 1,000 health posts', (f) => f.per1000.health.maybes],
  ];
  out(`${'on posts that the weights had not seen'.padEnd(40)}  untouched part            all, cross-validated`);
  for (const [name, pick] of rows)
    out(`${name.padEnd(40)}  ${shown(pick(report.untouched)).padEnd(24)}  ${shown(pick(report.crossValidated))}`);
  out('\nbaselines, real posts, each at its own best threshold');
  for (const [name, figures] of Object.entries(report.baselines)) out(`${name.padEnd(44)} ${JSON.stringify(figures)}`);
  out(`\nretrieval\n${JSON.stringify(report.retrieval, null, 1)}`);
  out(`\n${report.seconds} s`);
}

function shown({ value, low, high, of }: Share): string {
  return value === null ? '-' : `${value.toFixed(3)} (${low?.toFixed(2)}-${high?.toFixed(2)}) of ${of}`;
}

/** The false alarms that were surest, and the assertions that were missed by most, with what the matcher saw. */
export function worst(results: readonly Result[], explain: (text: string) => Judged[], count: number): void {
  const labelOf = ({ post }: Result, claim: string) => post.labels.find((label) => label.claim === claim)?.stance;
  const alarms = results
    .flatMap((result) =>
      result.matches
        .filter(
          (one) => one.stance === 'asserts' && !['asserts', 'mentions'].includes(labelOf(result, one.claim) ?? ''),
        )
        .filter(() => result.post.kind !== 'written' || result.post.nearMiss)
        .map((one) => ({ result, one })),
    )
    .sort((a, b) => b.one.score - a.one.score);
  out(`\nFalse alarms: ${alarms.length}, the surest first`);
  for (const { result, one } of alarms.slice(0, count)) {
    out(
      `  ${one.level} ${one.score} ${one.claim} (${result.post.kind}, labelled ${JSON.stringify(result.post.labels)})`,
    );
    out(`    ${result.post.text.replace(/\s+/g, ' ').slice(0, 300)}\n    ${one.why}`);
  }
  const misses = results.flatMap((result) =>
    result.post.labels
      .filter(
        (label) =>
          label.stance === 'asserts' &&
          !result.matches.some((one) => one.claim === label.claim && one.stance === 'asserts'),
      )
      .map(({ claim }) => ({ result, claim, seen: explain(result.post.text).find((one) => one.claim.id === claim) })),
  );
  misses.sort((a, b) => (b.seen?.score ?? 0) - (a.seen?.score ?? 0));
  out(`\nMisses: ${misses.length}, of them ${misses.filter(({ seen }) => !seen).length} that were no candidate`);
  const shownMisses = [
    ...misses.filter(({ seen }) => seen).slice(0, count),
    ...misses.filter(({ seen }) => !seen).slice(0, count),
  ];
  for (const { result, claim, seen } of shownMisses) {
    const reason = seen
      ? `candidate by ${seen.concepts.join(' + ')}: about it ${seen.probability.toFixed(2)}, ${seen.winner} ${seen.stances[seen.winner].toFixed(2)}`
      : 'no frame is complete, and no head is sure';
    out(`  ${claim} (${result.post.kind}): ${reason}\n    ${result.post.text.replace(/\s+/g, ' ').slice(0, 300)}`);
  }
}
