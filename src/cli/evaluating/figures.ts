import type { Match } from '../../matching/match.ts';
import { seeded } from '../training/logistic.ts';
import type { Post } from '../training/posts.ts';

/** A post and what was found in it, as the extension would show it. */
export type Result = { post: Post; matches: readonly Match[] };

/** A share with its 95 % interval, by bootstrap over posts (Efron 1979), and what it was counted from. */
export type Share = { value: number | null; low: number | null; high: number | null; of: number };

/** What is counted in one post: numerators and denominators by name. */
type Tally = Record<string, number>;

/** How often each figure is drawn anew for its interval. */
const draws = 1000;

/**
 * The figures of a matcher on labelled posts. A pair (post, claim) that is shown as asserted is right if it is labelled
 * so; pairs labelled *mentions* count neither way; everything else that is shown is wrong.
 */
export function figuresOf(results: readonly Result[]) {
  const real = results.filter(({ post }) => post.kind === 'real');
  const written = results.filter(({ post }) => post.kind === 'written');
  const background = (kind: 'ordinary' | 'health') => results.filter(({ post }) => post.kind === kind);
  const flags = (one: Match) => one.level === 'flag';
  const any = () => true;
  return {
    real: {
      posts: real.length,
      asserts: { flag: pairs(real, 'asserts', flags), any: pairs(real, 'asserts', any) },
      asks: { flag: pairs(real, 'asks', flags), any: pairs(real, 'asks', any) },
      sureOnly: {
        flag: pairs(
          real.filter(({ post }) => post.sure),
          'asserts',
          flags,
        ),
        any: pairs(
          real.filter(({ post }) => post.sure),
          'asserts',
          any,
        ),
      },
      refutesBadgedAsAsserting: refutesBadged(real),
      stanceAccuracy: stanceAccuracy(real),
    },
    written: {
      posts: written.length,
      asserts: { flag: found(written, 'asserts', flags), any: found(written, 'asserts', any) },
      asks: found(written, 'asks', any),
      nearMissesFlagged: nearMissesFlagged(written),
      refutesBadgedAsAsserting: refutesBadged(written),
      stanceAccuracy: stanceAccuracy(written),
    },
    refutesBadgedAsAsserting: refutesBadged([...real, ...written]),
    per1000: {
      ordinary: per1000(background('ordinary')),
      health: per1000(background('health')),
    },
  };
}
export type Figures = ReturnType<typeof figuresOf>;

function pairs(results: readonly Result[], stance: 'asserts' | 'asks', level: (one: Match) => boolean) {
  const tallies = results.map(({ post, matches }): Tally => {
    const shown = matches.filter((one) => one.stance === stance && level(one));
    const labelOf = (claim: string) => post.labels.find((label) => label.claim === claim)?.stance;
    const counted = shown.filter((one) => labelOf(one.claim) !== 'mentions');
    return {
      right: counted.filter((one) => labelOf(one.claim) === stance).length,
      shown: counted.length,
      expected: post.labels.filter((label) => label.stance === stance).length,
    };
  });
  const f1 = (sum: Tally) => ratio(2 * (sum.right ?? 0), (sum.shown ?? 0) + (sum.expected ?? 0));
  return {
    precision: share(tallies, 'right', 'shown'),
    recall: share(tallies, 'right', 'expected'),
    f1: interval(tallies, f1, 'expected'),
  };
}

/** Recall alone: a written post is labelled with one claim, and may make others. */
function found(results: readonly Result[], stance: 'asserts' | 'asks', level: (one: Match) => boolean): Share {
  const tallies = results.flatMap(({ post, matches }): Tally[] =>
    post.labels
      .filter((label) => label.stance === stance)
      .map((label) => ({
        right: matches.some((one) => one.claim === label.claim && one.stance === stance && level(one)) ? 1 : 0,
        expected: 1,
      })),
  );
  return share(tallies, 'right', 'expected');
}

function refutesBadged(results: readonly Result[]): Share {
  const tallies = results.flatMap(({ post, matches }): Tally[] => {
    const refuted = post.labels.filter((label) => label.stance === 'refutes');
    if (refuted.length === 0) return [];
    const badged = refuted.some((label) =>
      matches.some((one) => one.claim === label.claim && one.stance === 'asserts'),
    );
    return [{ badged: badged ? 1 : 0, refuting: 1 }];
  });
  return share(tallies, 'badged', 'refuting');
}

function nearMissesFlagged(results: readonly Result[]): Share {
  const tallies = results
    .filter(({ post }) => post.nearMiss)
    .map(({ post, matches }) => ({
      flagged: matches.some(
        (one) =>
          one.claim === post.writtenFor && one.level === 'flag' && (one.stance === 'asserts' || one.stance === 'asks'),
      )
        ? 1
        : 0,
      posts: 1,
    }));
  return share(tallies, 'flagged', 'posts');
}

function stanceAccuracy(results: readonly Result[]): Share {
  const tallies = results.map(({ post, matches }): Tally => {
    const both = matches.flatMap((one) => {
      const label = post.labels.find((other) => other.claim === one.claim);
      return label ? [label.stance === one.stance] : [];
    });
    return { right: both.filter(Boolean).length, matched: both.length };
  });
  return share(tallies, 'right', 'matched');
}

function per1000(results: readonly Result[]) {
  const count = (level: Match['level']) =>
    share(
      results.map(({ matches }) => ({
        badges:
          1000 *
          matches.filter((one) => one.level === level && (one.stance === 'asserts' || one.stance === 'asks')).length,
        posts: 1,
      })),
      'badges',
      'posts',
    );
  return { posts: results.length, flags: count('flag'), maybes: count('maybe') };
}

function share(tallies: readonly Tally[], part: string, whole: string): Share {
  return interval(tallies, (sum) => ratio(sum[part] ?? 0, sum[whole] ?? 0), whole);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A figure of summed tallies with its interval. */
export function interval(tallies: readonly Tally[], figure: (sum: Tally) => number | null, of: string): Share {
  const names = Object.keys(tallies[0] ?? {});
  const columns = names.map((name) => Float64Array.from(tallies, (tally) => tally[name] ?? 0));
  const sumOf = (pick: (index: number) => number): Tally => {
    const sum: Tally = {};
    names.forEach((name, which) => {
      let total = 0;
      const column = columns[which];
      for (let index = 0; index < tallies.length; index++) total += column?.[pick(index)] ?? 0;
      sum[name] = total;
    });
    return sum;
  };
  const whole = sumOf((index) => index);
  const value = figure(whole);
  if (value === null) return { value: null, low: null, high: null, of: whole[of] ?? 0 };
  const random = seeded(1);
  const picked = new Uint32Array(tallies.length);
  const drawn: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    for (let index = 0; index < picked.length; index++) picked[index] = Math.floor(random() * tallies.length);
    const one = figure(sumOf((index) => picked[index] ?? 0));
    if (one !== null) drawn.push(one);
  }
  drawn.sort((a, b) => a - b);
  const at = (part: number) => rounded(drawn[Math.min(drawn.length - 1, Math.floor(part * drawn.length))] ?? value);
  return { value: rounded(value), low: at(0.025), high: at(0.975), of: whole[of] ?? 0 };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
