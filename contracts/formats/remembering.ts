/** Enough for the addresses of the users of one run; bounds what it holds to some hundred kilobytes. */
const usualCapacity = 1024;

/** Longer texts hardly come twice, and take room. */
const longest = 2000;

/**
 * The same function, which gives its answers to the texts it was asked last without computing them again: the notices about
 * one user repeat its addresses, and a checksum takes a hundred times longer than looking it up.
 * @param capacity how many answers it holds; the oldest goes first
 */
export function remembering<Answer>(
  answer: (text: string) => Answer,
  capacity = usualCapacity,
): (text: string) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.answer;
    const given = { answer: answer(text) };
    if (text.length > longest) return given.answer;
    const [oldest] = known.size < capacity ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, given);
    return given.answer;
  };
}
