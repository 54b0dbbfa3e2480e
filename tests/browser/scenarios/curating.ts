import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzipClaims } from '../../../src/claims/editing/claims-zip.ts';
import type { SourceFile } from '../../../src/claims/source-file.ts';
import { type Bench, pictures, visit } from '../bench.ts';
import { choose, chooseFile, fill, longWait, openCurator, part, select } from '../curating/desk.ts';
import {
  carelessPhrasing,
  examples,
  fact,
  file,
  id,
  innocentPost,
  nuance,
  phrasings,
  post,
  replies,
  sources,
  statement,
  why,
} from '../curating/garlic-claim.ts';
import { type Browser, type Tab, until } from '../door.ts';
import { badgeHost } from '../reader.ts';

/**
 * A curator's day: she begins a claim, sees what it catches and what it must not, signs it, meets it in a feed, and
 * hands it to Git and to a colleague.
 */
const root = resolve(import.meta.dirname, '../../..');

/** The title of a post about dinner. */
const innocent = '#post-title-t3_gnocchi1';

/** @param openOther opens a second browser with a clean profile */
export function curatingScenario(bench: () => Bench, openOther: (bench: Bench) => Promise<Browser>): void {
  describe('the curator', () => {
    let tab: Tab;
    beforeAll(async () => {
      tab = await openCurator(bench().browser);
    });
    afterAll(() => tab?.close());

    it('makes a claim, and sees on the bench what it catches and what it must not', async () => {
      await tab.click('[data-action="new-claim"]');
      await fill(tab, 'dialog textarea[name="statement"]', statement);
      await fill(tab, 'dialog input[name="topic"]', 'Women’s health');
      await tab.click('dialog [data-action="make"]');
      await tab.one('.claim-editor');

      const said = part('phrasings');
      await tab.click(`${said} [data-action="paste-many"]`);
      await fill(tab, `${said} .paste-many textarea`, phrasings.slice(1).join('\n'));
      await tab.click(`${said} [data-action="add-many"]`);
      await addPhrasing(tab, phrasings[0] ?? '');
      await until('all phrasings', async () => (await tab.all(`${said} li[data-row]`)).length === phrasings.length);

      await tab.click('[data-action="add-frame"]');
      for (const concept of ['garlic', 'infertility'])
        await choose(tab, '[data-frame="0"] [data-group="new"] input', concept);
      const concepts = await tab.all('[data-frame="0"] .concept');
      expect(concepts.map(({ text }) => text)).toEqual(['garlic', 'infertility']);
      await select(tab, '[data-frame="0"] select', 'cures');
      for (const source of sources) await choose(tab, `${part('evidence')} input[role="combobox"]`, source);
      await until('both sources', async () => (await tab.all('li[data-cited]')).length === sources.length);

      await fill(tab, '.try-post textarea', post);
      await until(
        'the post to be caught',
        async () => (await tab.all(`.tried li[data-claim="${id}"]`)).length > 0,
        longWait,
      );
      await tab.screenshot(`${pictures}/${bench().browser.engine}-curator-caught.png`);
    });

    it('watches a false alarm appear and vanish as a phrasing is mended', async () => {
      await fill(tab, '.try-post textarea', innocentPost);
      await select(tab, '.add-tried select', 'mentions');
      await tab.click('.add-tried [data-action="add-to-bench"]');
      await until('the post on the bench', async () => (await tab.one('.add-tried [role="status"]')).text !== '');
      await falseAlarms(tab, 0);
      await addPhrasing(tab, carelessPhrasing);
      await falseAlarms(tab, 1);
      await tab.run(() => document.querySelector('.bench-panel')?.scrollIntoView({ block: 'start' }), null);
      await tab.screenshot(`${pictures}/${bench().browser.engine}-curator-false-alarm.png`);
      await tab.click({ selector: '[data-action="remove"]', within: `${part('phrasings')} li:last-child` });
      await falseAlarms(tab, 0);
    });

    it('writes the rest, and signs the review', async () => {
      await fill(tab, '.claim-editor textarea[id$="-fact"]', fact);
      await fill(tab, '.claim-editor textarea[id$="-nuance"]', nuance);
      await fill(tab, '.claim-editor textarea[id$="-fallacy.why"]', why);
      await tab.click('.claim-editor input[value="cherry-picking"]');
      await tab.click('.editor-bar input[value="yaml"]');
      const { value } = await tab.one('textarea.yaml');
      const whole = value.replace('replies: []\n', replies).replace(/examples:\n(?: {2}.*\n)+/, examples);
      expect(whole).not.toBe(value);
      await fill(tab, 'textarea.yaml', whole);
      await tab.click('.editor-bar input[value="form"]');
      await tab.click('.review-flow summary');
      const [name, credential] = (await tab.all('.review-flow form.sign input[type="text"], .review-flow input.field'))
        .map(({ attributes }) => attributes.id ?? '')
        .filter((id) => id !== '');
      await fill(tab, `[id="${name}"]`, 'Ada Marlowe');
      await fill(tab, `[id="${credential}"]`, 'MD');
      await tab.click('.review-flow [data-action="sign"]');
      await until(
        'the signature',
        async () => /Ada Marlowe, MD/.test((await tab.one('.review-status')).text),
        longWait,
      );
      expect((await tab.one('.review-status')).text).toContain('Published');
      expect(await tab.all('.review-flow .faults')).toEqual([]);
      await tab.screenshot(`${pictures}/${bench().browser.engine}-curator-signed.png`);
    });

    it('meets the claim in a feed at once', async () => {
      const pill = `${badgeHost}[data-claims~="${id}"]`;
      await visit(bench(), { host: 'www.reddit.com' }, '/', async (feed) => {
        await feed.one(innocent);
        await feed.run(
          ({ innocent, text }) => {
            const title = document.querySelector(innocent);
            if (title) title.textContent = text;
            title?.scrollIntoView({ block: 'center' });
          },
          { innocent, text: post },
        );
        await until('the badge of the new claim', async () => (await feed.all(pill)).length > 0, longWait);
        await feed.screenshot(`${pictures}/${bench().browser.engine}-curator-badge.png`);
      });
    });

    it('gives the files to Git byte for byte, and to a colleague', async () => {
      const zip = await exported(tab);
      const files = filesIn(zip);
      expect(files.map((one) => one.file)).toEqual([file]);

      const other = await openOther(bench());
      try {
        const clean = await openCurator(other);
        await importZip(clean, zip);
        expect(filesIn(await exported(clean))).toEqual(files);
        await clean.close();
      } finally {
        await other.close();
      }

      const folder = mkdtempSync(join(tmpdir(), 'claims-'));
      const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
      cpSync(join(root, 'claims-db'), join(folder, 'claims-db'), { recursive: true });
      git('init', '-q');
      git('add', '.');
      git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'before');
      for (const one of files) {
        const path = join(folder, 'claims-db', one.file);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, one.text);
      }
      const counts = execFileSync(process.execPath, ['src/cli/claims.ts', 'validate', join(folder, 'claims-db')], {
        cwd: root,
        encoding: 'utf8',
      });
      expect(JSON.parse(counts)).toMatchObject({ errors: 0 });
      expect(git('status', '--porcelain').trim()).toBe(`?? claims-db/${file}`);
      expect(git('diff').trim()).toBe('');
      expect(readFileSync(join(folder, 'claims-db', file), 'utf8')).toContain('by: Ada Marlowe, MD');
    });
  });
}

async function addPhrasing(tab: Tab, text: string): Promise<void> {
  const said = part('phrasings');
  const before = (await tab.all(`${said} li[data-row]`)).length;
  await tab.click(`${said} [data-action="add"]`);
  await fill(tab, `${said} li[data-row="${before}"] textarea`, text);
}

/** Waits for the bench to tell of so many. */
async function falseAlarms(tab: Tab, count: number): Promise<void> {
  await until(
    `${count} false alarms`,
    async () => (await tab.one('.bench-summary')).text.includes(`False alarms: ${count}.`),
    longWait,
  );
}

/** The zip that the page would save, in base64. */
async function exported(tab: Tab): Promise<string> {
  await tab.run(() => {
    const page = window as unknown as { saved?: Promise<string> };
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      page.saved = new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(String(reader.result).replace(/^.*,/, ''));
        reader.readAsDataURL(blob as Blob);
      });
      return make(blob);
    };
  }, null);
  await tab.click('.top [data-action="export"]');
  await tab.click('dialog [data-action="zip"]');
  const zip = await until('the zip', () =>
    tab.run(async () => (await (window as unknown as { saved?: Promise<string> }).saved) ?? null, null),
  );
  await tab.click('dialog [data-action="close"]');
  return zip;
}

function filesIn(zip: string): SourceFile[] {
  const { files, problems } = unzipClaims('claims.zip', Buffer.from(zip, 'base64'));
  expect(problems).toEqual([]);
  return files;
}

async function importZip(tab: Tab, zip: string): Promise<void> {
  await tab.click('.top [data-action="import"]');
  await chooseFile(tab, 'second-opinion-claims.zip', zip);
  await tab.click('dialog [data-action="take"]');
  await tab.click('dialog [data-action="done"]');
}
