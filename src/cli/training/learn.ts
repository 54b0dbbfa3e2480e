import type { Stance } from '../../claims/claim.ts';
import { calibrated } from '../../matching/acceptance.ts';
import { judge } from '../../matching/matcher.ts';
import { readyStance, type Weights } from '../../matching/model.ts';
import { readyPostWords } from '../../matching/post-words.ts';
import { learnAbout } from './about.ts';
import { learnPostWords, type RareStems, rareStems } from './post-words.ts';
import type { ReadPost } from './read-posts.ts';
import { type Sample, trainingFolds } from './samples.ts';
import { learnStance } from './stance.ts';
import {
  calibrate,
  chooseFlags,
  chooseShown,
  isBackground,
  isMeasured,
  leastAsking,
  type Unseen,
} from './thresholds.ts';

/** Fits what decides among candidates. @param samples measured by heads that have not seen them */
export function learnAcceptance(
  samples: readonly Sample[],
  rare: RareStems,
): Pick<Weights, 'about' | 'stance' | 'words'> {
  const about = learnAbout(samples);
  return { about, stance: learnStance(samples), words: learnPostWords(samples, about, rare) };
}

/** What was learned, and how it did on posts that it had not seen: what thresholds and calibration are chosen by. */
export type Learned = { weights: Weights; unseen: Unseen[] };
/**
 * The whole of the training but the final heads.
 * @param samples measured by heads that have not seen them
 * @param posts that they are of, those without any candidate too
 */
export function learn(samples: readonly Sample[], posts: readonly ReadPost[]): Learned {
  const raw = { calibration: { about: 1, stance: 1, bias: 0 }, thresholds: { flag: 1, maybe: 0, asks: 0, asserts: 0 } };
  const rare = rareStems(posts);
  const foldOf = ({ post }: Sample) => post.number % trainingFolds;
  const judged = Array.from({ length: trainingFolds }, (_, fold) => {
    const taught = learnAcceptance(
      samples.filter((sample) => foldOf(sample) !== fold),
      rare,
    );
    const model = {
      about: taught.about,
      stance: readyStance(taught.stance),
      words: readyPostWords(taught.words),
      ...raw,
    };
    return samples
      .filter((sample) => foldOf(sample) === fold && (isMeasured(sample.post) || isBackground(sample.post.kind)))
      .flatMap((sample) => {
        const one = judge(sample.one, model);
        return one ? [{ sample, judged: one }] : [];
      });
  }).flat();
  const calibration = calibrate(judged);
  const unseen = judged.map(({ sample, judged: one }): Unseen => {
    const scoreOf = (stance: Stance) => calibrated(calibration, one.probability, one.stances[stance]);
    return { ...sample, judged: { ...one, score: scoreOf('asserts'), asking: scoreOf('asks') } };
  });
  const asks = leastAsking(unseen);
  const { asserts, maybe } = chooseShown(
    unseen,
    posts.filter((post) => isMeasured(post) && post.labels.some((label) => label.stance === 'refutes')).length,
  );
  const shown = unseen.filter((one) => one.judged.stances.asserts >= asserts);
  const { held, flag } = chooseFlags(shown);
  return {
    weights: { ...learnAcceptance(samples, rare), calibration, thresholds: { flag, maybe, asks, asserts }, held },
    unseen,
  };
}
