/** The lines of a stream of UTF-8, one by one as they arrive, without their breaks. */
export async function* linesOf(bytes: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = bytes.pipeThrough(new TextDecoderStream()).getReader();
  // A long line comes in many pieces: they are put together once.
  let begun: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const [end = '', ...more] = value.split('\n');
    begun.push(end);
    for (const line of more) {
      yield begun.join('');
      begun = [line];
    }
  }
  const last = begun.join('');
  if (last !== '') yield last;
}
