import { claim } from '../../claims/claim.ts';
import { setField } from '../../claims/editing/edit-source.ts';
import type { Problem } from '../../claims/problem.ts';
import { parseSource } from '../../claims/source-file.ts';

/** Who has read a claim and stands for it, and when. */
export type Signature = { name: string; credential: string; on: string };

/** A reviewed claim is looked at again after a year: guidelines and trials move about as fast. */
const reviewedMonths = 12;

/** "Jane Doe, MD". */
export function signatureLine({ name, credential }: Signature): string {
  return [name.trim(), credential.trim()].filter(Boolean).join(', ');
}

/** A year after a day; the last of February where there is no 29th. */
export function dueAfter(on: string): string {
  const day = new Date(`${on}T00:00:00Z`);
  const month = day.getUTCMonth();
  day.setUTCMonth(month + reviewedMonths);
  if (day.getUTCMonth() !== month) day.setUTCDate(0);
  return day.toISOString().slice(0, 10);
}

/** The claim's file with the review signed. Nothing else in it changes. */
export function signed(text: string, signature: Signature): string {
  const fields: [string[], string][] = [
    [['review', 'by'], signatureLine(signature)],
    [['review', 'on'], signature.on],
    [['review', 'due'], dueAfter(signature.on)],
  ];
  return fields.reduce((now, [path, value]) => setField(now, path, value), text);
}

/** The claim's file as it is published: or what it still needs before readers may see it. */
export function published(file: string, text: string): { text: string } | { problems: Problem[] } {
  const now = setField(text, ['status'], 'published');
  const { parsed, problems } = parseSource({ file, text: now }, claim);
  return parsed ? { text: now } : { problems };
}

/** An ISO date of today, where the reader is. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
