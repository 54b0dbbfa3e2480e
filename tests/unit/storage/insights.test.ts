import { describe, expect, it } from 'vitest';
import { byTopic, byWeek } from '../../../src/storage/insights.ts';
import type { SeenRow } from '../../../src/storage/seen.ts';

/** A Friday. */
const now = new Date(2026, 10, 27, 12).getTime();
const seen = (day: string, posts: number, flags: number, topic = 'fruit'): SeenRow => ({
  day,
  claim: `${topic}-does-things`,
  topic,
  posts,
  flags,
});
const said = (year: number, month: number, day: number, topic = 'fruit') => ({
  at: new Date(year, month - 1, day, 23, 30).getTime(),
  topic,
});

describe('the insights', () => {
  it('add up by week, from Monday to Sunday, with the empty weeks', () => {
    const rows = [
      seen('2026-11-23', 3, 1),
      seen('2026-11-22', 5, 4),
      seen('2026-11-09', 1, 1),
      seen('2025-01-01', 9, 9),
    ];
    expect(byWeek(rows, [said(2026, 11, 22), said(2026, 11, 27)], 3, now)).toEqual([
      { monday: '2026-11-09', posts: 1, flags: 1, replies: 0 },
      { monday: '2026-11-16', posts: 5, flags: 4, replies: 1 },
      { monday: '2026-11-23', posts: 3, flags: 1, replies: 1 },
    ]);
  });

  it('add up by topic, the most seen first, with what was only said', () => {
    const rows = [seen('2026-11-23', 1, 1), seen('2026-11-22', 4, 0, 'colds'), seen('2026-11-21', 1, 0)];
    expect(byTopic(rows, [said(2026, 11, 1), said(2026, 11, 2, 'sleep')])).toEqual([
      { topic: 'colds', posts: 4, flags: 0, replies: 0 },
      { topic: 'fruit', posts: 2, flags: 1, replies: 1 },
      { topic: 'sleep', posts: 0, flags: 0, replies: 1 },
    ]);
  });
});
