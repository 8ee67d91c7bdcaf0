import { escapeToken, toPointer } from '../../contracts/model/pointer.js';
import { shown } from '../../contracts/model/shown.js';
import { choiceOf } from './alternatives.js';
import type { Tokens } from './closed.js';
import { problemsOf, type Problem } from './problems.js';
import type { Sides } from './sides.js';
import { at } from './tree.js';
import type { Refusal } from './types.js';

/** Keywords whose refusal only repeats what refusals inside of them say. */
const wrappers = new Set(['oneOf', 'anyOf']);

/** Why the receiver refuses a value, what says most first. */
export function refusalsOf(sides: Sides, value: unknown): Problem[] {
  const problems = problemsOf(sides.receiver, sides.receiverNode, value);
  const telling = problems.filter(({ keyword }) => !wrappers.has(keyword));
  if (problems.length > 0) return telling.length > 0 ? telling : problems;
  if (!sides.isClosed) return [];
  return sides.receiverView.foreign([sides.receiverNode], value).map(({ tokens, owner }) => ({
    tokens,
    keyword: 'additionalProperties',
    node: owner,
    schemaPointer: '',
    isUnsaid: true,
  }));
}

/** One refusal for all values that a keyword refuses at the same place, whichever item or entry it is. */
export function keyOfRefusal({ tokens, keyword, schemaPointer }: Problem): string {
  const generalised = tokens.map((token) => (typeof token === 'number' ? '*' : token));
  const place = schemaPointer === '' || keyword === 'required' ? toPointer(generalised) : `${tokens.length}`;
  return `${keyword} ${schemaPointer} ${place}`;
}

/** What a keyword asks for, in words that follow the place. */
function demand({ keyword, node, tokens }: Problem): string {
  const limit = (node as Record<string, unknown>)[keyword];
  const name = String(tokens.at(-1));
  switch (keyword) {
    case 'type':
      return `has to be ${[node.type ?? []].flat().join(' or ')}`;
    case 'enum':
      return `has to be one of ${(node.enum ?? []).map((one) => shown(one)).join(', ')}`;
    case 'const':
      return `has to be ${shown(node.const)}`;
    case 'required':
    case 'dependentRequired':
      return 'is missing';
    case 'discriminator':
      return `has to name an alternative: ${Object.keys(choiceOf(node)?.mapping ?? {}).join(', ')}`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'properties':
    case 'false':
      return 'is not known there';
    case 'propertyNames':
      return `is no name that is taken: ${shown(name)}`;
    case 'pattern':
    case 'format':
      return `has to be of the ${keyword} ${String(limit)}`;
    case 'not':
      return 'is what it must not be';
    case 'oneOf':
    case 'anyOf':
      return `fits ${keyword === 'oneOf' ? 'not exactly one' : 'none'} of its alternatives`;
    default:
      return `breaks ${keyword}${typeof limit === 'object' || limit === undefined ? '' : ` ${String(limit)}`}`;
  }
}

function pointerOf(tokens: Tokens): string {
  return toPointer(tokens);
}

/**
 * A refusal as people read it.
 * @param base JSON Pointer of the schema in the receiver's document
 */
export function told(problem: Problem, value: unknown, base: string): Refusal {
  const { tokens, keyword, schemaPointer, chosen, tried, isUnsaid } = problem;
  const pointer = pointerOf(tokens);
  const here = at(value, tokens);
  const own = here === undefined ? '' : ` (${shown(here)})`;
  const placed = (one: string): string =>
    /^\/(components|paths|webhooks|\$defs|definitions)\//.test(one) ? one : `${base}${one}`;
  return {
    pointer,
    keyword,
    schemaPointer: placed(schemaPointer),
    message: `${pointer || 'the whole value'}${own} ${demand(problem)}`,
    ...(isUnsaid && { isUnsaid }),
    ...(tried && { tried: pointerOf(tried) }),
    ...(chosen && { chosen: chosen.map((one) => ({ ...one, schemaPointer: placed(one.schemaPointer) })) }),
  };
}

/** Whether a place is one that is asked about, lies in one, or holds one. */
export function isInFocus({ tokens }: Pick<Problem, 'tokens'>, focus: readonly string[] | undefined): boolean {
  if (!focus) return true;
  const own = tokens.map((token) => escapeToken(String(token)));
  return focus.some((pointer) => {
    const wanted = pointer === '' ? [] : pointer.slice(1).split('/');
    const shared = Math.min(wanted.length, own.length);
    return wanted.slice(0, shared).every((token, index) => token === '*' || token === own[index]);
  });
}
