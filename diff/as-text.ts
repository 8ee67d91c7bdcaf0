/** Proofs by values that travel as text: who wants a number takes `5` as one, and who wants a text as that. */
import { travelsAsText } from '../contracts/diff/as-text.js';
import type { ComparedSection } from '../contracts/diff/compare.js';
import { isObject } from '../contracts/model/json-value.js';
import { escapeToken, tokensOf } from '../contracts/model/pointer.js';
import { refusedBy, type Pair, type Proof } from '../generators/counterexamples/index.js';

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A scalar as a reader may take its text otherwise. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' && number.test(value) ? Number(value) : value;
}

/** A value in which some places hold what their text can be read as besides. */
function reread(value: unknown, places: ReadonlySet<string>, pointer = ''): unknown {
  if (places.has(pointer)) return otherwise(value);
  const below = (name: string, member: unknown): unknown => reread(member, places, `${pointer}/${escapeToken(name)}`);
  if (Array.isArray(value)) return value.map((item, index) => below(String(index), item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, below(name, member)]));
}

/**
 * A proof as it is where the values of a section travel as text: nothing where the receiver can read its places so that it takes them,
 * and with what is then wrong where it does not.
 */
export function asText(proof: Proof, pair: Pair, section: ComparedSection): Proof | undefined {
  const texts = proof.places.filter((place) => travelsAsText(section, tokensOf(place).length));
  const value = reread(proof.value, new Set(texts));
  if (JSON.stringify(value) === JSON.stringify(proof.value)) return proof;
  const refused = refusedBy(pair, value);
  if (!refused) return undefined;
  // What is refused both ways for the same reason is told of what was sent.
  return proof.problem.keyword === 'type' && refused.problem.keyword !== 'type' ? refused : proof;
}
