/** Line of an offset of a text, as editors count. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Names of a JSON or YAML member at the beginning of its line, whatever its quotes. */
function memberOffset(text: string, name: string, from: number): number {
  const found = [`"${name}"`, `'${name}'`, `${name}:`]
    .map((written) => text.indexOf(written, from))
    .filter((offset) => offset >= 0);
  return found.length > 0 ? Math.min(...found) : -1;
}

/** Line of an operation in the text of a document: that of its method below its path, else of its path, else the first. */
export function lineOfOperation(text: string, path: string, method: string): number {
  const atPath = memberOffset(text, path, 0);
  if (atPath < 0) return 1;
  const atMethod = memberOffset(text, method.toLowerCase(), atPath + path.length);
  return lineAt(text, atMethod < 0 ? atPath : atMethod);
}
