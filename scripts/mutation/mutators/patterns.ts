import ts from 'typescript';
import type { Mutator } from './mutator.js';

/** Pieces of a pattern and what they become. Each is applied at every place of its own. */
const pieces: readonly { piece: RegExp; becomes: (found: string) => string }[] = [
  { piece: /(?<![\\[])\^/g, becomes: () => '' },
  { piece: /(?<!\\)\$/g, becomes: () => '' },
  { piece: /(?<=[)\]\w}])[+*]/g, becomes: () => '' },
  {
    piece: /\\[dws]/gi,
    becomes: (found) => (found === found.toLowerCase() ? found.toUpperCase() : found.toLowerCase()),
  },
  { piece: /\\b/g, becomes: () => '' },
  { piece: /(?<!\\)\[\^/g, becomes: () => '[' },
  { piece: /(?<!\\)\[(?!\^)/g, becomes: () => '[^' },
  { piece: /\(\?[=!]/g, becomes: (found) => (found === '(?=' ? '(?!' : '(?=') },
  { piece: /\(\?<[=!]/g, becomes: (found) => (found === '(?<=' ? '(?<!' : '(?<=') },
];

/** A regular expression that lost an anchor, a repetition or a flag, or whose class or look-around is turned round. */
export const patterns: Mutator = {
  name: 'pattern',
  replacements(node) {
    if (!ts.isRegularExpressionLiteral(node)) return [];
    const end = node.text.lastIndexOf('/');
    const body = node.text.slice(1, end);
    const flags = node.text.slice(end + 1);
    const changed = pieces.flatMap(({ piece, becomes }) =>
      [...body.matchAll(piece)].map(
        ({ 0: found, index }) => body.slice(0, index) + becomes(found) + body.slice(index + found.length),
      ),
    );
    return [
      ...changed.map((text) => `/${text}/${flags}`),
      ...(flags.includes('i') ? [`/${body}/${flags.replace('i', '')}`] : []),
    ].filter(isPattern);
  },
};

function isPattern(text: string): boolean {
  const end = text.lastIndexOf('/');
  try {
    return end > 1 && new RegExp(text.slice(1, end), text.slice(end + 1)) instanceof RegExp;
  } catch {
    return false;
  }
}
