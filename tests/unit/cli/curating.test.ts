import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { goodClaim } from '../claims/folder.ts';
import { run, scratch } from './run.ts';

const { folder, file, database } = scratch();
const rows = (lines: string[]) => lines.map((line) => JSON.parse(line));

describe('claims new', () => {
  it('writes a draft that validates and is not shipped', () => {
    const dir = database('new');
    const { status, lines } = run(
      ...['new', dir, '--statement', 'Statins make your hair fall out.', '--topic', 'heart', '--verdict', 'false'],
      ...['--phrasing', 'Lipitor made me bald', '--evidence', 'ott2015', '--due', '2027-05-22'],
    );
    expect(status).toBe(0);
    const path = join(dir, 'heart/statins-make-your-hair-fall-out.yaml');
    expect(rows(lines)).toEqual([{ file: path, claim: 'statins-make-your-hair-fall-out', status: 'draft' }]);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/schema\/claim\.schema\.json\n/);
    expect(parse(text)).toMatchObject({
      label: 'Statins make your hair fall out',
      verdict: 'false',
      phrasings: ['Lipitor made me bald'],
      evidence: ['ott2015'],
      status: 'draft',
    });
    expect(JSON.parse(run('validate', dir).stdout)).toMatchObject({ claims: 2, errors: 0 });
    run('compile', dir, '--out', join(folder, 'new.json'));
    expect(JSON.parse(readFileSync(join(folder, 'new.json'), 'utf8')).claims).toHaveLength(1);
  });

  it('says which flags are missing where nobody can be asked', () => {
    const { status, stderr } = run('new', database('missing'), '--topic', 'heart');
    expect(status).toBe(2);
    expect(stderr).toBe('error: needs --statement, --verdict\n');
  });

  it('writes nothing that is wrong, or there already', () => {
    const dir = database('wrong');
    const flags = ['--topic', 'heart', '--verdict', 'false'];
    const wrong = run('new', dir, '--statement', 'Statins make you sad.', '--evidence', 'nobody1900', ...flags);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(/statins-make-you-sad\.yaml:\d+: evidence\[0\]: reference "nobody1900" is not in/);
    expect(existsSync(join(dir, 'heart/statins-make-you-sad.yaml'))).toBe(false);
    const there = run('new', dir, '--statement', 'Statins cause dementia.', '--id', 'statins-cause-dementia', ...flags);
    expect(there.status).toBe(1);
    expect(there.stderr).toContain('id: claim "statins-cause-dementia" is there already');
  });

  it('points at a claim that is much like it', () => {
    const { stderr } = run(
      'new',
      database('alike'),
      '--statement',
      'Statins cause dementia!',
      '--topic',
      'heart',
      '--verdict',
      'false',
    );
    expect(stderr).toContain('Much like it: statins-cause-dementia');
  });
});

describe('claims stats', () => {
  it('has a table by topic with a row for all', () => {
    const dir = database('stats');
    const { status, lines } = run('stats', dir, '--on', '2028-01-01');
    expect(status).toBe(0);
    expect(lines.map((line) => line.split(/\s+/))).toEqual([
      ['topic', 'claims', 'drafts', 'retired', 'phrasings', 'sources', 'A', 'B', 'C', 'reviewed', 'stale'],
      ['heart', '1', '0', '0', '15', '2', '2', '0', '0', '0', '1'],
      ['all', '1', '0', '0', '15', '2', '2', '0', '0', '0', '1'],
    ]);
    expect(rows(run('stats', dir, '--json', '--on', '2026-01-01').lines)[1]).toMatchObject({ topic: 'all', stale: 0 });
  });
});

describe('claims similar', () => {
  it('finds the claim through its statement or a phrasing, with typos', () => {
    expect(rows(run('similar', 'cholesterol drugs rott the brain').lines)[0]).toMatchObject({
      claim: 'statins-cause-dementia',
    });
    expect(rows(run('similar', 'Does the MMR vaccine cause autism?').lines)[0]).toMatchObject({
      claim: 'mmr-causes-autism',
      score: expect.any(Number),
    });
    expect(run('similar', 'zzzz qqqq')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('claims stale', () => {
  it('lists what is past its review date, and only that', () => {
    const dir = database('stale');
    expect(rows(run('stale', dir, '--on', '2027-11-24').lines)).toEqual([
      { claim: 'statins-cause-dementia', topic: 'heart', status: 'published', due: '2027-11-22', days: 2, by: null },
    ]);
    expect(run('stale', dir, '--on', '2027-11-22')).toMatchObject({ status: 0, stdout: '' });
  });

  it('wants a date', () => {
    expect(run('stale', '--on', 'tomorrow')).toMatchObject({ status: 2 });
    expect(run('stale', '--on', '2027-13-01')).toMatchObject({ status: 2 });
  });
});

describe('claims retractions', () => {
  const header =
    'Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes';
  const notice = (record: number, date: string, doi: string, nature: string, pmid = '0') =>
    `${record},"A title, with a comma",,,J,P,C,A,,Article,${date} 0:00,10.1000/notice${record},0,1/1/2015 0:00,${doi},${pmid},${nature},+Concerns/Issues About Data;+Investigation by Journal;,No,`;

  it('tells retraction, concern, correction and reinstatement apart; the latest holds', () => {
    const dir = database('retractions');
    const csv = file(
      'watch.csv',
      `\u{feff}${[
        header,
        notice(1, '3/29/2019', '10.1000/OTT', 'Retraction'),
        notice(2, '11/2/2020', '10.1000/ott', 'Reinstatement'),
        notice(3, '12/24/2018', '10.1000/zhou', 'Retraction'),
        notice(4, '1/5/2021', '10.1000/zhou', 'Expression of concern'),
        notice(5, '1/1/2022', '10.1000/other', 'Retraction'),
        notice(6, '1/1/2022', 'unavailable', 'Nonsense'),
      ].join('\r\n')}\r\n`,
    );
    const { status, lines, stderr } = run('retractions', dir, '--csv', csv);
    expect(rows(lines)).toEqual([
      expect.objectContaining({
        reference: 'ott2015',
        recorded: 'none',
        found: 'none',
        change: false,
        nature: 'Reinstatement',
        notices: 2,
      }),
      {
        reference: 'zhou2021',
        recorded: 'none',
        found: 'expression-of-concern',
        change: true,
        claims: ['statins-cause-dementia'],
        record: '4',
        nature: 'Expression of concern',
        date: '2021-01-05',
        notice: '10.1000/notice4',
        reason: 'Concerns/Issues About Data; Investigation by Journal',
        notices: 2,
      },
    ]);
    expect(stderr).toBe('2 references, 2 with a notice, 1 out of date: --write records them\n');
    expect(status).toBe(1);

    const before = readFileSync(join(dir, 'references.json'), 'utf8');
    expect(run('retractions', dir, '--csv', csv, '--write').status).toBe(0);
    const after = readFileSync(join(dir, 'references.json'), 'utf8');
    const at = before.lastIndexOf('"none"');
    expect(after).toBe(`${before.slice(0, at)}"expression-of-concern"${before.slice(at + '"none"'.length)}`);
    expect(run('retractions', dir, '--csv', csv).status).toBe(0);
  });

  it('blocks the claim that rests on what was retracted', () => {
    const dir = database('blocked');
    const csv = file('blocking.csv', [header, notice(1, '3/29/2019', '10.1000/ott', 'Retraction')].join('\n'));
    run('retractions', dir, '--csv', csv, '--write');
    const { status, stderr } = run('validate', dir);
    expect(status).toBe(1);
    expect(stderr).toContain('evidence: needs at least two references that are not retracted');
    expect(stderr).toContain('"ott2015" has been retracted: read the claims that cite it again');
    expect(run('compile', dir, '--out', join(folder, 'blocked.json')).status).toBe(1);
  });

  it.each([
    ['another table', 'a,b\n1,2\n', /other\.csv:1: has no column "Record ID".*is it the Retraction Watch export\?/],
    [
      'a nature it does not know',
      [header, notice(1, '3/29/2019', '10.1000/ott', 'Withdrawal?')].join('\n'),
      /other\.csv:2: RetractionNature: "Withdrawal\?" is none of retraction, /,
    ],
    [
      'a date it does not know',
      [header, notice(1, 'soon', '10.1000/ott', 'Retraction')].join('\n'),
      /other\.csv:2: RetractionDate: "soon 0:00" is no date/,
    ],
    ['a row that is too short', `${header}\n1,2,3\n`, /other\.csv: cannot be read as CSV: Invalid Record Length/],
  ])('refuses %s', (_, text, says) => {
    const { status, stdout, stderr } = run('retractions', database('other'), '--csv', file('other.csv', text));
    expect(stderr).toMatch(says);
    expect(status).toBe(1);
    expect(stdout).toBe('');
  });

  it('says so when there is no such file', () => {
    expect(run('retractions', database('none'), '--csv', join(folder, 'no.csv'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no.csv: cannot be read'),
    });
  });
});

describe('claims evidence', () => {
  const theirs = (id: string, over: object = {}) =>
    JSON.stringify({
      id,
      title: `Statins and cognition, ${id}`,
      first_author: 'Ott BR',
      year: 2015,
      journal: 'A Journal',
      doi: id === 'ott2015' ? '10.1000/ott' : '10.1000/zhou',
      pmid: '',
      ...over,
    });

  it('finds no difference where there is none', () => {
    const list = file(
      'same.jsonl',
      `${theirs('ott2015')}\n${theirs('zhou2021', { doi: 'https://doi.org/10.1000/ZHOU' })}\n`,
    );
    expect(run('evidence', database('same'), '--against', list)).toMatchObject({
      status: 0,
      stdout: '',
      stderr: `2 references, 2 of them in ${list}, 0 differences\n`,
    });
  });

  it('lists every difference, and what is not in the list', () => {
    const list = file(
      'different.jsonl',
      theirs('ott2015', {
        title: 'Another',
        first_author: 'Doe J',
        year: 2014,
        journal: 'B',
        doi: '10.1000/x',
        pmid: '77',
      }),
    );
    const { status, lines } = run('evidence', database('different'), '--against', list);
    expect(status).toBe(1);
    expect(rows(lines).map(({ reference, field }) => `${reference} ${field}`)).toEqual([
      'ott2015 title',
      'ott2015 author',
      'ott2015 issued',
      'ott2015 container-title',
      'ott2015 DOI',
      'ott2015 PMID',
      'zhou2021 custom.checked',
    ]);
  });

  it('wants to know where an identifier was read that the list does not have', () => {
    const list = file('open.jsonl', `${theirs('ott2015', { doi: '' })}\n${theirs('zhou2021')}\n`);
    const dir = database('open');
    expect(rows(run('evidence', dir, '--against', list).lines)).toEqual([
      { reference: 'ott2015', field: 'DOI', ours: '10.1000/ott', theirs: '' },
    ]);
    const text = readFileSync(join(dir, 'references.json'), 'utf8');
    file(
      'open/references.json',
      text.replace('"retraction": "none"', '"retraction": "none", "checked": "Read at PubMed."'),
    );
    expect(run('evidence', dir, '--against', list).status).toBe(0);
  });

  it('trusts no record that the list itself calls unverified, and hears reasons for a difference', () => {
    const list = file(
      'doubtful.jsonl',
      `${theirs('ott2015', { title: 'Another', grade: 'unverified' })}\n${theirs('zhou2021', { pmid: '77' })}\n`,
    );
    const dir = database('doubtful');
    expect(
      rows(run('evidence', dir, '--against', list).lines).map(({ reference, field }) => [reference, field]),
    ).toEqual([
      ['ott2015', 'title'],
      ['ott2015', 'custom.grade'],
      ['zhou2021', 'PMID'],
    ]);
    const records = JSON.parse(readFileSync(join(dir, 'references.json'), 'utf8'));
    for (const record of records) record.custom.checked = 'Read at PubMed.';
    records[1].custom.departs = [{ field: 'PMID', why: 'PubMed gives this number to another article.' }];
    file('doubtful/references.json', JSON.stringify(records));
    expect(run('evidence', dir, '--against', list)).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringMatching(/zhou2021 PMID: ours nothing, theirs 77: PubMed gives .*\n.*0 differences, 1 more/),
    });
  });
});

describe('claims export and import', () => {
  const emptied = (name: string) => {
    mkdirSync(join(folder, name));
    file(`${name}/references.json`, '[]\n');
    return join(folder, name);
  };
  const main = (claim: { statement: string; verdict: string; evidence: string[] }) => ({
    statement: claim.statement,
    verdict: claim.verdict,
    sources: [...claim.evidence].sort(),
  });

  it('a ClaimReview has the shape that schema.org gives it', () => {
    const reviews = JSON.parse(
      run('export', '--format', 'claimreview', '--site', 'https://claims.example.org/').stdout,
    );
    expect(reviews.length).toBeGreaterThanOrEqual(24);
    for (const review of reviews) {
      expect(review).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'ClaimReview',
        url: `https://claims.example.org/${review.identifier}`,
        claimReviewed: expect.any(String),
        itemReviewed: { '@type': 'Claim', name: review.claimReviewed },
        reviewRating: { '@type': 'Rating', worstRating: 1, bestRating: 5, alternateName: expect.any(String) },
        author: { '@type': 'Organization', name: 'Second Opinion' },
      });
      const { ratingValue } = review.reviewRating;
      expect(ratingValue >= 1 && ratingValue <= 5).toBe(true);
      expect(review.citation.length).toBeGreaterThanOrEqual(2);
      for (const cited of review.citation)
        expect(cited).toMatchObject({
          '@type': expect.stringMatching(/^(ScholarlyArticle|WebPage)$/),
          name: expect.any(String),
          url: expect.stringMatching(/^https:/),
        });
    }
  });

  it('what is exported as ClaimReview comes back with the same statements, verdicts and sources', () => {
    const list = file('all.json', run('export', '--format', 'claimreview').stdout);
    const dir = emptied('back');
    const dry = run('import', list, '--claims', dir);
    expect(dry.status).toBe(0);
    expect(dry.stderr).toContain('nothing is written without --write');
    expect(existsSync(join(dir, 'covid-19'))).toBe(false);

    const { status, lines } = run('import', list, '--claims', dir, '--write');
    expect(status).toBe(0);
    const ours = JSON.parse(run('export', '--format', 'json').stdout);
    const back = rows(lines).map(({ file: path }) => parse(readFileSync(path, 'utf8')));
    const byStatement = (a: { statement: string }, b: { statement: string }) => (a.statement < b.statement ? -1 : 1);
    expect(back.map(main).sort(byStatement)).toEqual(ours.claims.map(main).sort(byStatement));
    const record = ({ id, title, DOI, PMID, URL }: Record<string, string>) => ({ id, title, DOI, PMID, URL });
    const byId = (a: { id?: string }, b: { id?: string }) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1);
    const references = JSON.parse(readFileSync(join(dir, 'references.json'), 'utf8'));
    expect(references.map(record).sort(byId)).toEqual(ours.references.map(record).sort(byId));
    expect(JSON.parse(run('validate', dir).stdout)).toMatchObject({ claims: ours.claims.length, errors: 0 });

    const again = run('import', list, '--claims', dir, '--write');
    expect(rows(again.lines).every(({ why }) => why.startsWith('is there already'))).toBe(true);
  });

  it('what is exported as a table comes back too', () => {
    const table = file('all.csv', run('export', '--format', 'csv').stdout);
    const dir = emptied('table');
    file('table/references.json', readFileSync('claims-db/references.json', 'utf8'));
    const { status, lines } = run('import', table, '--claims', dir, '--write');
    expect(status).toBe(0);
    const ours = JSON.parse(run('export', '--format', 'json').stdout);
    const back = rows(lines).map(({ file: path }) => parse(readFileSync(path, 'utf8')));
    expect(back.map(({ id, phrasings, evidence, fact }) => ({ id, phrasings, evidence, fact }))).toEqual(
      ours.claims.map(({ id, phrasings, evidence, fact }: Record<string, unknown>) => ({
        id,
        phrasings,
        evidence,
        fact,
      })),
    );
  });

  it('reads what other fact-checkers publish, and leaves out what was found true', () => {
    const review = (claimReviewed: string, alternateName: string, more: object = {}) => ({
      '@type': 'ClaimReview',
      claimReviewed,
      reviewRating: { '@type': 'Rating', alternateName },
      ...more,
    });
    const list = file(
      'others.json',
      JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [
          review('Garlic cures malaria.', 'Pants on Fire!', {
            url: 'https://facts.example.org/garlic',
            author: { '@type': 'Organization', name: 'Facts Example' },
          }),
          review('Onions lower fever.', 'No evidence', { citation: 'https://doi.org/10.1000/ott' }),
          review('Water is wet and good.', 'True'),
          review('Salt is a planet of ours.', '4 stars'),
        ],
      }),
    );
    const dir = database('others');
    const { status, lines } = run('import', list, '--claims', dir, '--topic', 'food', '--write');
    expect(status).toBe(0);
    expect(rows(lines)).toEqual([
      expect.objectContaining({ claim: 'garlic-cures-malaria', verdict: 'false', evidence: ['facts-example'] }),
      expect.objectContaining({ claim: 'onions-lower-fever', verdict: 'unsupported', evidence: ['ott2015'] }),
      expect.objectContaining({ skipped: 'Water is wet and good.', why: 'was found true ("True")' }),
      expect.objectContaining({
        skipped: 'Salt is a planet of ours.',
        why: 'has a rating that says nothing to us ("4 stars")',
      }),
    ]);
    expect(JSON.parse(run('validate', dir).stdout)).toMatchObject({ claims: 3, references: 3, errors: 0 });
    expect(readFileSync(join(dir, 'heart/statins-cause-dementia.yaml'), 'utf8')).toBe(goodClaim);
  });

  it.each([
    ['no.json', '{"a": 1}', /no\.json:1: has no ClaimReview/],
    ['broken.json', '{"a": ', /broken\.json:1: is not valid YAML/],
    [
      'half.json',
      '[{"@type": "ClaimReview",\n "reviewRating": {}}]',
      /half\.json:1: \[0\]\.claimReviewed: is missing: add it/,
    ],
    [
      'columns.csv',
      'statment,verdict\nx,false\n',
      /columns\.csv:1: has an unknown column "statment"; did you mean "statement"\?/,
    ],
    ['few.csv', 'statement\nx\n', /few\.csv:1: has no column verdict/],
    [
      'cells.csv',
      'statement,verdict\n"Onions lower\nfever.",false\nOnions lower fever.,flase\nx,false\n',
      /cells\.csv:4: verdict: must be one of false, misleading.*\n.*cells\.csv:5: statement: is too short: at least 10 characters/,
    ],
    ['latin.csv', Buffer.from('statement\ncaf\u{e9}', 'latin1'), /latin\.csv: is not UTF-8/],
  ])('refuses %s and writes nothing', (name, content, says) => {
    const dir = database('refused');
    const { status, stdout, stderr } = run('import', file(name, content), '--claims', dir, '--write');
    expect(stderr).toMatch(says);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(existsSync(join(dir, 'imported'))).toBe(false);
  });
});

describe('claims schema', () => {
  it('is what the database has: run `npm run -s claims -- schema` after a change of the format', () => {
    const dir = database('schema');
    expect(run('schema', dir).status).toBe(0);
    for (const name of ['claim', 'lexicon', 'references'])
      expect(readFileSync(`claims-db/schema/${name}.schema.json`, 'utf8')).toBe(
        readFileSync(join(dir, `schema/${name}.schema.json`), 'utf8'),
      );
  });

  it('is named in the first line of every file of the database', () => {
    const files = readdirSync('claims-db', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({ path: name, first: readFileSync(join('claims-db', name), 'utf8').split('\n')[0] }));
    expect(files.length).toBeGreaterThan(24);
    for (const { path, first } of files)
      expect(`${path}: ${first}`).toBe(
        `${path}: # yaml-language-server: $schema=../schema/${path.startsWith('lexicon') ? 'lexicon' : 'claim'}.schema.json`,
      );
  });
});

describe('help', () => {
  it.each([
    'validate',
    'test',
    'match',
    'rank',
    'explain',
    'compile',
    'new',
    'stats',
    'similar',
    'stale',
    'retractions',
    'evidence',
    'import',
    'export',
    'schema',
  ])('%s --help', (command) => {
    const { status, stdout } = run(command, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: claims ${command}`);
    // No colour where no terminal is.
    expect(stdout).not.toContain('\u{1b}');
  });
});
