interface Group {
  /** Something in it can be taken in several lengths, or in several ways. */
  varies: boolean;
  /** Its parts in their order, with their quantifiers; a group in it counts as what may match anything. */
  atoms: string[];
  /** How many of its parts are repeated or may be left out. */
  quantified: number;
}

const opened = (): Group => ({ varies: false, atoms: [], quantified: 0 });

/** How often a quantifier repeats: not at all (`?`, `{1}`), a certain number of times (`{3}`), or as often as it likes. */
type Repeats = 'once' | 'exactly' | 'freely';

const quantifier = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})[?+]?/;

/** A quantifier's range below which going back and forth costs little. */
const fewTimes = 3;

function repeatsOf([, sign, least = '', comma, most = '']: RegExpExecArray): Repeats {
  if (sign !== undefined) return sign === '?' ? 'once' : 'freely';
  if (comma === undefined) return Number(least) < 2 ? 'once' : 'exactly';
  return most !== '' && Number(most) < fewTimes ? 'exactly' : 'freely';
}

/** The end of a class that begins at a place. */
function endOfClass(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}

/**
 * Whether a group, repeated, can be taken in one way only: it begins with a character that nothing else in it matches, and one part
 * of the rest at most has several lengths. `(-[a-z]+)*` is such a one: each hyphen begins the next round.
 */
function isMarkedOff({ atoms: [lead, ...rest], quantified }: Group): boolean {
  if (lead === undefined || quantified > 1 || !/^(?:[^.\\[\]()|^$]|\\[^\w])$/u.test(lead)) return false;
  const character = lead.replace('\\', '');
  return rest.every((atom) => !/^[()|^$]/.test(atom) && !new RegExp(`^${atom}$`).test(character));
}

/**
 * The power of a text's length that matching a regular expression may take, as a matcher that goes back and forth does it; infinite
 * where a repetition stands within a repetition, or a choice does, and the time may double with each character: `(a+)+`, `(a|a)*`.
 * Rather too high than too low.
 *
 * @example riskOf('^\\d+(\\.\\d+)?$') // 2
 */
export function riskOf(source: string): number {
  let degree = source.startsWith('^') ? 0 : 1;
  const open: Group[] = [opened()];
  const top = (): Group => open.at(-1) as Group;
  for (let at = 0; at < source.length;) {
    const character = source[at];
    let closed: Group | undefined;
    if (character === '(') {
      top().atoms.push('(');
      open.push(opened());
      at += /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(at))?.[0].length ?? 1;
      continue;
    }
    if (character === '|') top().varies = true;
    if (character === ')' && open.length > 1) closed = open.pop();
    const from = at;
    at = character === '[' ? endOfClass(source, at) : at + (character === '\\' ? 2 : 1);
    const found = quantifier.exec(source.slice(at));
    const repeats = found ? repeatsOf(found) : 'once';
    at += found?.[0].length ?? 0;
    if (closed === undefined) top().atoms.push(source.slice(from, at));
    if (found) top().quantified += 1;
    if (closed?.varies && repeats !== 'once' && !isMarkedOff(closed)) return Infinity;
    if (repeats === 'freely') degree += 1;
    if (closed?.varies || found?.[0].startsWith('?') || repeats === 'freely') top().varies = true;
  }
  // A reference back compares again what may have been found in many ways.
  return /\\(?:[1-9]|k<)/.test(source) ? Infinity : degree;
}
