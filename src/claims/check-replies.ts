import type { Written } from './check-claim.ts';
import { type Reply, tones } from './claim.ts';
import { didYouMean, nearestName } from './nearest.ts';
import { placeholders, placeholdersIn } from './placeholders.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './source-file.ts';
import { withoutPlaceholders } from './wording.ts';
import { type Wrong, wrong } from './wrong.ts';

/** Shorter says too little to convince, longer is not read; counted with the claim's own texts filled in. */
const fullWords = { least: 60, most: 140 };

/** How many wordings a short rebuttal has, so that the same words are not said again and again. */
const rebuttalVariants = 3;

/** Every placeholder of every reply can be filled, each reply leads to its sources, and no tone is left out. */
export function checkReplies(one: Written): Problem[] {
  const { replies, status } = one.value;
  const problems = replies.flatMap((reply, index) => checkTemplate(one, reply, ['replies', index, 'text']));
  if (status === 'draft') return problems;
  const count = (wanted: Partial<Reply>) =>
    replies.filter(
      (reply) => reply.tone === wanted.tone && (wanted.length === undefined || reply.length === wanted.length),
    ).length;
  const anyShort = replies.some((reply) => reply.length === 'short');
  for (const tone of tones) {
    if (count({ tone }) === 0) problems.push(problemAt(one, ['replies'], wrong('noTone', tone)));
    else if (anyShort)
      for (const length of ['full', 'short'] as const)
        if (count({ tone, length }) === 0) problems.push(problemAt(one, ['replies'], wrong('noLength', length, tone)));
  }
  // Claims without short replies date from before there were two lengths.
  if (anyShort)
    replies.forEach((reply, index) => {
      const words = wordsOf(reply.text, one.value);
      if (reply.length === 'full' && (words < fullWords.least || words > fullWords.most))
        problems.push(
          problemAt(one, ['replies', index, 'text'], wrong('fullLength', words, fullWords.least, fullWords.most)),
        );
    });
  const variants = count({ tone: 'rebut', length: 'short' });
  if (anyShort && variants > 0 && variants < rebuttalVariants)
    problems.push(problemAt(one, ['replies'], wrong('fewWordings', rebuttalVariants)));
  return problems;
}

function checkTemplate(one: Written, reply: Reply, path: PropertyKey[]): Problem[] {
  let names: string[];
  try {
    names = placeholdersIn(reply.text);
  } catch (error) {
    return [problemAt(one, path, wrong('brokenPlaceholder', error instanceof Error ? error.message : String(error)))];
  }
  const problems = names
    .filter((name) => !placeholders.some((known) => known === name))
    .map((name) => problemAt(one, path, noPlaceholder(name)));
  const needed = reply.length === 'short' ? 'link' : 'sources';
  if (!names.includes(needed)) problems.push(problemAt(one, path, wrong('placeholderMissing', needed)));
  return problems;
}

/** In English the name that was meant stands before the others. */
function noPlaceholder(name: string): Wrong {
  const known = placeholders.join(', ');
  const guess = nearestName(name, placeholders);
  const { said } = wrong('noPlaceholder', name, known);
  return {
    message: `unknown placeholder {{${name}}}${didYouMean(name, placeholders)}; known are ${known}`,
    said: guess === null ? said : { ...said, guess },
  };
}

function wordsOf(template: string, { fact, nuance, statement, fallacy }: Written['value']): number {
  const filled: Record<string, string | undefined> = { fact, nuance, statement, why: fallacy?.why };
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? '');
  return withoutPlaceholders(text).split(/\s+/).filter(Boolean).length;
}
