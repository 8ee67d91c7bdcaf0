import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import type { Tokens } from './closed.js';
import { own } from './keywords.js';

/** What stands at a place of a value. */
export function at(value: unknown, tokens: Tokens): unknown {
  return tokens.reduce<unknown>((inner, token) => {
    if (Array.isArray(inner)) return inner[Number(token)] as unknown;
    return isObject(inner) ? own(inner, String(token)) : undefined;
  }, value);
}

/** The value with another one at a place; what is not changed is shared. */
export function put(value: unknown, tokens: Tokens, inner: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return inner;
  if (Array.isArray(value)) {
    const items = [...(value as unknown[])];
    items[Number(token)] = put(items[Number(token)], rest, inner);
    return items;
  }
  const members = isObject(value) ? value : {};
  return { ...members, [token]: put(own(members, String(token)), rest, inner) };
}

/** The value without a member or item. */
export function without(value: unknown, tokens: Tokens): unknown {
  const [parents, last] = [tokens.slice(0, -1), tokens.at(-1)];
  const parent = at(value, parents);
  if (Array.isArray(parent))
    return put(
      value,
      parents,
      parent.filter((_, index) => index !== last),
    );
  const { [String(last)]: _removed, ...others } = parent as JsonObject;
  return put(value, parents, others);
}

export function isWithin(tokens: Tokens, outer: Tokens): boolean {
  return outer.length <= tokens.length && outer.every((token, index) => String(token) === String(tokens[index]));
}
