import type { Schema } from '../../contracts/model/types.js';
import { conjunction } from './conjunction.js';
import type { Data } from './data.js';
import { flagValues } from './fields.js';
import { matches, type Resolve } from './matches.js';
import { networksAt } from './money.js';
import { integerValue, numberValue } from './numbers.js';
import { objectValue } from './objects.js';
import { sceneOf, selfReferring, type Extent, type Known, type Place, type Scene } from './scene.js';
import { stringValue } from './strings.js';
import { madeOrReason, Unmakeable } from './unmakeable.js';

export type { Extent, Known };

/** How often a value of one of several branches is made anew when more than one branch takes it. */
const branchAttempts = 50;
/** So many values may be made in these attempts: branches of large objects that all overlap are left to a search in turn. */
const branchEffort = 300;

/** How often a value may hold values of its own schema, one in the other. */
const mostTurns = 2;

/** So many values of one whole are made as freely as asked for; whatever comes later is made as small as can be. */
const freeEffort = 1000;
/** Beyond so many, the search for a value that fits is given up. */
const mostEffort = 20 * freeEffort;

/** A schema with its references and unconditional parts folded in. */
interface Unfolded {
  schema: Schema;
  /** The references that were folded in. */
  references: readonly string[];
}

const known = new WeakMap<Resolve, WeakMap<Schema, Unfolded>>();

/** Conditions stay in `allOf`. Worked out once per contract. */
function unfolded(schema: Schema | boolean, scene: Scene): Unfolded {
  if (schema === true) return { schema: {}, references: [] };
  if (schema === false) throw new Unmakeable('the schema takes nothing');
  let own = known.get(scene.resolve);
  if (!own) known.set(scene.resolve, (own = new WeakMap<Schema, Unfolded>()));
  let found = own.get(schema);
  if (!found) own.set(schema, (found = unfold(schema, scene)));
  return found;
}

/** What a reference names. */
function referred(reference: string, scene: Scene): Unfolded {
  const target = scene.resolve(reference);
  if (target === selfReferring) throw new Unmakeable(`${reference} is defined by nothing but itself`);
  return unfolded(target, scene);
}

function unfold(schema: Schema, scene: Scene): Unfolded {
  const { $ref, allOf = [], ...own } = schema;
  const parts = allOf.filter((part) => !part.if).map((part) => unfolded(part, scene));
  const conditions = allOf.filter((part) => part.if);
  const target = $ref === undefined ? undefined : referred($ref, scene);
  const base = target ? conjunction(target.schema, own) : own;
  const whole = conjunction(base, ...parts.map((part) => part.schema));
  const single: Schema[] = whole.if ? [conditionOf(whole)] : [];
  const all = [...(whole.allOf ?? []), ...conditions, ...single];
  return {
    schema: all.length > 0 ? { ...whole, allOf: all } : whole,
    references: [
      ...($ref === undefined ? [] : [$ref]),
      ...[...(target ? [target] : []), ...parts].flatMap(({ references }) => references),
    ],
  };
}

/**
 * The scene within values of references. Where a value of one stands in another already, it is made as small as can be: large
 * cycles would fill a whole body.
 * @throws Unmakeable where one of them would hold itself too often
 */
function entered({ references }: Unfolded, place: Place, scene: Scene): Scene {
  if (references.length === 0) return scene;
  const { open } = scene;
  const endless = references.find((one) => open.filter((other) => other === one).length >= mostTurns);
  if (endless !== undefined) throw new Unmakeable(`a value of ${endless} would hold itself without end`, place.name);
  const holdsItself = references.some((one) => open.includes(one));
  return { ...scene, open: [...open, ...references], ...(holdsItself ? { extent: 'minimal' } : {}) };
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

/**
 * Whether a schema declares every member of a value. One that declares none, or says what others have to be, knows all. This
 * is what authors mean by exclusive branches of open objects, which JSON Schema lets take each other's values.
 */
function knowsMembers(raw: Schema, value: unknown, scene: Scene): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  const { schema } = unfolded(raw, scene);
  const { properties, additionalProperties, oneOf, anyOf } = schema;
  if (typeof additionalProperties === 'object' || additionalProperties === true) return true;
  const branches = oneOf ?? anyOf ?? [];
  const unknown = Object.entries(value).filter(([name]) => !Object.hasOwn(properties ?? {}, name));
  if (unknown.length === 0 || (!properties && branches.length === 0 && additionalProperties === undefined)) return true;
  return branches.some((branch) => knowsMembers(branch, Object.fromEntries(unknown), scene));
}

/** Whether of exclusive branches that take a value exactly one declares all of its members. */
function isMeant(schema: Schema, value: unknown, scene: Scene): boolean {
  const { oneOf, ...rest } = schema;
  const meant = (oneOf ?? []).filter(
    (branch) => matches(branch, value, scene.resolve) && knowsMembers(branch, value, scene),
  );
  return meant.length === 1 && matches(rest, value, scene.resolve);
}

/** Values of each branch in turn, as asked for, then with everything, then with as little as can be. */
function* systematically(branches: readonly Schema[], scene: Scene, make: (branch: Schema, own: Scene) => unknown) {
  for (const extent of new Set<Extent>([scene.extent, 'full', 'minimal']))
    for (const branch of branches) {
      const made = madeOrReason(() => make(branch, { ...scene, extent }));
      if ('value' in made) yield made.value;
    }
}

/** A value of one branch that the schema as a whole takes: of `oneOf`, exactly one branch. */
function branchValue(schema: Schema, branches: readonly Schema[], place: Place, scene: Scene): unknown {
  const { oneOf, anyOf, ...others } = schema;
  const rest: Schema = oneOf && anyOf ? { ...others, anyOf } : others;
  const ofBranch = (branch: Schema, own: Scene): unknown => {
    const part = unfolded(branch, own);
    return make(conjunction(part.schema, rest), place, entered(part, place, own));
  };
  let candidates =
    scene.extent === 'mixed' || branches.every(isNull) ? branches : branches.filter((one) => !isNull(one));
  const reasons: string[] = [];
  const enough = scene.effort.spent + branchEffort;
  for (let attempt = 0; attempt < branchAttempts && candidates.length > 0; attempt += 1) {
    if (scene.effort.spent > enough) break;
    const branch = scene.data.helpers.arrayElement(candidates);
    const made = madeOrReason(() => ofBranch(branch, scene));
    if ('reason' in made) {
      reasons.push(made.reason);
      candidates = candidates.filter((one) => one !== branch);
    } else if (matches(schema, made.value, scene.resolve)) return made.value;
  }
  for (const value of systematically(branches, scene, ofBranch))
    if (matches(schema, value, scene.resolve)) return value;
  if (scene.lenient && oneOf)
    for (const value of systematically(branches, scene, ofBranch)) if (isMeant(schema, value, scene)) return value;
  const why = reasons.length < branches.length ? '' : `: ${reasons[0]}`;
  throw new Unmakeable(`no value of one branch alone can be made${why}`, place.name);
}

/** One of the types that a schema takes: null only where chance decides, or where nothing else is left. */
function typeFor(schema: Schema, place: Place, { data, extent }: Scene): string {
  const types = [schema.type ?? []].flat();
  if (schema.type !== undefined && types.length === 0)
    throw new Unmakeable('its parts ask for types that exclude each other', place.name);
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
  const itemPlace: Place = { ...place, members: [] };
  if (wanted > 0 && (schema.minItems ?? 0) === 0) {
    const made = madeOrReason(() => itemsOf(schema, wanted, itemPlace, { ...scene, lenient: false }));
    return 'value' in made ? made.value : [];
  }
  return itemsOf(schema, wanted, itemPlace, scene);
}

function itemsOf(schema: Schema, wanted: number, place: Place, scene: Scene): unknown[] {
  const item = (): unknown => make(schema.items ?? {}, place, scene);
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
  const { effort } = scene;
  effort.spent += 1;
  if (effort.spent > mostEffort) throw new Unmakeable('the search for a value that fits was given up', place.name);
  const part = unfolded(raw, scene);
  const own = entered(part, place, scene);
  return valueOf(part.schema, place, effort.spent > freeEffort ? { ...own, extent: 'minimal' } : own);
}

/** A value of a schema whose references and unconditional parts are folded in. */
function valueOf(schema: Schema, place: Place, scene: Scene): unknown {
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return branchValue(schema, branches, place, scene);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return listedValue(schema.enum, place, scene);
  const type = typeFor(schema, place, scene);
  const made = madeOrReason(() => typedValue(type, schema, place, scene));
  if ('value' in made) return made.value;
  // Where one type leads nowhere another may do, null last of all.
  const others = [schema.type ?? []].flat().filter((other) => other !== type);
  for (const other of [...others.filter((one) => one !== 'null'), ...others.filter((one) => one === 'null')]) {
    const instead = madeOrReason(() => typedValue(other, schema, place, scene));
    if ('value' in instead) return instead.value;
  }
  throw made.error;
}

function listedValue(listed: readonly unknown[], place: Place, scene: Scene): unknown {
  const { data, extent } = scene;
  if (listed.length === 0) throw new Unmakeable('no value is in every set that is asked for', place.name);
  const values = listed.filter((value) => value !== null);
  const likely = likelyValues(place, scene).filter((value) => values.includes(value));
  if (likely.length > 0) return data.helpers.arrayElement(likely);
  return data.helpers.arrayElement(extent === 'mixed' || values.length === 0 ? listed : values);
}

function typedValue(type: string, schema: Schema, place: Place, scene: Scene): unknown {
  switch (type) {
    case 'null':
      return null;
    case 'object':
      return objectValue(schema, place, scene, make);
    case 'array':
      return arrayValue(schema, place, scene);
    case 'boolean':
      return scene.extent === 'mixed' ? scene.data.datatype.boolean() : (flagValues[place.name] ?? true);
    case 'integer':
      return integerValue(schema, scene);
    case 'number':
      return numberValue(schema, place, scene);
    case 'string':
      return stringValue(schema, place, scene);
    default:
      throw new Unmakeable(`no way to make a value of type ${type}`, place.name);
  }
}

/**
 * A valid value of a schema; equal data give equal values. Where a schema leads back to itself the value ends: optional members
 * are left out, lists are empty, and other branches and types are taken. What may be left out is, where no value of it can be made.
 *
 * @param known the contract that the schema is of: its references, currencies and countries; without it a schema must
 *   hold no `$ref`, and values are such as every edition takes
 * @param name what the value is called, where the schema is of a single member or parameter
 * @throws Unmakeable for a schema that nothing fits, whose values would never end, or whose values nobody has taught this
 *   module to make
 * @example valueFor({ type: 'string', format: 'iban' }, createData('seed'), 'full') // 'PL61109010140000071219812874'
 */
export function valueFor(schema: Schema, data: Data, extent: Extent, known?: Known, name = ''): unknown {
  const place: Place = { name, siblings: {}, members: [] };
  const made = madeOrReason(() => make(schema, place, sceneOf(data, extent, known)));
  if ('value' in made) return made.value;
  if (extent === 'minimal') throw made.error;
  // With little in it a value may be found before the search is given up.
  return make(schema, place, sceneOf(data, 'minimal', known));
}
