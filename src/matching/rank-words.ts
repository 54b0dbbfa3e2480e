import { stemmer } from 'stemmer';
import { normaliseWord } from './normalise.ts';

/** Longer runs of letters are no words; cutting them keeps stemming and comparing short. */
const longestWord = 40;
/** Longer tags are no words anybody reads. */
const longestTag = 80;
/** A post with more words than this is ranked by its first ones: about 50 pages. */
const mostWords = 20_000;

/** Collections of posts put this where a handle stood; it says nothing, and "users" stand in many claims. */
const maskedHandle = '@user';

// In order of preference: addresses, hashtags and handles, words. Inside a word: apostrophes, zero-width characters and
// the disguises @ $ (( that the page matcher undoes too; between digits, commas and points.
const pattern = new RegExp(
  [
    '(?:https?://|www\\.)[^\\s#]+',
    '(?:#|(?<![\\p{L}\\p{N}])@)[\\p{L}\\p{N}_]+',
    "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d\\u2060\\ufeff]|['’ʼ](?=\\p{L})|(?:[@$]|\\(\\()(?=[\\p{L}\\p{N}])|(?<=\\p{N})[.,](?=\\p{N}))*",
  ].join('|'),
  'gu',
);
const address = /^(?:https?:\/\/|www\.)/;
const slug = /[a-z]+(?:[-_][a-z0-9]+){2,}/gi;
const humps = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{N}+/gu;

/**
 * Words that everyday speech and a fact-checker's register use for one thing: abbreviations, names of peoples and
 * their countries, irregular verbs. Each line's first word stands for the others. Written as stems; general English
 * only, no list's own topics.
 */
const sameThing = new Map(
  `photo photograph pic pict imag pictur photoshop snapshot
video clip footag vid
presid potu pres presidenti presidenc
democrat dem democraci
republican gop
represent rep congressman congresswoman
senat sen
governor gov
govern govt
coronaviru covid corona
america american usa unit
russia russian
iran iranian
iraq iraqi
israel isra
mexico mexican
china chines
britain british uk
franc french
germani german
syria syrian
canada canadian
australia australian aussi
ukrain ukrainian
japan japanes
india indian
spain spanish
itali italian
europ european
africa african
islam muslim islamist
kill murder dead death die slain
polic cop offic
immigr migrant
vaccin vax vaxx jab
feder fed
depart dept
televis tv
facebook fb
birthday bday
christma xma
mother mom mum
father dad
child kid children
woman women
man men
wife wive
say said
give gave given
make made
take took taken
find found
win won
shoot shot shooter
fight fought
steal stole stolen
teach taught
bui bought
sell sold
run ran
leav left
write wrote written
speak spoke spoken
tell told
eat ate eaten
drive drove driven
fall fell fallen
grow grew grown
hide hid hidden
hold held
lose lost
pai paid
send sent
wear wore worn
doctor dr physician
hospit hosp
medicin medic med`
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ');
      return others.map((other): [string, string] => [other, first]);
    }),
);

/** The term under which a word is counted: its Porter stem, or that of the word that says the same. */
export function termOf(word: string): string {
  const stem = stemmer(word);
  return sameThing.get(stem) ?? stem;
}

/** Takes a word in lower case, disguises undone; `name` is set for a capital in the middle of the text. */
export type Take = (word: string, name: boolean, number: boolean) => void;

/**
 * Reads the words of a claim or a post and hands each to `take`, in order. Unlike the page matcher's reading it needs no
 * sentences and no clauses, and it does read hashtags, handles and the readable part of addresses: they often hold the
 * rarest words.
 * @param cut splits a lower-case hashtag or handle into known words ("sonicmovie" → "sonic", "movie"), or gives
 * undefined where it cannot; without it they stay one word.
 */
export function readWords(text: string, take: Take, cut?: (word: string) => string[] | undefined) {
  let count = 0;
  const add = (raw: string, inside: boolean) => {
    if (count >= mostWords) return;
    const first = raw.charCodeAt(0);
    const number = first >= 48 && first <= 57;
    const word = normalised(raw, number);
    if (word === '') return;
    take(word, (inside || count > 0) && !number && raw.charAt(0) !== raw.charAt(0).toLowerCase(), number);
    count++;
  };
  for (const [whole] of text.matchAll(pattern)) {
    if (count >= mostWords) return;
    const first = whole.charCodeAt(0);
    if (first === 35 || first === 64) {
      if (whole !== maskedHandle) for (const piece of tagPieces(whole.slice(1), cut)) add(piece, true);
    } else if (address.test(whole))
      for (const words of whole.match(slug) ?? []) for (const piece of words.split(/[-_]/)) add(piece, false);
    else add(whole, false);
  }
}

/** As the page matcher normalises a word, with a short way for what nearly all words are. */
function normalised(raw: string, number: boolean): string {
  const short = raw.length > longestWord ? raw.slice(0, longestWord) : raw;
  if (/^[a-z]+$/i.test(short) && !/(.)\1\1/i.test(short)) return short.toLowerCase();
  return normaliseWord(number ? short.replaceAll(',', '') : short);
}

function tagPieces(tag: string, cut?: (word: string) => string[] | undefined): string[] {
  if (tag.length > longestTag) return [];
  const parts = tag.match(humps) ?? [];
  if (parts.length <= 1) return cut?.(tag.toLowerCase()) ?? [tag];
  // "#QAnon", "#YouTube": the parts joined may be the word that the claims have.
  return parts.length < 4 ? [...parts, tag] : parts;
}
