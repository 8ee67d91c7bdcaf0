const NEWLINE = 0x0a;

/**
 * The complete lines of a byte stream, each without its newline; bytes after the last newline are not given.
 *
 * Splits at `\n` alone: node:readline also splits at U+2028, which JSON text may contain unescaped.
 */
export async function* completeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
}
