import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { Tokens } from './closed.js';
import { problemsOf } from './problems.js';
import { keyOfRefusal, refusalsOf } from './refusals.js';
import type { Sides } from './sides.js';
import { at, put, without } from './tree.js';

/** So many smaller values are judged at most. */
const mostSteps = 2_000;

/** Keywords that refuse an object for a member that is not there. */
const tellsMissing: ReadonlySet<string> = new Set(['required', 'discriminator']);

/** Every value with one part left away, the greatest parts first. */
function* smaller(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.filter((_, position) => position !== index);
    for (const [index, item] of value.entries()) for (const step of smaller(item)) yield put(value, [index], step);
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const { [name]: _left, ...others } = value;
      yield others;
    }
    for (const [name, member] of Object.entries(value))
      for (const step of smaller(member)) yield put(value, [name], step);
  }
}

/** How many reasons a value is refused for, where it shows the one that is looked for and no more than so many; else `undefined`. */
function reasonsFor(sides: Sides, value: unknown, key: string, most: number): number | undefined {
  if (!sides.isRefused(value) || !sides.isSent(value)) return undefined;
  const problems = refusalsOf(sides, value);
  return problems.length <= most && problems.some((one) => keyOfRefusal(one) === key) ? problems.length : undefined;
}

/** A value, and for how many reasons it is refused. */
interface Refused {
  value: unknown;
  reasons: number;
}

/** An object of a value with nothing but one member, and what the sender then misses. */
function bare(sides: Sides, value: unknown, above: Tokens, token: string): JsonObject {
  const here = at(value, above) as JsonObject;
  const only = Object.hasOwn(here, token) ? { [token]: here[token] } : {};
  const missed = problemsOf(sides.sender, sides.root.must[0] ?? true, put(value, above, only))
    .filter(({ keyword, tokens }) => tellsMissing.has(keyword) && tokens.length === above.length + 1)
    .map(({ tokens }) => String(tokens.at(-1)));
  return Object.fromEntries(Object.entries(here).filter(([name]) => name === token || missed.includes(name)));
}

/** The value without what stands beside the way to a place, the outermost first: however large a value is, little is left of it. */
function stripped(sides: Sides, whole: Refused, key: string, way: Tokens): Refused {
  let least = whole;
  const tokens = [...way];
  const attempt = (value: unknown): boolean => {
    const reasons = reasonsFor(sides, value, key, least.reasons);
    if (reasons !== undefined) least = { value, reasons };
    return reasons !== undefined;
  };
  for (const [depth, token] of tokens.entries()) {
    const above = tokens.slice(0, depth);
    const here = at(least.value, above);
    if (Array.isArray(here) && here.length > 1 && attempt(put(least.value, above, [here[Number(token)] as unknown])))
      tokens[depth] = 0;
    if (isObject(here) && !attempt(put(least.value, above, bare(sides, least.value, above, String(token)))))
      for (const name of Object.keys(here)) if (name !== token) attempt(without(least.value, [...above, name]));
  }
  return least;
}

/** The smallest value found that the sender still sends and that the receiver refuses for the same reason, for no others beside. */
export function shrunk(sides: Sides, value: unknown, key: string): unknown {
  const problems = refusalsOf(sides, value);
  const way = problems.find((one) => keyOfRefusal(one) === key)?.tokens ?? [];
  let least = stripped(sides, { value, reasons: problems.length }, key, way);
  let steps = 0;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const step of smaller(least.value)) {
      steps += 1;
      if (steps > mostSteps) return least.value;
      const reasons = reasonsFor(sides, step, key, least.reasons);
      if (reasons === undefined) continue;
      [least, isSmaller] = [{ value: step, reasons }, true];
      break;
    }
  }
  return least.value;
}
