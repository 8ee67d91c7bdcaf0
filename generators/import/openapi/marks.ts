import { isObject, type JsonObject } from '../../../contracts/model/json-value.js';

/** Keywords whose schemas speak of the very value that the schema around them speaks of. */
const inPlace = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const;

/** Gives what a node refers to; itself where it refers to nothing that can be read. */
type Follow = (node: JsonObject) => JsonObject;

/** A schema with those that hold for the same value: behind its references, and of its parts. */
export function* together(node: unknown, follow: Follow, keywords: readonly string[] = inPlace): Generator<JsonObject> {
  const seen = new Set<JsonObject>();
  const open: unknown[] = [node];
  while (open.length > 0) {
    const next = open.pop();
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    yield next;
    if (typeof next['$ref'] === 'string') open.push(follow(next));
    for (const keyword of keywords) open.push(...[next[keyword]].flat());
  }
}

/** Whether a schema has a mark, itself or where it refers to or is composed of. */
function isMarked(node: unknown, mark: string, follow: Follow): boolean {
  for (const part of together(node, follow, ['allOf'])) if (part[mark] === true) return true;
  return false;
}

/**
 * Members of a value that do not travel in a direction: those marked so, whichever part of the schema declares them.
 * @param mark `readOnly` for requests, `writeOnly` for answers
 */
export function hiddenMembers(node: JsonObject, mark: string, follow: Follow): Set<string> {
  const hidden = new Set<string>();
  for (const part of together(node, follow))
    for (const [name, member] of Object.entries(isObject(part['properties']) ? part['properties'] : {}))
      if (isMarked(member, mark, follow)) hidden.add(name);
  return hidden;
}
