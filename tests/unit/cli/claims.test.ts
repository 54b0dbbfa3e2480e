import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goodClaim } from '../claims/folder.ts';
import { run, scratch } from './run.ts';

const { folder, file, database } = scratch();

describe('claims validate', () => {
  it('counts a good database in one line', () => {
    const { status, lines, stderr } = run('validate');
    // The lexicon may have forms to look at; errors it has none.
    expect(stderr.replace(/^warning: lexicon: .*\n/gm, '')).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ claims: expect.any(Number), errors: 0 });
    expect(JSON.parse(lines[0] ?? '').claims).toBeGreaterThanOrEqual(24);
  });

  it('names file, line and field of what is wrong, and exits with 1', () => {
    const { status, lines, stderr } = run(
      'validate',
      database('bad', { claim: goodClaim.replace('verdict: false', 'verdict: maybe') }),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/bad\/heart\/statins-cause-dementia\.yaml:5: verdict: /);
    expect(JSON.parse(lines[0] ?? '').errors).toBeGreaterThan(0);
  });

  it('says so when the folder is none', () => {
    const { status, stderr } = run('validate', join(folder, 'nowhere'));
    expect(status).toBe(1);
    expect(stderr).toContain('is not a claims folder');
  });
});

describe('claims match', () => {
  it('answers every line in order, with matches of every stance', () => {
    const posts = file(
      'posts.jsonl',
      '{"id":"a","text":"Statins cause dementia"}\n{"id":"b","text":"Nice soup"}\n{"id":"c","text":"No evidence that statins cause dementia."}\n',
    );
    const { status, lines } = run('match', '--posts', posts);
    expect(status).toBe(0);
    const [a, b, c] = lines.map((line) => JSON.parse(line));
    expect(a).toMatchObject({
      id: 'a',
      matches: [{ claim: 'statins-cause-dementia', stance: 'asserts', level: 'flag', start: 0, end: 22 }],
    });
    expect(b).toEqual({ id: 'b', matches: [] });
    expect(c.matches[0]).toMatchObject({ claim: 'statins-cause-dementia', stance: 'refutes' });
  });

  it('refuses a bad line with file, line and field, and answers nothing', () => {
    const posts = file('bad.jsonl', '{"id":"a","text":"x"}\n{"id":7,"text":"y"}\n{oops\n');
    const { status, stdout, stderr } = run('match', '--posts', posts);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/bad\.jsonl:2: id: /);
    expect(stderr).toMatch(/bad\.jsonl:3: is not JSON/);
  });
});

describe('claims rank', () => {
  it('ranks a foreign list and reports its times on standard error', () => {
    const claims = file(
      'foreign.jsonl',
      '{"id":"x","text":"Sharks swim on motorways."}\n{"id":"y","text":"Free burgers in May."}\n',
    );
    const posts = file('foreign-posts.jsonl', '{"id":"1","text":"shark on the motorway"}\n');
    const { status, lines, stderr } = run('rank', '--claims', claims, '--posts', posts, '--top', '1');
    expect(status).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: '1', ranked: [{ claim: 'x' }] });
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({
      claims: 2,
      posts: 1,
      ms_per_post_p50: expect.any(Number),
    });
  });
});

describe('claims explain', () => {
  it('tells sentence, concepts, candidate, stance and decision', () => {
    const { status, stdout } = run('explain', 'Lipitor gave my dad dementia');
    expect(status).toBe(0);
    for (const part of [
      'Sentences',
      'statin: "Lipitor"',
      'memory-loss: "dementia"',
      'statins-cause-dementia',
      'asserts',
      'Decision',
    ])
      expect(stdout).toContain(part);
  });
});

describe('claims test', () => {
  it('ends with precision and recall per stance', () => {
    const { status, lines } = run('test', database('tested'));
    expect(status).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ examples: 12, asserts: { recall: expect.any(Number) } });
  });

  it('passes every example of every claim that we publish', () => {
    const { status, lines } = run('test');
    expect(lines.slice(0, -1)).toEqual([]);
    expect(status).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ examples: 1440, passed: 1440, failed: 0 });
  });
});

describe('claims compile', () => {
  it('writes the same bytes from the same files at the same time', () => {
    const out = join(folder, 'library.json');
    expect(run('compile', database('compiled'), '--out', out).status).toBe(0);
  });

  it('holds back a claim that fails one of its own examples, and says which', () => {
    const claim = goodClaim.replace(/( {2}asserts:\n {4}- ).*/, '$1Lovely weather in Cornwall today.');
    expect(claim).not.toBe(goodClaim);
    const { status, lines, stderr } = run(
      'compile',
      database('failing', { claim }),
      '--out',
      join(folder, 'failing.json'),
    );
    expect(status).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ claims: 0 });
    expect(stderr).toContain('statins-cause-dementia: held back: examples.asserts[0] is found as nothing');
  });

  it('writes nothing from a database with an error', () => {
    const { status, stderr } = run(
      'compile',
      database('broken', { claim: 'id: x' }),
      '--out',
      join(folder, 'none.json'),
    );
    expect(status).toBe(1);
    expect(stderr).toContain('broken/heart/statins-cause-dementia.yaml');
  });
});

describe('wrong usage exits with 2', () => {
  it.each([
    [['matsch']],
    [['match']],
    [['match', '--post', 'x']],
    [['rank', '--claims', 'a', '--posts', 'b', '--top', 'many']],
  ])('%j', (args) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('error');
  });
});
