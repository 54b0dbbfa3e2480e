/** Writing HTML as text: shared by the server and by pages that render themselves from the same templates. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text made safe to stand in HTML, between tags or in a quoted attribute. */
export function safe(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** The paragraphs of a text, which are separated by blank lines. */
export function paragraphs(text: string): string[] {
  return text.split(/\n{2,}/).filter((part) => part.trim() !== '');
}

/** The words of a title as Reddit puts them in an address: `statins_cause_dementia`. */
export function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 48)
    .replace(/^_+|_+$/g, '');
}

/** "3 hr. ago" as a moment in time, counted back from the fixture's fixed now, so that pages never change. */
export function moment(hoursAgo: number): string {
  return new Date(Date.UTC(2026, 10, 22, 15, 0, 0) - hoursAgo * 3_600_000).toISOString();
}

/** A hue that is always the same for the same name, for avatars and pictures. */
export function hue(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return sum;
}

/** A drawn picture as an address, for posts with one: hills under a sun. */
export function pictureAddress(name: string): string {
  const h = hue(name);
  const green = 95 + (h % 75);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><rect width="600" height="300" fill="hsl(204 58% 86%)"/><circle cx="${120 + (h % 300)}" cy="130" r="34" fill="hsl(42 92% 70%)"/><path d="M0 190 Q150 110 300 180 T600 165 V300 H0Z" fill="hsl(${green} 28% 62%)"/><path d="M0 225 Q200 170 380 225 T600 210 V300 H0Z" fill="hsl(${green + 10} 32% 44%)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** "1 comment", "3 comments". */
export function counted(comments: number): string {
  return `${comments} ${comments === 1 ? 'comment' : 'comments'}`;
}
