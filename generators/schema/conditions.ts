import type { Schema } from '../../contracts/model/types.js';
import type { ObjectShape } from './shape.js';
import { formatOf, stringConstraints } from './strings.js';

const slug = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;

function strings(object: ObjectShape, key: string): string[] | undefined {
  const values = object.samples.map((sample) => sample[key]);
  return values.every((value): value is string => typeof value === 'string') ? values : undefined;
}

/** Properties that could decide over others: a plain word in every sample, and not the same word in all. */
function deciders(object: ObjectShape): string[] {
  return [...object.properties.keys()].filter((key) => {
    const values = strings(object, key);
    return values !== undefined && new Set(values).size > 1 && values.every((value) => slug.test(value));
  });
}

/** Whether every sample of a string has a form, and not all the same: then a condition has something to tell. */
function varies(values: readonly string[]): boolean {
  const whole = stringConstraints(values);
  const forms = new Set(values.map((value) => JSON.stringify(stringConstraints([value]))));
  return (
    forms.size > 1 &&
    (whole.pattern === undefined || whole.format === undefined) &&
    values.every((value) => formatOf([value]) !== undefined)
  );
}

/**
 * Conditions among members that go together: the scale of an amount by its currency, the form of a wallet by its chain.
 *
 * One `if/then` per form, naming every deciding value seen with it; no condition where a deciding value was seen with
 * two forms. A property decides only if it is the one word among the members: with several candidates the samples don't
 * say which, and a hint has to.
 */
export function conditionsOf(object: ObjectShape): Schema[] {
  const candidates = deciders(object);
  const decider = candidates[0];
  if (candidates.length !== 1 || decider === undefined) return [];
  const decidingValues = strings(object, decider) ?? [];
  const conditions: Schema[] = [];
  for (const key of object.properties.keys()) {
    const values = key === decider ? undefined : strings(object, key);
    if (!values || !varies(values)) continue;
    const valuesOf = new Map<string, string[]>();
    decidingValues.forEach((deciding, index) => {
      valuesOf.set(deciding, [...(valuesOf.get(deciding) ?? []), values[index] as string]);
    });
    const groups = new Map<string, string[]>();
    for (const [deciding, own] of valuesOf) {
      const form = JSON.stringify(stringConstraints(own));
      groups.set(form, [...(groups.get(form) ?? []), deciding]);
    }
    for (const [form, deciding] of groups) {
      const base = stringConstraints(values);
      const own = JSON.parse(form) as Schema;
      if (own.format === base.format) delete own.format;
      if (Object.keys(own).length === 0) continue;
      conditions.push({
        if: { properties: { [decider]: { enum: deciding } }, required: [decider] },
        then: { properties: { [key]: own } },
      });
    }
  }
  return conditions;
}
