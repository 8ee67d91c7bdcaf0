import { isObject } from '../../contracts/model/json-value.js';
import { shown } from '../../contracts/model/shown.js';

const idName = /^id$|Id$/;

/** Members that name whose an object is, not which one it is. */
const ownerNames = new Set(['externalUserId', 'userId', 'sourceExternalUserId', 'destinationExternalUserId']);

/** Whether a member of this name holds an id of the object itself. */
export function isId(name: string): boolean {
  return idName.test(name) && !ownerNames.has(name);
}

/** Names of the members that hold ids of an object. */
export function idNamesOf(value: unknown): string[] {
  if (!isObject(value)) return [];
  return Object.keys(value).filter(
    (name) => idName.test(name) && typeof value[name] === 'string' && value[name] !== '',
  );
}

/** Ids that an object carries under `id` or a name that ends in `Id`. */
export function idsOf(value: unknown): string[] {
  return idNamesOf(value).map((name) => String((value as Record<string, unknown>)[name]));
}

/** Ids of the object itself, without those of its owner. */
export function ownIdsOf(value: unknown): string[] {
  const names = idNamesOf(value).filter((name) => !ownerNames.has(name));
  return names.map((name) => String((value as Record<string, unknown>)[name]));
}

/**
 * What tells the items of a list apart: the member that is a different id in each of them, `id` first. `undefined` where
 * there is none.
 */
export function idMember(items: readonly unknown[]): string | undefined {
  const [first] = items;
  if (!isObject(first)) return undefined;
  const names = Object.keys(first)
    .filter((name) => idName.test(name))
    .sort((a, b) => Number(b === 'id') - Number(a === 'id'));
  return names.find((name) => {
    const ids = items.map((item) => (isObject(item) ? item[name] : undefined));
    return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
  });
}

function listsIn(body: unknown): (readonly unknown[])[] {
  if (Array.isArray(body)) return [body];
  return isObject(body) ? Object.values(body).filter((member): member is unknown[] => Array.isArray(member)) : [];
}

/** The list of an answer: the body itself, or its first member that is a list. */
export function listIn(body: unknown): readonly unknown[] | undefined {
  return listsIn(body)[0];
}

/** The same where no other member is a list: of an API that is known by its document alone nobody says which one is meant. */
export function onlyListIn(body: unknown): readonly unknown[] | undefined {
  const [list, ...others] = listsIn(body);
  return others.length === 0 ? list : undefined;
}

/** What an item is told by in messages: its id, or a short rendering. */
export function nameOf(item: unknown): string {
  return idsOf(item)[0] ?? shown(item);
}
