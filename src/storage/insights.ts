import type { LedgerRow } from './database.ts';
import { dayOf, type SeenRow } from './seen.ts';

/** What happened in one week or about one topic. */
export type Tally = { posts: number; flags: number; replies: number };
export type WeekTally = Tally & { /** Its Monday, "2026-11-23". */ monday: string };
export type TopicTally = Tally & { topic: string };

type Said = Pick<LedgerRow, 'at' | 'topic'>;

/** The last so many weeks, the oldest first; weeks in which nothing happened too. */
export function byWeek(seen: readonly SeenRow[], said: readonly Said[], weeks: number, now = Date.now()): WeekTally[] {
  const tallies = new Map<string, WeekTally>();
  const last = mondayOf(dayOf(now));
  for (let back = weeks - 1; back >= 0; back--) {
    const monday = daysAfter(last, -7 * back);
    tallies.set(monday, { monday, posts: 0, flags: 0, replies: 0 });
  }
  for (const { day, posts, flags } of seen) {
    const tally = tallies.get(mondayOf(day));
    if (!tally) continue;
    tally.posts += posts;
    tally.flags += flags;
  }
  for (const { at } of said) {
    const tally = tallies.get(mondayOf(dayOf(at)));
    if (tally) tally.replies++;
  }
  return [...tallies.values()];
}

/** Every topic of which anything was seen or said, the most seen first. */
export function byTopic(seen: readonly SeenRow[], said: readonly Said[]): TopicTally[] {
  const tallies = new Map<string, TopicTally>();
  const of = (topic: string) => {
    const tally = tallies.get(topic) ?? { topic, posts: 0, flags: 0, replies: 0 };
    tallies.set(topic, tally);
    return tally;
  };
  for (const { topic, posts, flags } of seen) {
    const tally = of(topic);
    tally.posts += posts;
    tally.flags += flags;
  }
  for (const { topic } of said) of(topic).replies++;
  return [...tallies.values()].sort((one, other) => other.posts - one.posts || other.replies - one.replies);
}

function mondayOf(day: string): string {
  // getUTCDay counts from Sunday; days are reckoned in UTC here so that no clock change can move them.
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysAfter(day, -weekday);
}

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
