import { stringify } from 'yaml';
import { type FieldPath, isFields, isOneLine } from './house-form.ts';
import { writeInFlow } from './write-value.ts';

/** A value as people read it beside another; null where there is none. */
export function printValue(value: unknown, path: FieldPath): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map((item, index) => printValue(item, [...path, index]) ?? '').join('\n');
  if (!isFields(value)) return String(value);
  return isOneLine(path) ? writeInFlow(value, path) : stringify(value, { lineWidth: 0 }).trimEnd();
}

/** Lists of texts and of maps are compared item by item; numbers and lists within lists say something only as a whole. */
export function isItemList(value: unknown, path: FieldPath): value is unknown[] {
  return Array.isArray(value) && (isOneLine(path) || value.every((item) => typeof item === 'string' || isFields(item)));
}
