import { remembering } from './remembering.ts';
import { sentencesOf } from './sentences.ts';

/**
 * Finds what may tell readers who a patient is: no reply needs it, and no law allows it. Papers have authors, years and
 * numbers too; those are not meant.
 */

/** Addresses and numbers of papers, which look like the numbers of people. */
const papers = /https?:\/\/\S+|\bdoi:?\s*\S+|\b10\.\d{4,9}\/\S+|\b(?:PMID|PMCID|NCT|ISBN|ISSN|arXiv)[:\s]?\s*[\w.-]+/gi;

const email = /(?<![@\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const phone =
  /(?<![\w/.,-])(?:\+\d[\d\s().-]{7,}\d|\(\d{3}\)\s?\d{3}[\s.-]\d{4}|\d{3}[\s.-]\d{3}[\s.-]\d{4}|0\d{2,4}[\s/-]\d{3,4}[\s-]?\d{2,4}|1[\s.-]\d{3}[\s.-]\d{3}[\s.-]\d{4})(?![\w-])/;
/** Lines for everybody, such as poison control: https://en.wikipedia.org/wiki/Toll-free_telephone_number */
const tollFree = /^(?:\+?1[\s.-]?)?\(?(?:800|833|844|855|866|877|888)\)?|^0800/;
const record =
  /\b(?:MRN|SSN|DOB|(?:medical\s+)?record\s+(?:no|number|#)|patient\s+(?:id|no|number|#)|chart\s+(?:no|number|#)|hospital\s+(?:no|number)|NHS\s+(?:no|number)|social\s+security\s+(?:no|number)|insurance\s+(?:no|number|id))\b[.:#\s]*(?:is\s+|was\s+)?[A-Z]{0,3}[\s-]?\d[\d\s/.-]{2,}/i;
const socialSecurity = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/;
const street =
  /(?<![\p{L}\p{N}])\d{1,5}\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Lane|Drive|Boulevard|Blvd\.?|Terrace|Crescent)(?![\p{L}\p{N}])/u;

/** One patient; "my patients" in general are nobody in particular, and "you are not my patient" is no patient. */
const patient =
  /\b(?:my\s+(?:own\s+)?(?:\w+\s+)?patient(?:['’]s)?(?![\w-])|(?:one|two|three|some)\s+of\s+(?:my|our)\s+patients|an?\s+(?:\S+\s+){0,4}?patient\s+of\s+(?:mine|ours)|(?:an?|this|that|the)\s+(?:[\w-]+\s+){0,3}?(?:patient|man|woman|boy|girl|child|baby|lady|guy|mother|teenager)\s+(?:that\s+|whom?\s+)?(?:I|we)\s+(?:just\s+|once\s+|recently\s+)?(?:saw|see|treated|admitted|had|met|lost|cared\s+for|operated|diagnosed|discharged|delivered|examined)|(?:I|we)\s+(?:just\s+|once\s+|recently\s+)?(?:saw|treated|admitted|had|lost|operated\s+on|diagnosed|discharged|delivered|examined)\s+(?:an?|this|that)\s+(?:[\w-]+\s+){0,3}?(?:patient|man|woman|boy|girl|child|baby|lady|guy|teenager)\b)/i;
const noPatient = /\b(?:not|never|isn['’]t|aren['’]t|weren['’]t|wasn['’]t|if\s+you\s+were|as\s+if)\s+(?:been\s+)?$/i;

const day =
  '(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s+\\d{1,2}(?!\\d)|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|last\\s+(?:week|month|night|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|yesterday|this\\s+morning)';
const person =
  "(?:(?:Mr|Mrs|Ms|Miss|Mister)\\.?\\s+\\p{Lu}[\\p{L}'’-]+|\\p{Lu}[\\p{L}'’-]+\\s+(?:\\p{Lu}\\.\\s*)?\\p{Lu}[\\p{L}'’-]+|\\p{Lu}\\.\\s?\\p{Lu}\\.)";
const care =
  '(?:came|saw|seen|admitted|discharged|visited|diagnosed|died|operated|presented|treated|delivered|consulted|walked\\s+into|clinic|ward|hospital|appointment|surgery|biops\\w+|born|DOB|date\\s+of\\s+birth)';
const namedOnDay = new RegExp(`(?<![\\p{L}.])${person}(?![\\p{L}])`, 'u');
const dayPattern = new RegExp(`(?<!\\w)${day}(?!\\w)`, 'i');
const carePattern = new RegExp(`\\b${care}\\b`, 'i');
const birth = new RegExp(`\\b(?:DOB|born\\s+on|date\\s+of\\s+birth)\\b[:\\s]*(?:is\\s+|was\\s+)?${day}`, 'i');

/**
 * @param own lines that the physician wrote about herself, which may hold her own address and number
 * @returns the first words that may identify a patient, as they stand in the reply; null if there are none
 */
export function identifyingDetail(text: string, own: readonly string[] = []): string | null {
  let plain = text.replace(papers, blank);
  for (const line of own) if (line.trim() !== '') plain = plain.replaceAll(line.trim(), blank);
  for (const pattern of [email, record, socialSecurity, street, birth]) {
    const found = pattern.exec(plain)?.[0];
    if (found) return found.trim();
  }
  const number = phone.exec(plain)?.[0];
  if (number && !tollFree.test(number) && !onlyYears(number)) return number.trim();
  for (const sentence of sentencesOf(plain)) {
    const found = patientIn(sentence);
    if (found !== null) return found;
  }
  return null;
}

const patientIn = remembering((sentence: string): string | null => {
  const found = patient.exec(sentence);
  if (found && !noPatient.test(sentence.slice(0, found.index))) return found[0];
  const named = namedOnDay.exec(sentence)?.[0];
  const date = named && dayPattern.exec(sentence.replace(named, blank))?.[0];
  return date && carePattern.test(sentence.replace(named, blank)) ? `${named} … ${date}` : null;
});

const blank = (found: string) => ' '.repeat(found.length);

/** "2019-2020-2021" is no telephone number. */
function onlyYears(number: string): boolean {
  return number.split(/\D+/).every((part) => /^(?:19|20)\d\d$/.test(part));
}
