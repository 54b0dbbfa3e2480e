/**
 * Stands in the built extension where Citation.js brings code that fetches (`util/fetchFile.js`, see wxt.config.ts). We
 * only let it parse what was pasted: nothing is ever asked of a server on its account.
 */
export function fetchFile(): never {
  throw new Error('Citations are parsed here, never fetched.');
}
export const fetchFileAsync = fetchFile;
export const setUserAgent = fetchFile;
export default fetchFile;
