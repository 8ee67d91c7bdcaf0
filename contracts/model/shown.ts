import { stringify } from 'lossless-json';

const longest = 120;

/** A value in plain words for messages: numbers with all their digits, texts in quotes, cut where it is long. */
export function shown(value: unknown): string {
  const text = stringify(value) ?? 'nothing';
  return text.length > longest ? `${text.slice(0, longest - 3)}…` : text;
}
