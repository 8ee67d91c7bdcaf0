import { tokensOf } from '../../contracts/model/pointer.js';

/** One change at a place of a value. */
export type Edit = { replace: unknown } | { remove: true } | { rename: string };

function changed(value: unknown, tokens: readonly string[], edit: Edit): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) {
    if ('replace' in edit) return edit.replace;
    throw new Error('the whole value can be neither removed nor renamed');
  }
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === token ? changed(item, rest, edit) : item));
  const members = Object.entries(value as Record<string, unknown>).flatMap(([name, member]): [string, unknown][] => {
    if (name !== token) return [[name, member]];
    if (rest.length > 0 || 'replace' in edit) return [[name, changed(member, rest, edit)]];
    return 'rename' in edit ? [[edit.rename, member]] : [];
  });
  return Object.fromEntries(members);
}

/** A copy of a value with one change at a JSON Pointer. */
export function edited(value: unknown, pointer: string, edit: Edit): unknown {
  return changed(value, tokensOf(pointer), edit);
}
