/** The first line of a text: parsers put there what is wrong, and quote the text behind it. */
export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
