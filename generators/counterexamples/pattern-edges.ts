import { readPattern, type Piece } from '../data/pattern-pieces.js';

/** An open quantifier is tried this much beyond what it demands. */
const openRepeats = 9;
/** Repeats beyond this are not tried: the texts would test memory. */
const mostRepeats = 10_000;
/** So many texts of one pattern are made at most. */
const mostTexts = 80;

/** Characters that stand for kinds of them, those that people read most easily first. */
const zeros = ['0', 'a', 'A', '1', 'z', 'Z', '9', 'f', 'g', '-', '.', ' ', '_', '/', '@', 'é'];

/** Where a nought would be a leading one, which many formats refuse. */
const ones = ['1', ...zeros.filter((character) => character !== '1')];

/** Which characters a text is made of where several would do. */
type Taste = readonly string[];

interface One {
  of: readonly string[];
}

const plainest = ({ of }: One, taste: Taste): string =>
  taste.find((character) => of.includes(character)) ?? of[0] ?? '';

/** Of a class its edges, and one of each kind. */
function charactersIn({ of }: One): string[] {
  const kinds = [/\d/, /[a-z]/, /[A-Z]/, /[^\dA-Za-z]/].flatMap((kind) => {
    const own = of.filter((character) => kind.test(character));
    return own.length > 0 ? [own[0], own.at(-1)] : [];
  });
  return [...new Set(kinds)].filter((character) => character !== undefined);
}

const charactersBeyond = ({ of }: One): string[] => zeros.filter((character) => !of.includes(character)).slice(0, 8);

/** The plainest text of a piece: as often as demanded, the first alternative. */
function plain(piece: Piece, taste: Taste): string {
  switch (piece.kind) {
    case 'one':
      return plainest(piece, taste);
    case 'all':
      return piece.parts.map((part) => plain(part, taste)).join('');
    case 'either':
      return piece.branches[0] ? plain(piece.branches[0], taste) : '';
    case 'repeat':
      return plain(piece.part, taste).repeat(Math.min(piece.least, mostRepeats));
  }
}

interface Edges {
  characters(one: One): string[];
  /** How often a piece is repeated at the edges of what a quantifier allows. */
  repeats(quantifier: { least: number; limit: number }): number[];
}

const inside: Edges = {
  characters: charactersIn,
  repeats: ({ least, limit }) => [least, least + 1, limit === Infinity ? least + openRepeats : limit, limit - 1],
};

const outside: Edges = {
  characters: charactersBeyond,
  repeats: ({ least, limit }) => [least - 1, limit + 1],
};

function isPossible(count: number, edges: Edges, { least, limit }: { least: number; limit: number }): boolean {
  if (count < 0 || count > mostRepeats) return false;
  return edges === outside || (count >= least && count <= limit);
}

/** Texts of a piece that differ from the plainest one at one point. */
function* varied(piece: Piece, edges: Edges, taste: Taste): Generator<string> {
  switch (piece.kind) {
    case 'one':
      yield* edges.characters(piece);
      return;
    case 'all': {
      const texts = piece.parts.map((part) => plain(part, taste));
      for (const [index, part] of piece.parts.entries())
        for (const text of varied(part, edges, taste))
          yield [...texts.slice(0, index), text, ...texts.slice(index + 1)].join('');
      return;
    }
    case 'either':
      for (const branch of piece.branches) {
        yield plain(branch, taste);
        yield* varied(branch, edges, taste);
      }
      return;
    case 'repeat': {
      const { part } = piece;
      const once = plain(part, taste);
      const counts = new Set(edges.repeats(piece).filter((count) => isPossible(count, edges, piece)));
      for (const count of counts) yield once.repeat(count);
      if (piece.limit === 0) return;
      const others = once.repeat(Math.min(Math.max(piece.least - 1, 0), mostRepeats));
      for (const text of varied(part, edges, taste)) yield text + others;
    }
  }
}

/** Texts of a piece that are longer than the plainest one by a number of characters. */
function* stretched(piece: Piece, extra: number, taste: Taste): Generator<string> {
  if (piece.kind === 'all') {
    const texts = piece.parts.map((part) => plain(part, taste));
    for (const [index, part] of piece.parts.entries())
      for (const text of stretched(part, extra, taste))
        yield [...texts.slice(0, index), text, ...texts.slice(index + 1)].join('');
  } else if (piece.kind === 'either') for (const branch of piece.branches) yield* stretched(branch, extra, taste);
  else if (piece.kind === 'repeat') {
    const once = plain(piece.part, taste);
    const more = once === '' ? NaN : extra / once.length;
    const count = piece.least + more;
    if (Number.isInteger(more) && count <= Math.min(piece.limit, mostRepeats * 10)) yield once.repeat(count);
    if (piece.least > 0)
      for (const text of stretched(piece.part, extra, taste)) yield text + once.repeat(piece.least - 1);
  }
}

function few(texts: Iterable<string>, most = mostTexts): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    found.add(text);
    if (found.size >= most) break;
  }
  return [...found];
}

/**
 * Texts at the edges of what a pattern takes: each quantifier at its least, one more and most, each alternative, each class at its
 * first and last characters. Whether the pattern takes them is for the caller to test.
 *
 * @example edgesOf('^\\d{1,2}$') // '0', '00', '9', …
 */
export function edgesOf(pattern: string): string[] {
  const { piece } = readPattern(pattern);
  return few(
    [zeros, ones].flatMap((taste) => [plain(piece, taste), ...few(varied(piece, inside, taste), mostTexts / 2)]),
  );
}

/** Texts just beyond what a pattern takes: a character of no class, a quantifier one below or above its limits, an end cut or added. */
export function beyondEdgesOf(pattern: string): string[] {
  const { piece } = readPattern(pattern);
  const base = plain(piece, ones);
  const around = ['', base.slice(0, -1), base.slice(1), `${base}0`, `${base}a`, `x${base}`, ` ${base}`, `${base} `];
  const cases = [base.toUpperCase(), base.toLowerCase()];
  return few([...around, ...cases, ...few(varied(piece, outside, ones))]);
}

/** A text of a pattern that has so many characters, where one of its quantifiers leaves room for them. */
export function edgeOfLength(pattern: string, length: number): string[] {
  const { piece } = readPattern(pattern);
  const extra = length - plain(piece, ones).length;
  return extra < 0 || length > 10 * mostRepeats ? [] : few(stretched(piece, extra, ones), 4);
}
