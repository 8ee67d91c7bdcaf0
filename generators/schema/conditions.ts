import type { Schema } from '../../contracts/model/types.js';
import type { ObjectShape } from './shape.js';
import { formatOf, stringConstraints, word } from './strings.js';

/** A constraint on some of the objects at a place, told by the word that decides. */
export interface Condition {
  schema: Schema;
  /** Positions of the samples that show it. */
  samples: number[];
}

function strings(object: ObjectShape, key: string): string[] | undefined {
  const property = object.properties.get(key);
  const everywhere = property?.strings.count === object.values.length && property.all.count === object.values.length;
  return everywhere ? property.texts : undefined;
}

/** Properties that could decide over others: a plain word in every sample, and not the same word in all. */
export function deciders(object: ObjectShape): string[] {
  return [...object.properties.keys()].filter((key) => {
    const values = strings(object, key);
    return values !== undefined && values.every((value) => word.test(value)) && new Set(values).size > 1;
  });
}

/** Which of the objects have which value of the deciding property, in the order of their first sight. */
export function indexesByValue(object: ObjectShape, decider: string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  (strings(object, decider) ?? []).forEach((value, index) => {
    const group = groups.get(value);
    if (group) group.push(index);
    else groups.set(value, [index]);
  });
  return groups;
}

/** Positions of the samples that objects stand in, each once. */
export function originsOf(object: ObjectShape, indexes: readonly number[]): number[] {
  return [...new Set(indexes.map((index) => object.origins[index] as number))];
}

/** `if` the deciding property has one of the values. */
export function given(decider: string, values: readonly string[]): Schema {
  return { properties: { [decider]: { enum: [...values] } }, required: [decider] };
}

/** Whether every sample of a string has a form, and not all the same: then a condition has something to tell. */
function varies(values: readonly string[]): boolean {
  const whole = stringConstraints(values);
  if (whole.pattern !== undefined && whole.format !== undefined) return false;
  const forms = new Set<string>();
  for (const value of values) {
    if (formatOf([value]) === undefined) return false;
    forms.add(JSON.stringify(stringConstraints([value])));
  }
  return forms.size > 1;
}

/**
 * Conditions among members that go together: the scale of an amount by its currency, the form of a wallet by its chain.
 *
 * One `if/then` per form, naming every deciding value seen with it; no condition where a deciding value was seen with
 * two forms. A property decides only if it is the one word among the members: with several candidates the samples don't
 * say which, and a hint has to.
 * @param hinted the property that decides, by a hint
 */
export function formConditions(object: ObjectShape, hinted?: string): Condition[] {
  const candidates = deciders(object);
  const decider = hinted !== undefined && candidates.includes(hinted) ? hinted : candidates[0];
  if (decider === undefined || (candidates.length !== 1 && decider !== hinted)) return [];
  const groups = indexesByValue(object, decider);
  return [...object.properties.keys()].flatMap((key) => {
    const values = key === decider ? undefined : strings(object, key);
    return values && varies(values) ? conditionsOn(object, decider, groups, key, values) : [];
  });
}

function conditionsOn(
  object: ObjectShape,
  decider: string,
  groups: ReadonlyMap<string, number[]>,
  key: string,
  values: readonly string[],
): Condition[] {
  const base = stringConstraints(values);
  const byForm = new Map<string, { own: Schema; deciding: string[]; indexes: number[] }>();
  for (const [value, indexes] of groups) {
    const own: Schema = stringConstraints(indexes.map((index) => values[index] as string));
    const form = byForm.get(JSON.stringify(own)) ?? { own, deciding: [], indexes: [] };
    byForm.set(JSON.stringify(own), form);
    form.deciding.push(value);
    form.indexes.push(...indexes);
  }
  return [...byForm.values()].flatMap(({ own, deciding, indexes }) => {
    const { format, ...rest } = own;
    const then = format === undefined || format === base.format ? rest : own;
    if (Object.keys(then).length === 0) return [];
    const schema = { if: given(decider, deciding), then: { properties: { [key]: then } } };
    return [{ schema, samples: originsOf(object, indexes) }];
  });
}
