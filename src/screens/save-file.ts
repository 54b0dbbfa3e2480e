/** Gives the reader a file to keep, named with the day. Nothing is sent anywhere. */
export function saveFile(name: string, ending: 'csv' | 'json', text: string): void {
  const type = ending === 'csv' ? 'text/csv' : 'application/json';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  // Revoked at once, the browser may not have begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), revokeMs);
}
const revokeMs = 60_000;
