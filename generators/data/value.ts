import type { Schema } from '../../contracts/model/types.js';
import { conjunction } from './conjunction.js';
import type { Data } from './data.js';
import { flagValues } from './fields.js';
import { matches, type Resolve } from './matches.js';
import { networksAt } from './money.js';
import { integerValue, numberValue } from './numbers.js';
import { objectValue } from './objects.js';
import { sceneOf, type Extent, type Known, type Place, type Scene } from './scene.js';
import { stringValue } from './strings.js';

export type { Extent, Known };

/** How often a value of one of several branches is made anew when more than one branch takes it. */
const branchAttempts = 50;

const known = new WeakMap<Resolve, WeakMap<Schema, Schema>>();

/** The schema with references and unconditional parts folded in; conditions stay in `allOf`. Worked out once per contract. */
function unfolded(schema: Schema, scene: Scene): Schema {
  let own = known.get(scene.resolve);
  if (!own) known.set(scene.resolve, (own = new WeakMap<Schema, Schema>()));
  let found = own.get(schema);
  if (!found) own.set(schema, (found = unfold(schema, scene)));
  return found;
}

function unfold(schema: Schema, scene: Scene): Schema {
  const { $ref, allOf = [], ...own } = schema;
  const parts = allOf.filter((part) => !part.if).map((part) => unfolded(part, scene));
  const conditions = allOf.filter((part) => part.if);
  const base = $ref === undefined ? own : conjunction(unfolded(scene.resolve($ref), scene), own);
  const whole = conjunction(base, ...parts);
  const single: Schema[] = whole.if ? [conditionOf(whole)] : [];
  const all = [...(whole.allOf ?? []), ...conditions, ...single];
  return all.length > 0 ? { ...whole, allOf: all } : whole;
}

/** The condition that a schema states itself. */
function conditionOf({ if: condition, then, else: otherwise }: Schema): Schema {
  return {
    ...(condition ? { if: condition } : {}),
    ...(then ? { then } : {}),
    ...(otherwise ? { else: otherwise } : {}),
  };
}

const isNull = (schema: Schema): boolean => schema.type === 'null';

/** A value of one branch that the schema as a whole takes: of `oneOf`, exactly one branch. */
function branchValue(schema: Schema, branches: readonly Schema[], place: Place, scene: Scene): unknown {
  const { oneOf, anyOf, ...rest } = schema;
  const candidates =
    scene.extent === 'mixed' || branches.every(isNull) ? branches : branches.filter((one) => !isNull(one));
  for (let attempt = 0; attempt < branchAttempts; attempt += 1) {
    const branch = scene.data.helpers.arrayElement(candidates);
    const value = make(conjunction(unfolded(branch, scene), rest), place, scene);
    if (matches(schema, value, scene.resolve)) return value;
  }
  throw new Error(`no value of one branch alone can be made (${place.name})`);
}

/** One of the types that a schema takes: null only where chance decides, or where nothing else is left. */
function typeFor(schema: Schema, { data, extent }: Scene): string {
  const types = [schema.type ?? []].flat();
  const others = types.filter((type) => type !== 'null');
  if (extent === 'mixed' && types.includes('null') && data.datatype.boolean(0.25)) return 'null';
  if (others.length > 0) return extent === 'mixed' ? data.helpers.arrayElement(others) : (others[0] as string);
  if (types.length > 0) return 'null';
  if (schema.properties ?? schema.additionalProperties) return 'object';
  return schema.items ? 'array' : 'string';
}

/** What tells an item from the others: the currency that it holds, its own id, else all of it. */
function identityOf(item: unknown, { currencies }: Scene): string {
  if (typeof item !== 'object' || item === null) return JSON.stringify(item);
  const members = item as Record<string, unknown>;
  const { name } = members;
  if (typeof name === 'string' && currencies.has(name)) return name;
  const own = Object.keys(members).find((name) => name === 'id' || (/Id$/.test(name) && !/UserId$/.test(name)));
  return JSON.stringify(own === undefined ? item : members[own]);
}

function arrayValue(schema: Schema, place: Place, scene: Scene): unknown[] {
  const { data, extent } = scene;
  const most = schema.maxItems ?? Math.max(schema.minItems ?? 0, 3);
  const least = Math.min(schema.minItems ?? 1, most);
  const wanted =
    extent === 'minimal' ? least : data.number.int({ min: least, max: Math.min(most, Math.max(least, 3)) });
  const item = (): unknown => make(schema.items ?? {}, { ...place, members: [] }, scene);
  const distinct = new Map<string, unknown>();
  for (let attempt = 0; distinct.size < wanted && attempt < wanted * 4; attempt += 1) {
    const next = item();
    const identity = identityOf(next, scene);
    if (!distinct.has(identity)) distinct.set(identity, next);
  }
  const items = [...distinct.values()];
  // A small set of names can be used up: then there are fewer items than wanted, but never fewer than demanded.
  while (items.length < (schema.minItems ?? 0)) items.push(item());
  return items;
}

/** Values that what stands around a place makes likelier than the rest of their set. */
function likelyValues(place: Place, scene: Scene): string[] {
  if (place.name === 'network') return networksAt(place, scene);
  const staging = place.name === 'name' ? scene.stagingNames.get(place.within ?? '') : undefined;
  return staging === undefined ? [] : [staging];
}

function make(raw: Schema, place: Place, scene: Scene): unknown {
  const schema = unfolded(raw, scene);
  const { data, extent } = scene;
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return branchValue(schema, branches, place, scene);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) {
    const values = schema.enum.filter((value) => value !== null);
    const likely = likelyValues(place, scene).filter((value) => values.includes(value));
    if (likely.length > 0) return data.helpers.arrayElement(likely);
    return data.helpers.arrayElement(extent === 'mixed' || values.length === 0 ? schema.enum : values);
  }
  const type = typeFor(schema, scene);
  switch (type) {
    case 'null':
      return null;
    case 'object':
      return objectValue(schema, place, scene, make);
    case 'array':
      return arrayValue(schema, place, scene);
    case 'boolean':
      return extent === 'mixed' ? data.datatype.boolean() : (flagValues[place.name] ?? true);
    case 'integer':
      return integerValue(schema, scene);
    case 'number':
      return numberValue(schema, place, scene);
    case 'string':
      return stringValue(schema, place, scene);
    default:
      throw new Error(`no way to make a value of type ${type} (${place.name})`);
  }
}

/**
 * A valid value of a schema; equal data give equal values.
 *
 * @param known the contract that the schema is of: its references, currencies and countries; without it a schema must
 *   hold no `$ref`, and values are such as every edition takes
 * @param name what the value is called, where the schema is of a single member or parameter
 * @throws Error for a schema that nothing fits, or whose values nobody has taught this module to make
 * @example valueFor({ type: 'string', format: 'iban' }, createData('seed'), 'full') // 'PL61109010140000071219812874'
 */
export function valueFor(schema: Schema, data: Data, extent: Extent, known?: Known, name = ''): unknown {
  return make(schema, { name, siblings: {}, members: [] }, sceneOf(data, extent, known));
}
