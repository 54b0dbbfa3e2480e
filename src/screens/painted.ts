/** A page that is not seen draws nothing: it waits no longer than this. */
const unseenMs = 250;

/** When the browser has drawn what there is to draw. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, unseenMs);
  });
}
