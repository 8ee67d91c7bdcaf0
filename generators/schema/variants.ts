import { deciders, given, indexesByValue, originsOf, type Condition } from './conditions.js';
import type { ObjectShape } from './shape.js';

/** Names under which APIs tell the kind of an object. */
const conventional = ['type', 'kind', 'action', 'event', 'status', 'state'];

/** Whether the values of a word tell when the member is there: each was seen with it always or never. */
function explains(object: ObjectShape, groups: ReadonlyMap<string, number[]>, member: string): boolean {
  return [...groups.values()].every((indexes) => {
    const having = indexes.filter((index) => Object.hasOwn(object.values[index] as object, member)).length;
    return having === 0 || having === indexes.length;
  });
}

/**
 * Variants of an object: which optional members a word such as `type` or `status` makes `required`.
 *
 * A word of another name decides only if it is the one word among the members: permissions, say, are all words, and each
 * of them would explain some other. A member is told by one word; where two would do, the samples don't say which.
 * @param least in how many samples a word must be seen until what always comes with it is demanded
 * @param hinted the property that decides, by a hint
 */
export function presenceConditions(object: ObjectShape, least: number, hinted?: string): Condition[] {
  const optional = [...object.properties].filter(([, shape]) => shape.all.count < object.values.length);
  if (optional.length === 0) return [];
  const candidates = deciders(object);
  const words = candidates
    .filter((name) => (hinted === undefined ? candidates.length === 1 || conventional.includes(name) : name === hinted))
    .map((name) => ({ name, groups: indexesByValue(object, name) }));
  const told = new Map<(typeof words)[number], string[]>();
  for (const [member] of optional) {
    const [decider, ...others] = words.filter(({ groups }) => explains(object, groups, member));
    if (decider && others.length === 0) told.set(decider, [...(told.get(decider) ?? []), member]);
  }
  return [...told].flatMap(([{ name, groups }, members]) => conditionsBy(object, name, groups, members, least));
}

/** One `if/then` per set of members, naming every word seen with it. */
function conditionsBy(
  object: ObjectShape,
  decider: string,
  groups: ReadonlyMap<string, number[]>,
  members: readonly string[],
  least: number,
): Condition[] {
  const bySet = new Map<string, { required: string[]; words: string[]; indexes: number[] }>();
  for (const [value, indexes] of groups) {
    const required = members.filter((member) => Object.hasOwn(object.values[indexes[0] as number] as object, member));
    if (required.length === 0 || originsOf(object, indexes).length < least) continue;
    const key = JSON.stringify(required);
    const set = bySet.get(key) ?? { required, words: [], indexes: [] };
    bySet.set(key, set);
    set.words.push(value);
    set.indexes.push(...indexes);
  }
  return [...bySet.values()].map(({ required, words, indexes }) => ({
    schema: { if: given(decider, words), then: { required } },
    samples: originsOf(object, indexes),
  }));
}
