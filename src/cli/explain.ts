import { inTheWay } from '../matching/decide.ts';
import { createMatcher } from '../matching/matcher.ts';
import { shippedModel } from '../matching/model.ts';
import { tellingWords } from '../matching/post-words.ts';
import { stanceWeight } from '../matching/stance.ts';
import { loadLibrary } from './load.ts';

/** So many words of a post are told, the most telling first. */
const shownWords = 5;

/** `claims explain "TEXT"`: the way from words to decision, for people. */
export async function explain(folder: string, text: string): Promise<void> {
  const { library } = await loadLibrary(folder);
  const { reading, conceptNames, judged, matches } = createMatcher(library).examine(text);
  const out = (line = '') => process.stdout.write(`${line}\n`);
  const words = (first: number, last: number) =>
    text.slice(reading.tokens[first]?.start ?? 0, reading.tokens[last]?.end ?? 0);

  out('Sentences');
  reading.sentences.forEach((sentence, index) => {
    if (sentence.last >= sentence.first)
      out(`  ${index + 1}. ${words(sentence.first, sentence.last)}${sentence.question ? '   [question]' : ''}`);
  });
  out('\nConcepts');
  for (const [concept, hits] of reading.concepts)
    out(
      `  ${conceptNames[concept]}: ${hits.map((hit) => `"${words(hit.first, hit.last)}"${hit.strict ? '' : ' (broad)'}`).join(', ')}`,
    );
  if (reading.concepts.size === 0) out('  none');
  out('\nCues');
  const cues = Object.entries(reading.cues).filter(([, hits]) => hits.length > 0);
  for (const [cue, hits] of cues) out(`  ${cue}: ${hits.map((hit) => `"${words(hit.first, hit.last)}"`).join(', ')}`);
  if (cues.length === 0) out('  none');
  out('\nCandidates');
  for (const one of judged) {
    out(`  ${one.claim.id}: ${one.concepts.join(' + ')}`);
    out(
      `    about the claim: ${one.probability.toFixed(3)}   ${contributions(one.about, (name) => shippedModel.about.weights[name] ?? 0)}`,
    );
    const stances = Object.entries(one.stances).map(([name, value]) => `${name} ${value.toFixed(2)}`);
    out(
      `    stance: ${stances.join(', ')}   ${contributions(one.stance(), (name) => stanceWeight(shippedModel.stance, name, one.winner))}`,
    );
    const about = tellingWords(shippedModel.words, one.words(shippedModel.words.rarity), 'about');
    const meant = tellingWords(shippedModel.words, one.words(shippedModel.words.rarity), one.winner);
    const told = (list: typeof about) =>
      list
        .slice(0, shownWords)
        .map(({ token, weight }) => `"${words(token, token)}" ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`)
        .join(', ');
    out(`    words: for the claim ${told(about) || 'none'}; for ${one.winner} ${told(meant) || 'none'}`);
    out(`    nearest phrasing: ${one.nearest.text ?? 'none'} (${one.nearest.similarity.toFixed(2)})`);
    out(
      `    score: ${one.score.toFixed(3)} (flag from ${shippedModel.thresholds.flag}, maybe from ${shippedModel.thresholds.maybe})`,
    );
    const missing = inTheWay(one, reading, shippedModel);
    if (missing.length > 0) out(`    for a flag: ${missing.join('; ')}`);
  }
  if (judged.length === 0) out('  none: no frame of any claim is complete');
  out('\nDecision');
  for (const match of matches)
    out(`  ${match.level}: ${match.claim}, ${match.stance}, ${match.score}\n    ${match.why}`);
  if (matches.length === 0) out('  nothing is shown');
}

/** "phrasing +1.20, weakFrame -0.80": what moved the model, largest first. */
function contributions(features: Record<string, number>, weight: (name: string) => number): string {
  return Object.keys(features)
    .map((name) => ({ name, part: weight(name) * (features[name] ?? 0) }))
    .filter(({ part }) => Math.abs(part) >= 0.05)
    .sort((a, b) => Math.abs(b.part) - Math.abs(a.part))
    .slice(0, 6)
    .map(({ name, part }) => `${name} ${part > 0 ? '+' : ''}${part.toFixed(2)}`)
    .join(', ');
}
