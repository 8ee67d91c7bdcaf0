import type { Data } from './data.js';
import { readPattern, type Piece } from './pattern-pieces.js';

/** A text that a piece accepts, by chance. */
function made(piece: Piece, data: Data): string {
  switch (piece.kind) {
    case 'one':
      // Nothing is of an empty class; the caller sees that the text does not fit.
      return piece.of.length < 2 ? (piece.of[0] ?? '') : data.helpers.arrayElement(piece.of);
    case 'all':
      return piece.parts.map((part) => made(part, data)).join('');
    case 'either':
      return made(data.helpers.arrayElement(piece.branches), data);
    case 'repeat': {
      const length = data.number.int({ min: piece.least, max: piece.most });
      return Array.from({ length }, () => made(piece.part, data)).join('');
    }
  }
}

/**
 * A text made after a regular expression. Look-arounds are passed over, so a caller tests the text and tries again.
 *
 * @example textFor('^[A-Z]{2}-\\d{3}$', data) // 'QK-402'
 */
export function textFor(pattern: string, data: Data): string {
  return made(readPattern(pattern).piece, data);
}
