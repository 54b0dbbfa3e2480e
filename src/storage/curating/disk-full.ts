/** There is no room left to store what a curator made. The message says what happened, and what she can do. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';

  constructor(cause: unknown) {
    super(
      'This could not be saved: the browser has no room left for it. Everything that was saved before is still there. ' +
        'Export your changes, so that you have them in a file; then make room (delete old rows of the ledger, remove ' +
        'posts from the bench, or delete files from this disk) and save again.',
      { cause },
    );
  }
}

/** Is that what this error of the browser's storage means? */
export function saysDiskFull(error: unknown): boolean {
  return error instanceof Error && (error.name === 'QuotaExceededError' || /quota/i.test(error.message));
}
