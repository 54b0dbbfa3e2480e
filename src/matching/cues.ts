/**
 * Words that tell what a post does with a claim, in the same form syntax as the lexicon. They belong to the matcher and
 * not to the database, since they are the same for every claim.
 */
export const cues = {
  /** The claim is called false. */
  denial: [
    'no evidence', 'no.. evidence', 'no proof', 'no scientific', 'not a shred', 'myth', 'myths', 'debunk*', 'hoax*', 'misinformation',
    'disinformation', 'not true', 'untrue', 'isnt true', 'false', 'falsehood*', 'unfounded', 'disproven', 'disproved', 'disprove*',
    'discredited', 'baseless', 'no basis', 'fake news', 'nonsense', 'bullshit', 'bs', 'rubbish', 'garbage', 'ridiculous', 'absurd',
    'fact check*', 'factcheck*', 'retracted', 'was wrong', 'is wrong', 'are wrong', 'youre wrong', 'wrong', 'not how', 'isnt how',
    'thats not', 'stop spreading', 'stop saying', 'please stop', 'no it', 'incorrect', 'inaccurate', 'made up', 'junk science',
    'pseudoscience', 'completely false', 'lost his license', 'lost his licence', 'struck off', 'fraudulent', 'no truth', 'not real', 'dont believe', 'stop telling', 'tired of hearing', 'sick of hearing', 'tired of seeing', 'not science',
    'slogan', 'not true at all', 'simply not', 'just not true', 'no such', 'doesnt work that way', 'lies about', 'lying about', 'conspiracy theor*',
    'keep sharing', 'falling for', 'fell for', 'believing', 'taken in', 'long since', 'has been shown not', 'proven false', 'proven wrong',
  ],
  /** The link itself is denied. */
  noLink: [
    'no link', 'no.. link', 'no association', 'no.. association', 'no connection', 'no correlation', 'not linked', 'not associated',
    'no increase*', 'no.. increase*', 'no rise', 'no higher', 'no difference', 'no effect', 'no more likely', 'not more likely',
    'unrelated', 'nothing to do with', 'no causal', 'not caused', 'no relationship', 'no.. risk', 'did not find', 'didnt find',
    'no safety concern*', 'no.. concern*', 'match.. general population', 'same rate*', 'similar rate*', 'as often', 'just as often', 'on placebo', 'dummy pill*', 'found no', 'finds no', 'find no', 'show no', 'shows no', 'showed no', 'failed to', 'no benefit',
  ],
  /** A remedy is said not to work. */
  useless: [
    'useless', 'does nothing', 'do nothing', 'did nothing', 'doesnt work', 'does not work', 'dont work', 'didnt work', 'didnt help', 'doesnt help', 'does not help',
    'no better than', 'no.. better', 'ineffective', 'failed', 'nobody needs', 'no need', 'not safer', 'isnt safer', 'isnt better', 'not better', 'no.. effect', 'safer way',
  ],
  /** Another explanation. */
  chance: ['coincidence*', 'coincidental', 'doesnt mean', 'does not mean', 'correlation', 'post hoc', 'confirmation bias', 'nocebo'],
  /** Appeal to research. */
  research: [
    'peer reviewed', 'randomi*', 'cochrane', 'meta analys*', 'systematic review', 'cohort', 'trials', 'large studies', 'decades of',
    'millions of', 'safe and effective', 'evidence shows', 'studies show', 'the evidence', 'data show*', 'placebo', 'well studied',
  ],
  /** Words for the people who believe it. */
  otherSide: [
    'antivax*', 'anti vax*', 'antivaxx*', 'anti vaxx*', 'quack*', 'conspiracy', 'conspiracies', 'conspiracist*', 'tin foil', 'tinfoil',
    'grifter*', 'grift', 'gullible', 'idiots', 'morons', 'covidiot*', 'facebook mums', 'facebook moms', 'crank*', 'nutjob*', 'nutters',
    'snake oil', 'charlatan*', 'propagand*', 'trolls', 'wakefield',
  ],
  /** Somebody else is said to say it. */
  attribution: [
    'claim that', 'claims that', 'claimed that', 'claiming that', 'the claim', 'the idea that', 'the belief', 'believe that', 'believes that',
    'people think', 'people say', 'people claim', 'people believe', 'who think', 'who say', 'who believe', 'they say', 'some say', 'says that', 'rumor*', 'rumour*',
    'allegedly', 'so called', 'supposedly', 'theory that', 'notion that', 'convinced that', 'saying that', 'told me', 'i read',
    'i heard', 'ive heard', 'ive read', 'heard that', 'read that', 'i keep seeing', 'keep hearing', 'i saw a post', 'worried about', 'asserts that', 'according to', 'a post', 'posts claim', 'post claims', 'video claims', 'concerns about', 'fears that', 'fear that', 'are about', 'talks about', 'suggesting that', 'suggests that', 'implying', 'accused', 'blamed', 'blame',
  ],
  /** A sincere question or a request for advice. */
  asking: [
    'is it true', 'is this true', 'is that true', 'is it safe', 'is there any truth', 'any truth', 'any evidence', 'does anyone know', 'anyone know', 'anybody know',
    'can anyone', 'can someone', 'could someone', 'has anyone', 'anyone else', 'wondering', 'i wonder', 'wonder if', 'thoughts', 'advice', 'should i',
    'should we', 'do i need', 'do we need', 'what do you think', 'worried', 'anxious', 'nervous', 'scared', 'unsure', 'not sure', 'confused', 'genuine question',
    'honest question', 'serious question', 'question for', 'asking for', 'please explain', 'explain to me', 'what does the', 'can i',
    'how worried', 'curious', 'help me understand', 'looking for', 'would love to hear', 'whats the deal', 'is there a', 'is there any', 'legit',
    'actually true', 'really true', 'trying to decide', 'dont know what to', 'what should',
  ],
  /** A question that is none. */
  rhetorical: [
    'wake up', 'do your research', 'do your own research', 'did you know', 'ever wonder', 'explain that', 'coincidence i think', 'how many more',
    'why do they', 'why are they', 'why would they', 'why isnt', 'why arent', 'why is nobody', 'why is no one', 'why did they', 'still think', 'remember when',
    'open your eyes', 'follow the money', 'connect the dots', 'and you wonder', 'they dont want', 'what are they hiding', 'who else', 'when will people', 'sheep*',
    'still trust', 'how come', 'why wont', 'let that sink in', 'just saying', 'tell me again', 'you really think', 'big pharma',
  ],
  negation: [
    'no', 'not', 'never', 'dont', 'doesnt', 'didnt', 'isnt', 'arent', 'wasnt', 'werent', 'wont', 'cannot', 'cant', 'couldnt',
    'nor', 'neither', 'none', 'zero', 'hasnt', 'havent', 'aint', 'wouldnt', 'shouldnt', 'nothing',
  ],
  /** First person and family: anecdotes assert. */
  anecdote: ['my', 'our', 'i', 'we', 'me', 'ever since', 'after', 'never the same', 'months after', 'weeks after', 'days after'],
  /** What might be. */
  hedge: ['if', 'may', 'might', 'could', 'whether', 'possible', 'possibly', 'maybe', 'perhaps'],
} as const satisfies Record<string, readonly string[]>;

export type Cue = keyof typeof cues;
export const cueNames = Object.keys(cues) as Cue[];
