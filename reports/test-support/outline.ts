/** Elements whose content is held by tests of their own. */
const withoutContent = /<(style|script)([^>]*)>.*?<\/\1>/gs;

/** Digests of these elements, which change with them. */
const digests = /sha256-[\w+/]+=*/g;

/** A page as lines, one for each element and each text: what changes in it shows as a line that changes. */
export function outline(markup: string): string {
  const pieces = markup
    .replace(withoutContent, '<$1$2>')
    .replace(digests, 'sha256-…')
    .split(/(<[^>]*>)/);
  const lines = pieces.map((piece) => piece.replace(/\s+/g, ' ').trim()).filter((piece) => !/^(<\/.*>)?$/.test(piece));
  return `${lines.join('\n')}\n`;
}
