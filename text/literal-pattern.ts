/** A regular expression, as text, that matches a text to the letter; for a pattern with the flag `u` or without. */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
