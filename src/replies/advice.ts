import { remembering } from './remembering.ts';
import { sentencesOf } from './sentences.ts';
import { treatment } from './treatments.ts';

/**
 * Finds advice to one person about her own treatment, which a public reply must not give: nobody was examined.
 * General statements ("people who stop statins have more heart attacks"), what others say ("the myth that you should
 * stop"), and "talk to your doctor" are fine.
 */

const softener =
  '(?:(?:just|really|definitely|now|immediately|probably|simply|never|not|also|all|please|absolutely|still|always)\\s+)*';

/** What is meant by the treatment: "your statin", "the blood pressure pills", "it". */
const object = `(?:(?:(?:your|the|this|that|these|those|his|her|their|all|any|an?)\\s+(?:[a-z-]+\\s+)?)?(?:${treatment}|treatments?|therapy|dos(?:e|es|age)|vaccines?|shots?|jabs?)\\b|your\\b|it\\b|them\\b|these\\b|those\\b)`;

/** What one does with a treatment. */
const doing = new RegExp(
  `^(?:${[
    `(?:stop|start|quit|keep|avoid|continue|resume|try|consider|begin|discontinue|pause|hold|ditch|drop|skip|flush|toss|refuse|take|use|inject|switch\\s+(?:to|from)|come\\s+off|get\\s+off|go\\s+o(?:n|ff)|(?:be|stay)\\s+on|taper(?:\\s+off)?|wean\\s+(?:yourself\\s+)?off|throw\\s+(?:away|out)|throw)\\s+(?:(?:taking|using|giving|injecting)\\b|${object})`,
    `(?:take|use|give|inject)\\s+(?:\\d[\\d.,]*(?:\\s?m?c?g\\b)?|half|two|one|an?\\s+(?:low|high|daily|baby|small)|your\\s+(?:child|baby|kid|son|daughter))`,
    `(?:increase|raise|double|halve|lower|reduce|cut|change|adjust)\\s+(?:your|the|a|his|her|their)\\s+(?:[a-z-]+\\s+)?(?:dose|doses|dosage|medicines?|medications?|meds|tablets?|pills?|statins?|insulin|next\\s+(?:dose|shot))`,
  ].join('|')})`,
  'i',
);
/** Giving one up: what "you can" must be followed by to be advice, since "you can take it with food" is on every leaflet. */
const stopping =
  /^(?:stop|quit|skip|drop|ditch|come\s+off|pause|halve|double|increase|reduce)\s+(?:taking\b|(?:your|the|this|that|these|those)\s+\w+|it\b|them\b)/i;
const changing =
  /^(?:stop(?:ping)?|quit(?:ting)?|start|skip(?:ping)?|switch(?:ing)?|doubl(?:e|ing)|halv(?:e|ing)|increase|reduce)\s+(?:your|the|to|taking)\b/i;
const needing = new RegExp(
  `^(?:to\\s+(?:be\\s+on|take)\\s+)?(?:an?\\s+|the\\s+|your\\s+|this\\s+|that\\s+)?(?:[a-z]+er\\s+dose|(?:${treatment})\\b)`,
  'i',
);
/** Illnesses, by their common names and endings. */
const illness =
  /^(?:[a-z-]+\s+){0,3}(?:[a-z]+(?:itis|emia|aemia|osis|pathy)|disease|syndrome|infection|allergy|diabetes|cancer|pneumonia|hypertension|deficiency|asthma|flu|covid|anxiety|depression|reaction)\b/i;
const causing = /^(?:due\s+to|caused\s+by|from)\b/i;

const must = `(?:should|must|ought\\s+to|needs?\\s+to|ha(?:ve|s)\\s+to|had\\s+better|(?:can|may|could)\\s+(?:safely|just|easily|simply))(?:n['’]t)?`;
const relative =
  '(?:your|her|his)\\s+(?:mother|father|mum|mom|dad|wife|husband|partner|son|daughter|child|kid|baby|toddler|sister|brother|aunt|uncle|grandmother|grandfather|grandma|grandpa|neighbou?r|friend)';
const start = '(?:^|[.!?:;–—]\\s*|,\\s+so\\s+|\\band\\s+(?:please|just)\\s+)';
const courteous =
  "(?:(?:please|just|so|then|instead|now|honestly|ok(?:ay)?|well|and|but|seriously),?\\s+)*(?:(?:do\\s+not|don['’]t|never)\\s+)?(?:just\\s+)?";

/**
 * Who is spoken to, and what must follow for it to be advice. Kept apart, so that the long list of treatments is part of
 * few patterns: a browser takes its time to read a pattern, and the card waits for it.
 */
const rules = (
  [
    // "you should stop taking", "you shouldn't take"
    [`\\byou(?:['’]d\\s+better|['’]ll\\s+(?:need|want|have)\\s+to|\\s+${must})\\s+${softener}`, doing],
    // "your mother must come off her statin", "she should stop taking it", "tell your dad to stop it"
    [`\\b(?:${relative}|s?he)\\s+${must}\\s+${softener}`, doing],
    [`\\b(?:tell|get|have)\\s+${relative}\\s+to\\s+${softener}`, doing],
    // "you can stop your statin", "it is fine for you to stop", "you're fine to skip", "feel free to stop"
    [
      `\\b(?:you\\s+(?:can|may|could)|(?:fine|safe|ok(?:ay)?|best|time)\\s+for\\s+you\\s+to|you(?:['’]re|\\s+are)\\s+(?:fine|safe|ok(?:ay)?)\\s+to|feel\\s+free\\s+to)\\s+${softener}`,
      stopping,
    ],
    // "you need a statin", "you don't need that drug", "your child needs antibiotics"
    [
      `\\b(?:you\\s+(?:do\\s+not\\s+|don['’]t\\s+|really\\s+|definitely\\s+|no\\s+longer\\s+)*need|${relative}\\s+(?:does\\s+not\\s+|doesn['’]t\\s+)?needs?)\\s+`,
      needing,
    ],
    // "I would advise you to take", "my advice is to stop your statin", "if I were you I would stop it"
    [`\\b(?:recommend|advise|suggest|urge)\\s+(?:that\\s+)?you\\s+(?:to\\s+)?${softener}`, doing],
    [`\\bmy\\s+advice\\s+(?:to\\s+you\\s+)?(?:is|would\\s+be)\\s+to\\s+${softener}`, doing],
    [
      `\\b(?:if\\s+I\\s+were\\s+you|in\\s+your\\s+(?:case|shoes|place|situation)),?\\s+(?:(?:I|you)(?:['’]d|\\s+would|\\s+should|\\s+could)?\\s+)?${softener}`,
      doing,
    ],
    [`\\bI(?:['’]d|\\s+would)\\s+(?:have\\s+you\\s+)?${softener}`, changing],
    [`\\b(?:why\\s+not|how\\s+about|have\\s+you\\s+considered|try)\\s+(?:just\\s+)?`, changing],
    // A diagnosis from afar: "it sounds like you have an infection"
    [`\\b(?:sounds?|looks?|seems?)\\s+(?:like|as\\s+if)\\s+you(?:['’]ve\\s+got|\\s+have|\\s+had)\\s+`, illness],
    [`\\byou\\s+(?:probably|likely|clearly|definitely|almost\\s+certainly|surely)\\s+have\\s+`, illness],
    [
      `\\byour\\s+(?:symptoms?|rash|pain|headaches?|cramps|fatigue|cough|fever)\\s+(?:is|are|was|were)\\s+(?:(?:probably|likely|clearly|surely|definitely|most\\s+likely)\\s+)?`,
      causing,
    ],
    // An order at the start of a sentence: "Stop taking it", "Please don't take those", "Double your dose"
    [`${start}${courteous}`, doing],
  ] as const
).map(([lead, then]) => ({ lead: new RegExp(lead, 'gi'), then }));

/** An order that is none: "take it from me", "take these numbers seriously", "use your judgement", "keep your child safe". */
const figureOfSpeech =
  /\b(?:take\s+(?:it|this|these|those|them|your)\s+(?:from|or\s+leave|seriously|personally|as|to\s+(?:mean|heart)|for\s+granted|easy|into|one\s+step|with\s+a|time|chances?|pick|word|claims?|posts?|numbers|stud(?:y|ies)|questions?|concerns?)|(?:use|keep|hold|drop|try|start|stop|take)\s+your\s+(?:judge?ment|head|eyes|ears|mind|common|own|distance|child(?:ren)?\s+safe|family|voice|questions?|concerns?|appointments?|search|research|day|money|time|best)|(?:keep|hold|use|try|start|stop|drop)\s+(?:it|them|those|these)\s+(?:in|up|with|from|simple|civil|short|going|together|apart))\b/i;

/** A sentence that sends the reader to her own clinician is what a public reply should say. */
const clinician =
  '(?:doctors?|physicians?|clinicians?|pharmacists?|nurses?|gp|midwi(?:fe|ves)|pa?ediatricians?|cardiologists?|obstetricians?|oncologists?|(?:care|medical|health)\\s+team|prescribers?|specialists?|provider)';
const safeguard = new RegExp(
  `\\b(?:without|before|until|unless|only\\s+(?:after|if|with|once)|together\\s+with|(?:first|when)\\s+(?:talk|speak|ask|check)\\w*)\\b[^.!?]*\\b${clinician}\\b|\\bon\\s+(?:your|their)\\s+own\\b|\\bbecause\\s+of\\s+(?:a|this|that|what|something|some|posts?)\\b`,
  'i',
);
const refraining = /\b(?:not|never|don['’]t|do\s+not|shouldn['’]t|mustn['’]t|nobody|no\s+one|only)\b/i;

/** What others say is reported: "posts that say you should stop", "no trial says that you must", "does not mean you can". */
const reported =
  /\b(?:(?:myths?|idea|belief|claims?|claim(?:s|ed|ing)?|rumou?rs?|posts?|videos?|memes?|influencers?|headlines?|threads?|stor(?:y|ies)|anyone|anybody|whoever|those|people|somebody|someone|strangers?|they)\b[^.!?;]{0,60}\b(?:that|say(?:s|ing)?|said|tells?|telling|told|suggest(?:s|ed|ing)?|urg(?:e|es|ed|ing)|claim(?:s|ed|ing)?|advis(?:e|es|ed|ing)|shout(?:s|ing)?)|(?:no|not|never|does\s+not|doesn['’]t|do\s+not|don['’]t|nothing|nobody)\s+(?:\w+\s+){0,4}?(?:say(?:s|ing)?|said|means?|shows?|suggests?|proves?|reason|tells?))\b[^.!?;]*$/i;

/** A question is no order: "Should you stop taking it?", "Why would you take them?" */
const asking =
  /^\s*(?:(?:so|and|but|well),?\s+)?(?:should|do|does|can|could|would|will|must|why|when|what|how|is|are)\b[^.!]*\?\s*$/i;
const pushing = /\b(?:why\s+not|how\s+about|have\s+you\s+considered|why\s+don['’]t\s+you)\b/i;

/** How many letters around the words still belong to them. */
const reach = 24;

/** @returns the first words of individual medical advice in a reply, or null if there are none */
export function individualAdvice(text: string): string | null {
  for (const sentence of sentencesOf(text)) {
    const words = adviceIn(sentence);
    if (words !== null) return words;
  }
  return null;
}

const adviceIn = remembering((sentence: string): string | null => {
  if (asking.test(sentence) && !pushing.test(sentence)) return null;
  for (const { lead, then } of rules) {
    for (const led of sentence.matchAll(lead)) {
      const at = led.index + led[0].length;
      const done = then.exec(sentence.slice(at));
      if (!done) continue;
      const words = (led[0] + done[0]).replace(/^[.!?:;,–—\s]+/, '');
      if (!isHarmless(sentence.slice(0, led.index), words, sentence.slice(at + done[0].length))) return words;
    }
  }
  return null;
});

/** Said of what others say, with the way to the clinician, or in a figure of speech. */
function isHarmless(before: string, words: string, after: string): boolean {
  if (figureOfSpeech.test(words + after.slice(0, reach)) || reported.test(before)) return true;
  if (refraining.test(before.slice(-reach) + words) && safeguard.test(words + after)) return true;
  return /^\s*only\b/i.test(after) && safeguard.test(after);
}
