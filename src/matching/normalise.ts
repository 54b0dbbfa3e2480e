/** Letters of other alphabets that look like Latin ones, used to disguise words. */
const lookalikes: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  τ: 't',
  υ: 'u',
  χ: 'x',
  η: 'n',
  ı: 'i',
  ɡ: 'g',
  ℓ: 'l',
};
const digitsAsLetters: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' };

/**
 * Undoes spelling disguises and unifies spelling in one word: Unicode NFKC, case, diacritics, look-alike letters,
 * `v@ccine`, `va((ine`, `vacc1ne`, `sooooo`; drops apostrophes and a possessive 's.
 */
export function normaliseWord(raw: string): string {
  // Most words of most posts: nothing to undo.
  if (/^[a-z]+$/.test(raw) && !/(.)\1\1/.test(raw)) return raw;
  let word = raw
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/['’ʼ]s$/u, '')
    .replace(/['’ʼ]/gu, '');
  if (/[a-z]/.test(word) || /^[^a-z0-9]+$/u.test(word)) {
    const plain = word.replace(/[^a-z0-9]/gu, (letter) => lookalikes[letter] ?? letter);
    // A word that is wholly of another alphabet stays what it is.
    if (/^[a-z0-9@$(]+$/.test(plain)) word = plain;
  }
  return word
    .replace(/(?<=[a-z])@/g, 'a')
    .replace(/(?<=[a-z])\$/g, 's')
    .replace(/\(\(/g, 'cc')
    .replace(/(?<=[a-z])[013457](?=[a-z])/g, (digit) => digitsAsLetters[digit] ?? digit)
    .replace(/([a-z])\1{2,}/g, '$1');
}
