const lineBreak = '\n'.charCodeAt(0);

/**
 * The lines of a stream of UTF-8, one by one as they arrive, without their breaks. Each is decoded by itself, when it is
 * asked for: a browser hands over megabytes at once, and to decode them all takes longer than a page may stand still.
 */
export async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  const textOf = (pieces: readonly Uint8Array[]) =>
    pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
  let begun: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    let from = 0;
    for (let to = value.indexOf(lineBreak); to >= 0; to = value.indexOf(lineBreak, from)) {
      yield textOf([...begun, value.subarray(from, to)]);
      begun = [];
      from = to + 1;
    }
    begun.push(value.subarray(from));
  }
  const last = textOf(begun);
  if (last !== '') yield last;
}
