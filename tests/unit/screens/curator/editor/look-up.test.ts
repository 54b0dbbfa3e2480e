import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { indexAddresses } from '../../../../../src/claims/citations/look-up.ts';
import { lookUp } from '../../../../../src/screens/curator/editor/look-up.ts';

const doi = { index: 'crossref', doi: '10.1000/abc' } as const;
const fetched = vi.fn<typeof fetch>();
const request = vi.fn<(asked: { origins: string[] }) => Promise<boolean>>();
const answers = (status: number, body: unknown) =>
  fetched.mockImplementation(
    async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
  );

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  Object.assign(fakeBrowser.permissions, { request });
  request.mockResolvedValue(true);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

describe('looking up a record', () => {
  it('asks for the permission of this index only, at once, then for the record, and says nothing of the curator', async () => {
    answers(200, { message: { title: ['Statins and cognition'], type: 'journal-article' } });
    const asked = lookUp(doi, indexAddresses);
    // Before anything is waited for: else the browser would refuse.
    expect(request).toHaveBeenCalledWith({ origins: ['https://api.crossref.org/*'] });
    expect(fetched).not.toHaveBeenCalled();
    expect(await asked).toMatchObject({ record: { title: 'Statins and cognition' } });
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(fetched).toHaveBeenCalledWith(
      'https://api.crossref.org/works/10.1000%2Fabc',
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
    );
  });

  it('asks nobody without the permission', async () => {
    request.mockResolvedValue(false);
    expect(await lookUp(doi, indexAddresses)).toEqual({ failed: 'refused' });
    request.mockRejectedValue(new Error('must be in answer to a click'));
    expect(await lookUp(doi, indexAddresses)).toEqual({ failed: 'refused' });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('asks a stand-in on this machine, which needs no permission', async () => {
    answers(200, { message: { title: ['Statins and cognition'] } });
    await lookUp(doi, { ...indexAddresses, crossref: 'http://127.0.0.1:8000' });
    expect(request).not.toHaveBeenCalled();
    expect(fetched.mock.calls[0]?.[0]).toBe('http://127.0.0.1:8000/works/10.1000%2Fabc');
  });

  it('tells what went wrong', async () => {
    answers(404, 'Resource not found.');
    expect(await lookUp(doi, indexAddresses)).toEqual({ failed: 'not-found' });
    answers(429, '');
    expect(await lookUp(doi, indexAddresses)).toEqual({ failed: 'busy' });
    answers(200, '<html>');
    expect(await lookUp(doi, indexAddresses)).toEqual({ failed: 'unreadable' });
    answers(200, { message: {} });
    expect(await lookUp(doi, indexAddresses)).toEqual({ failed: 'not-found' });
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await lookUp(doi, indexAddresses)).toEqual({ failed: 'offline' });
  });
});
