import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { claim, type Verdict, verdicts } from '../claims/claim.ts';
import { compile } from '../claims/compile.ts';
import { claimSource, idFrom, kebab, labelFrom } from '../claims/editing/new-claim.ts';
import { sayIssue } from '../claims/say-issue.ts';
import { fieldName } from '../claims/source-file.ts';
import { similarClaims } from '../curating/similar-claims.ts';
import { readClaimsFolder } from './claims-folder.ts';
import { libraryVersion, loadWritten } from './load.ts';
import { BadInput, printLine, tell } from './output.ts';
import { writeDrafts } from './write-drafts.ts';

/** The flags of `claims new`; on a terminal, what is missing is asked for. */
export type NewClaim = {
  topic?: string;
  statement?: string;
  id?: string;
  label?: string;
  verdict?: string;
  fact?: string;
  nuance?: string;
  phrasing: string[];
  evidence: string[];
  due: string;
};

/** What must be known to begin. */
const needed = ['topic', 'statement', 'verdict'] as const;

/** Above this a claim is probably there already. */
const likely = 0.6;

/**
 * `claims new [dir]`: writes a draft, `<topic>/<id>.yaml`, which `validate` accepts and the extension does not ship.
 * Nothing is written if anything in it is wrong or the file is there already.
 * @returns the flags that are missing where nobody can be asked; then nothing was done
 */
export async function newClaim(folder: string, flags: NewClaim): Promise<(typeof needed)[number][]> {
  const { written } = await loadWritten(folder);
  const topics = [...new Set(written.map(({ value }) => value.topic))].sort();
  const known = process.stdin.isTTY ? await askFor(flags, topics) : flags;
  const missing = needed.filter((name) => !known[name]);
  const { topic, statement, verdict } = known;
  if (!topic || !statement || !verdict) return missing;

  const taken = new Set(written.map(({ value }) => value.id));
  const id = known.id ?? idFrom(statement, taken);
  const start = {
    id,
    topic: kebab(topic),
    statement,
    label: known.label ?? labelFrom(statement),
    verdict: verdict as Verdict,
    phrasings: known.phrasing,
    ...(known.fact && { fact: known.fact }),
    ...(known.nuance && { nuance: known.nuance }),
    evidence: known.evidence,
    due: known.due,
  };
  const source = claimSource(start);
  const file = join(folder, source.file).replaceAll('\\', '/');
  if (taken.has(id)) throw new BadInput(`${file}: id: claim "${id}" is there already`);
  await refuseFaults(folder, { file, text: source.text });
  for (const one of similarClaims(written, statement))
    if (one.score >= likely) tell(`Much like it: ${one.claim} (${one.text})`);
  await writeDrafts(folder, [source]);
  printLine({ file, claim: id, status: 'draft' });
  return [];
}

/** @throws BadInput with what is wrong with a file that is not written yet, as `validate` would say it */
async function refuseFaults(folder: string, source: { file: string; text: string }): Promise<void> {
  const files = await readClaimsFolder(folder);
  const { problems } = compile({ ...files, claims: [...files.claims, source] }, libraryVersion());
  const own = problems.filter(({ file }) => file === source.file);
  if (own.length > 0) throw new BadInput(own);
}

async function askFor(flags: NewClaim, topics: string[]): Promise<NewClaim> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new AbortController();
  terminal.once('close', () => closed.abort());
  const answerTo = (question: string) =>
    terminal.question(question, { signal: closed.signal }).catch(() => {
      throw new BadInput('Stopped: nothing is written.');
    });
  /** Asks until the answer fits the field's own schema. */
  const ask = async (
    field: keyof typeof claim.shape,
    question: string,
    optional = false,
  ): Promise<string | undefined> => {
    for (;;) {
      const answer = (await answerTo(`${question}\n> `)).trim();
      if (answer === '' && optional) return undefined;
      const result = z.object({ [field]: claim.shape[field] }).safeParse({ [field]: answer });
      if (result.success) return answer;
      for (const issue of result.error.issues)
        for (const { path, message } of sayIssue(issue, claim, { [field]: answer }))
          tell(`${fieldName(path)}: ${message}`);
    }
  };
  try {
    const statement = flags.statement ?? (await ask('statement', 'What is claimed, in one sentence?'));
    const topic = flags.topic ?? (await ask('topic', `Which topic? There are ${topics.join(', ')}.`));
    const verdict = flags.verdict ?? (await ask('verdict', `How wrong is it? One of ${verdicts.join(', ')}.`));
    const fact = flags.fact ?? (await ask('fact', 'What is true? One or two sentences, or nothing for now.', true));
    const phrasing = [...flags.phrasing];
    if (phrasing.length === 0) {
      tell('How do people say it? One phrasing a line; an empty line ends the list.');
      for (;;) {
        const answer = (await answerTo('> ')).trim();
        if (answer === '') break;
        phrasing.push(answer);
      }
    }
    return {
      ...flags,
      phrasing,
      ...(statement && { statement }),
      ...(topic && { topic }),
      ...(verdict && { verdict }),
      ...(fact && { fact }),
    };
  } finally {
    terminal.close();
  }
}
