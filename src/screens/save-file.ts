const types = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json;charset=utf-8',
  zip: 'application/zip',
} as const;

/** Gives the reader a file to keep, named with the day. Nothing is sent anywhere. */
export function saveFile(name: string, ending: keyof typeof types, content: string | Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: types[ending] }));
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  // Revoked at once, the browser may not have begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), revokeMs);
}
const revokeMs = 60_000;
