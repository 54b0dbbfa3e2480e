import { beforeEach, describe, expect, it, vi } from 'vitest';

const sendMessage = vi.hoisted(() => vi.fn());
vi.mock('../../../src/messages.ts', () => ({ sendMessage }));
const { askForMatches } = await import('../../../src/watching/ask.ts');

const questions = Array.from({ length: 60 }, (_, n) => ({ key: `k${n}`, text: `text ${n}` }));

async function ask(): Promise<{ answered: string[]; unanswered: string[] }> {
  const answered: string[] = [];
  const unanswered: string[] = [];
  await askForMatches(
    questions,
    ({ key }) => answered.push(key),
    ({ key }) => unanswered.push(key),
  );
  return { answered, unanswered };
}

const answer = (_: string, { posts }: { posts: { key: string }[] }) =>
  Promise.resolve(posts.map(({ key }) => ({ key, matches: [] })));

describe('asking for matches', () => {
  beforeEach(() => {
    sendMessage.mockReset();
  });

  it('asks in batches of at most 25', async () => {
    sendMessage.mockImplementation(answer);
    expect((await ask()).answered).toEqual(questions.map(({ key }) => key));
    expect(sendMessage.mock.calls.map(([, data]) => data.posts.length)).toEqual([25, 25, 10]);
  });

  it('sends a request again once when the worker died under it', async () => {
    sendMessage.mockRejectedValueOnce(new Error('Could not establish connection.'));
    sendMessage.mockImplementation(answer);
    expect(await ask()).toMatchObject({ answered: { length: 60 }, unanswered: [] });
    expect(sendMessage).toHaveBeenCalledTimes(4);
  });

  it('tells what has no answer after that, and no more', async () => {
    sendMessage.mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined);
    sendMessage.mockImplementation(answer);
    const { answered, unanswered } = await ask();
    expect(unanswered).toEqual(questions.slice(0, 25).map(({ key }) => key));
    expect(answered).toHaveLength(35);
  });
});
