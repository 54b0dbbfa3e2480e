/**
 * Finds what makes readers stop listening: words that call people names, and mockery. Corrections work on the silent
 * readers, who side with whoever stays kind.
 */

const names =
  'idiots?|morons?|imbeciles?|dumbass(?:es)?|dumb|stupid(?:ity)?|dimwits?|halfwits?|nutjobs?|nutters?|nutcases?|lunatics?|crackpots?|whackos?|wackos?|kooks?|loons?|covidiots?|sheeple|scum|cretins?|retards?|retarded|brainless|brainwashed|gullible\\s+(?:fools?|people)|delusional|pathetic|liars?|snake\\s+oil\\s+salesm[ae]n|anti-?vax(?:xer)?\\s+(?:nuts?|loons?|idiots?|morons?|cult)';

/** Words that are an insult only when they are aimed at somebody. */
const aimed =
  "(?:you(?:['’]re|\\s+are)?|these|those|such|what)\\s+(?:all\\s+|just\\s+|both\\s+|really\\s+|so\\s+|an?\\s+|such\\s+an?\\s+|absolute\\s+|complete\\s+|bunch\\s+of\\s+|ignorant\\s+|crazy\\s+)*(?:fools?|clowns?|sheep|ignorant|crazy|insane|nuts|quacks?|lying|cowards?|disgusting|a\\s+disgrace|an?\\s+embarrassment)";

const rude =
  'shut\\s+up|shut\\s+your|go\\s+to\\s+hell|screw\\s+you|f[u*]ck(?:ing|\\s+(?:you|off))?|bullsh[i*]t|wtf|stfu|shame\\s+on\\s+you|get\\s+a\\s+life|you\\s+disgust\\s+me|you\\s+should\\s+be\\s+ashamed';

const insult = new RegExp(`(?<![\\p{L}-])(?:${names}|${aimed}|${rude})(?![\\p{L}])`, 'giu');

/** "You are not stupid", "there is no such thing as a stupid question", "calling people idiots helps nobody". */
const takenBack =
  /(?:\b(?:not|no|never|nobody\s+is|such\s+thing\s+as)|n['’]t)\s+(?:an?\s+|the\s+|any\s+|being\s+|at\s+all\s+)?(?:single\s+)?$|\bcall(?:ing|s|ed)?\s+(?:\p{L}+\s+){1,3}?(?:an?\s+)?["“'‘]?$|\bnot\s+because\s+(?:you|they|people)\s+are\s+$/iu;

/** "Are you calling me a liar?" asks; "stupid question, maybe" speaks of oneself. */
const ofOneself = /\b(?:I|me|I['’]m|myself|I\s+(?:am|was|felt|feel))\s+(?:an?\s+|so\s+|such\s+an?\s+)?$/i;

/** Only with a capital is WHO the organisation; nothing here depends on it, but "dumb" is also a way of not speaking. */
const otherMeaning = /^(?:[-\s]?(?:bells?|waiters?|luck)\b|founded\b|\s+show\b)/i;

/** @returns the first words of a reply that insult, or null */
export function insultIn(text: string): string | null {
  for (const found of text.matchAll(insult)) {
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    if (takenBack.test(before) || ofOneself.test(before) || otherMeaning.test(after)) continue;
    return found[0];
  }
  return null;
}

const mockery =
  /(?<![\p{L}\p{N}])(?:oh,?\s+please|yeah,?\s+right|oh,?\s+sure|sure,\s+because|good\s+luck\s+with\s+that|nice\s+try|cool\s+story|bless\s+your\s+heart|let\s+me\s+guess|wow,?\s+just\s+wow|thanks\s+for\s+playing|congratulations,\s+you|educate\s+yourself|do\s+your\s+(?:own\s+)?(?:research|homework)|(?:dr\.?|doctor|professor)\s+(?:google|facebook|youtube|tiktok)|(?:university\s+of|school\s+of)\s+(?:google|facebook|youtube|tiktok)|(?:google|facebook|youtube|tiktok)\s+(?:university|degree|phd|scientists?|doctors?)|tin-?foil|big\s+brain|lol|lmao|rofl|smh|facepalm|eye\s*roll)(?![\p{L}\p{N}])|🙄|🤡|🤦|🤣|😂|🥱|(?<=\s)\/s(?=\s|$)/iu;

/** @returns the first words of a reply that mock, or null */
export function mockeryIn(text: string): string | null {
  return mockery.exec(text)?.[0] ?? null;
}

const threat =
  /(?<!\p{L})(?:kys|kill\s+(?:your\s?self|you|them\s+all)|(?:go\s+)?die\s+in|hope\s+you\s+(?:die|rot|choke|suffer)|you\s+(?:will|should|deserve\s+to)\s+(?:pay|hang|burn|rot|die|suffer)|hang\s+(?:them|you)|string\s+(?:them|you)\s+up|I\s+know\s+where\s+you\s+(?:live|work)|(?:we|I)(?:['’]ll|\s+will)\s+(?:find|come\s+for)\s+you|rope\s+is\s+waiting|paid\s+shills?|pharma\s+(?:shills?|whores?)|child\s+(?:killers?|murderers?))(?!\p{L})/iu;

/** What reads as abuse of others in a post: no reply makes it better, and the writer may turn on who answers. */
export function abuseIn(post: string): string | null {
  return threat.exec(post)?.[0] ?? null;
}
