import type { Schema } from '../../contracts/model/types.js';
import { conjunction } from './conjunction.js';
import { matches, type Constraint } from './matches.js';
import { networksAt } from './money.js';
import type { Place, Scene } from './scene.js';
import { madeOrReason, Unmakeable } from './unmakeable.js';

/** Makes a value of a schema at a place; handed in, since objects hold values that hold objects. */
export type Make = (schema: Schema, place: Place, scene: Scene) => unknown;

/** Members that others are made after: what conditions ask about, then what says which currency it is about. */
const leading = /^(currency|currencyFrom|cryptocurrency|name|network|status)$/;

function mentioned(condition: Constraint): string[] {
  return [
    ...Object.keys(condition.properties ?? {}),
    ...(condition.required ?? []),
    ...(condition.not ? mentioned(condition.not) : []),
  ];
}

/** A small set of values comes before a free one, which can still be fitted to it. */
function makingOrder(names: readonly string[], conditions: readonly Schema[], { properties }: Schema): string[] {
  const deciders = new Set(conditions.flatMap((condition) => mentioned(condition.if as Constraint)));
  const rank = (name: string): number => {
    if (leading.test(name) && properties?.[name]?.enum) return 0;
    return deciders.has(name) ? 1 : leading.test(name) ? 2 : 3;
  };
  return [...names].sort((one, other) => rank(one) - rank(other));
}

/**
 * The members of an object, one after another: what a member's value turns on or off decides over those still to be made.
 * A chosen member that nothing demands is left out where no value of it can be made.
 * @throws Unmakeable where conditions never come to rest, or no value of a demanded member can be made
 */
function conditionedMembers(schema: Schema, place: Place, scene: Scene, make: Make): Map<string, unknown> {
  const properties = schema.properties ?? {};
  const conditions = (schema.allOf ?? []).filter((part) => part.if);
  const order = makingOrder([...new Set([...Object.keys(properties), ...(schema.required ?? [])])], conditions, schema);
  const { data, extent } = scene;
  const chosen = new Set(
    order.filter(
      (name) => schema.required?.includes(name) || extent === 'full' || (extent === 'mixed' && data.datatype.boolean()),
    ),
  );
  const members = new Map<string, unknown>();
  const rounds = 4 * (order.length + conditions.length) + 1;
  for (let round = 0; round < rounds; round += 1) {
    const made = Object.fromEntries(members);
    const active = conditions.flatMap((part) => {
      const consequence = matches(part.if as Schema, made, scene.resolve) ? part.then : part.else;
      return consequence ? [consequence] : [];
    });
    const narrowing = (name: string): Schema[] => active.flatMap((part) => part.properties?.[name] ?? []);
    const isDue = (name: string): boolean =>
      !members.has(name) || !narrowing(name).every((part) => matches(part, members.get(name), scene.resolve));
    const demanded = (name: string): boolean => active.some((part) => part.required?.includes(name));
    // What an absence demands is looked at when everything chosen is there.
    const next =
      order.find((name) => (chosen.has(name) || members.has(name)) && isDue(name)) ??
      order.find((name) => demanded(name) && isDue(name));
    if (next === undefined) return members;
    const isDemanded = (schema.required?.includes(next) ?? false) || demanded(next);
    const schemaOfNext = conjunction(properties[next] ?? {}, ...narrowing(next));
    const placeOfNext: Place = {
      name: next,
      siblings: made,
      members: order,
      ...(place.within === undefined ? {} : { within: place.within }),
    };
    if (isDemanded) members.set(next, make(schemaOfNext, placeOfNext, scene));
    else {
      const optional = madeOrReason(() => make(schemaOfNext, placeOfNext, { ...scene, lenient: false }));
      if ('value' in optional) members.set(next, optional.value);
      else {
        chosen.delete(next);
        members.delete(next);
      }
    }
  }
  throw new Unmakeable(`conditions of ${place.name || 'the body'} contradict each other`);
}

/** Keys of a map: from its set of names, else networks or currencies of the contract, as the name of the map says. */
function mapKeys(schema: Schema, place: Place, scene: Scene): string[] {
  const { data, currencies } = scene;
  const own = place.name === 'networkConfig' ? networksAt(place, scene) : [...currencies.keys()];
  const listed = schema.propertyNames?.enum?.filter((key) => typeof key === 'string');
  const shared = own.filter((key) => !listed || listed.includes(key));
  const keys = shared.length > 0 ? shared : (listed ?? []);
  return data.helpers.arrayElements(keys, { min: 1, max: Math.min(3, keys.length) }).sort();
}

/**
 * An object that keeps to a schema whose references and alternatives are resolved.
 * @throws Unmakeable where no value of a demanded member can be made, or conditions contradict each other
 */
export function objectValue(schema: Schema, place: Place, scene: Scene, make: Make): Record<string, unknown> {
  const members = conditionedMembers(schema, place, scene, make);
  const value: Record<string, unknown> = {};
  for (const name of Object.keys(schema.properties ?? {})) if (members.has(name)) value[name] = members.get(name);
  for (const [name, member] of members) value[name] = member;
  if (typeof schema.additionalProperties === 'object' && !schema.properties)
    for (const key of mapKeys(schema, place, scene)) {
      const own: Place = { name: place.name, siblings: place.siblings, members: [], within: key };
      const entry = schema.additionalProperties;
      const made = madeOrReason(() => make(entry, own, { ...scene, lenient: false }));
      if ('value' in made) value[key] = made.value;
    }
  return value;
}
