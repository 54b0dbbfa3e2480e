import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goodClaim, goodLexicon } from '../claims/folder.ts';
import { run, scratch } from './run.ts';

const { folder, file, database } = scratch();

describe('files that cannot be read as claims', () => {
  it('are all named in one run, each once, with what to do; nothing is written', () => {
    const bad = database('bad');
    file('bad/heart/large.yaml', `id: large\nfact: ${'x'.repeat(10_000_000)}\n`);
    file('bad/heart/latin.yaml', Buffer.from('id: latin\nfact: caf\u{e9}\n', 'latin1'));
    file('bad/heart/tab.yaml', 'id: tab\n\ttopic: heart\n');
    file('bad/heart/bomb.yaml', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n');
    file('bad/lexicon/large.yaml', 'a'.repeat(1_000_001));
    const outside = file('outside/secret.yaml', goodClaim);
    symlinkSync(outside, join(bad, 'heart/link.yaml'));
    symlinkSync(join(folder, 'outside'), join(bad, 'linked-folder'));
    symlinkSync(join(bad, 'lexicon'), join(bad, 'inner-folder'));
    symlinkSync(join(bad, 'nowhere.yaml'), join(bad, 'heart/lost.yaml'));
    const before = readdirSync(bad, { recursive: true }).sort();

    const { status, stdout, stderr } = run('validate', bad);
    expect(status).toBe(1);
    expect(stderr.replaceAll(`${bad}/`, '').trim().split('\n').sort()).toEqual([
      'heart/bomb.yaml:1: has an anchor (&) or an alias (*), which are not allowed here: write the text out, or put it in quotes',
      'heart/large.yaml:1: is too large: 10.0 MB, and at most 1 MB are read; one file holds one claim',
      'heart/latin.yaml:2: is not UTF-8: save it again as UTF-8',
      'heart/link.yaml:1: is a symbolic link that leads out of the claims folder: put the file here instead',
      'heart/lost.yaml:1: is a symbolic link that leads nowhere: put the file here instead',
      'heart/tab.yaml:2: is not valid YAML: a tab stands at the start of this line: use spaces',
      'inner-folder:1: is a symbolic link to a folder, which is not followed: put the files here instead',
      'lexicon/large.yaml:1: is too large: 1.0 MB, and at most 1 MB are read; one file holds one claim',
      'linked-folder:1: is a symbolic link that leads out of the claims folder: put the file here instead',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ claims: 1, errors: 9 });
    expect(readdirSync(bad, { recursive: true }).sort()).toEqual(before);
  });

  it('include references that are too large', () => {
    const large = database('large', { references: `[${' '.repeat(10_000_000)}]` });
    const { status, stderr } = run('validate', large);
    expect(status).toBe(1);
    expect(stderr).toBe(
      `${large}/references.json:1: is too large: 10.0 MB, and at most 8 MB are read; one file holds one claim\n`,
    );
  });

  it('do not include a folder that is itself reached by a link, nor its schemas', () => {
    const real = database('real');
    file('real/schema/claim.yaml', 'anything');
    symlinkSync(real, join(folder, 'by-link'));
    expect(run('validate', join(folder, 'by-link'))).toMatchObject({ status: 0 });
  });

  it('do not include files with the mark of UTF-8 at their start', () => {
    const marked = database('marked', { claim: `\u{feff}${goodClaim}` });
    file('marked/lexicon/heart.yaml', `\u{feff}${goodLexicon}`);
    expect(run('validate', marked)).toMatchObject({ status: 0 });
  });
});

describe('replies that the extension would refuse', () => {
  const filler = 'Large trials looked for this and found no more memory loss than with a dummy pill at all. ';
  it.each([
    [
      'a short reply over 280 by the count of X',
      `{tone: prime, length: short, text: "${filler.repeat(3)}{{link}}"}`,
      'replies[1].text: is too long for a short reply: 293 of 280',
    ],
    [
      'advice to one person',
      `{tone: prime, text: "${filler}You should stop taking your statin. {{sources}}"}`,
      'replies[1].text: advises one person on treatment: "You should stop taking"',
    ],
    [
      'a dose',
      `{tone: prime, text: "${filler}Most people take 20 mg. {{sources}}"}`,
      'replies[1].text: names a dose: "20 mg"',
    ],
  ])('%s', (_, reply, error) => {
    const claim = goodClaim.replace(/ {2}- \{tone: prime.*\n/, `  - ${reply}\n`);
    const { status, stderr } = run('validate', database('replies', { claim }));
    expect(status).toBe(1);
    expect(stderr).toContain(error);
  });
});
