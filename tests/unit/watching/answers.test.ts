import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Match } from '../../../src/matching/match.ts';

const sendMessage = vi.hoisted(() => vi.fn<(type: string, data: Asked) => Promise<unknown>>());
vi.mock('../../../src/messages.ts', () => ({ sendMessage }));
const { startAnswers } = await import('../../../src/watching/answers.ts');

type Asked = { posts: { key: string; text: string }[] };
const asked = () => sendMessage.mock.calls.map(([, data]) => data.posts.map(({ key }) => key));
const reply = (_: string, { posts }: Asked) => Promise.resolve(posts.map(({ key }) => ({ key, matches: [] })));

let told: string[];
const start = (isWanted: (hash: string) => boolean = () => true) =>
  startAnswers(isWanted, (hash: string, _: readonly Match[]) => void told.push(hash));
const settle = () => vi.waitFor(() => expect(sendMessage).toHaveBeenCalled());

describe('answers', () => {
  beforeEach(() => {
    sendMessage.mockReset();
    sendMessage.mockImplementation(reply);
    told = [];
  });

  it('are asked for once a text, and known from then on', async () => {
    const answers = start();
    answers.want('a', 'text a');
    answers.want('a', 'text a');
    answers.send();
    await vi.waitFor(() => expect(told).toEqual(['a']));
    expect(asked()).toEqual([['a']]);
    expect(answers.known('a')).toEqual([]);
    expect(answers.known('b')).toBeUndefined();
  });

  it('are not asked for when the text has left the page before its turn', async () => {
    const answers = start((hash) => hash !== 'gone');
    answers.want('gone', 'text');
    answers.want('here', 'text');
    answers.send();
    await settle();
    expect(asked()).toEqual([['here']]);
  });

  it('come a batch at a time, one after another', async () => {
    const answers = start();
    for (let n = 0; n < 60; n++) answers.want(`t${n}`, 'text');
    answers.send();
    answers.send();
    await vi.waitFor(() => expect(told).toHaveLength(60));
    expect(asked().map((batch) => batch.length)).toEqual([25, 25, 10]);
  });

  it('that were on their way when all was forgotten are asked for again', async () => {
    const answers = start();
    answers.want('a', 'text');
    answers.send();
    answers.forget();
    await vi.waitFor(() => expect(told).toEqual(['a']));
    expect(asked()).toEqual([['a'], ['a']]);
  });

  it('that did not come are asked for with the next call, and not before', async () => {
    sendMessage.mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined);
    const answers = start();
    answers.want('a', 'text');
    answers.send();
    await vi.waitFor(() => expect(sendMessage).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => {
      answers.send();
      expect(told).toEqual(['a']);
    });
    expect(sendMessage).toHaveBeenCalledTimes(3);
  });

  it('are kept for so many texts and no more, the longest unasked going first', async () => {
    const answers = start();
    for (let n = 0; n < 4_000; n++) answers.want(`t${n}`, 'text');
    answers.send();
    await vi.waitFor(() => expect(told).toHaveLength(4_000));
    answers.known('t0');
    answers.want('one more', 'text');
    answers.send();
    await vi.waitFor(() => expect(told).toHaveLength(4_001));
    expect([answers.known('t0'), answers.known('t1')]).toEqual([[], undefined]);
  });
});
