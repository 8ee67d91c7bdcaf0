/** Characters that are shown of what is too much to be read. */
const shown = 1000;

/** The beginning of a text, for people: cut between two values, so that no half of a secret escapes redaction. */
export function beginningOf(text: string): string {
  if (text.length <= shown) return text;
  const start = text.slice(0, shown);
  const end = Math.max(...[',', '{', '}', '[', ']', '\n'].map((sign) => start.lastIndexOf(sign)));
  return `${start.slice(0, end + 1)}… (cut here)`;
}
