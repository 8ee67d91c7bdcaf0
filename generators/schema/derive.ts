import { stepDown, type Evidence } from '../../contracts/model/evidence.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import type { Schema } from '../../contracts/model/types.js';
import { formConditions } from './conditions.js';
import { hintedFormat, hintedLimits, hintedValues, type DerivationSource, type Hints, type Limits } from './hints.js';
import { keyFormat, looksLikeMap } from './maps.js';
import { policyFor, type DerivationOptions, type Policy } from './policy.js';
import { mergedValues, shapeOf, type ObjectShape, type Shape, type Sightings } from './shape.js';
import { stringConstraints, wordsOf } from './strings.js';
import { presenceConditions } from './variants.js';

/** What made derivation set a keyword: the samples that show it, by their positions, or the hint of that name. */
export type Cause = { samples: readonly number[] } | { hint: string };

/** Told of each keyword that is set: at which place of the schema, for what reason. */
export type Note = (pointer: string, keyword: string, cause: Cause) => void;

/** A schema as derivation makes it. */
export interface DerivedSchema extends Schema {
  minProperties?: number;
}

interface Context {
  hints: Hints;
  policy: Policy;
  /** Evidence of what samples alone suggest: one step below what they show. */
  suggested: Evidence;
  /** Evidence of what prose states. */
  stated: Evidence;
  note: Note;
}

/** Where derivation stands: in the samples (hints name such places) and in the schema. */
interface Place {
  at: string;
  pointer: string;
}

const root: Place = { at: '', pointer: '' };

function below(place: Place, token: string, ...keywords: string[]): Place {
  return {
    at: `${place.at}/${token}`,
    pointer: `${place.pointer}/${keywords.join('/')}`,
  };
}

/** Keywords of one node, gathered together with what each rests on. */
class Keywords {
  readonly schema: DerivedSchema;
  readonly #evidence: Record<string, Evidence> = {};
  readonly #pointer: string;
  readonly #context: Context;

  constructor(place: Place, type: string, sightings: Sightings, context: Context) {
    this.schema = { type };
    this.#pointer = place.pointer;
    this.#context = context;
    context.note(place.pointer, 'type', sightings);
  }

  /** Sets keywords that samples alone suggest. */
  suggest(
    keywords: Pick<
      DerivedSchema,
      'type' | 'format' | 'pattern' | 'enum' | 'x-open' | 'minProperties' | 'additionalProperties'
    >,
    sightings: Sightings,
  ): this {
    return this.#set(keywords, this.#context.suggested, { samples: sightings.samples });
  }

  /** Sets keywords that prose states. */
  state(keywords: Pick<DerivedSchema, 'type' | 'format' | 'enum' | 'x-open' | keyof Limits>, hint: string): this {
    return this.#set(keywords, this.#context.stated, { hint });
  }

  #set(keywords: object, evidence: Evidence, cause: Cause): this {
    Object.assign(this.schema, keywords);
    for (const keyword of Object.keys(keywords)) {
      if (keyword.startsWith('x-')) continue;
      this.#evidence[keyword] = evidence;
      this.#context.note(this.#pointer, keyword, cause);
    }
    return this;
  }

  /** The node, its evidence last. */
  build(): DerivedSchema {
    if (Object.keys(this.#evidence).length > 0)
      this.schema['x-evidence'] = { keywords: this.#evidence } as NonNullable<Schema['x-evidence']>;
    return this.schema;
  }
}

function stringSchema(shape: Shape, place: Place, context: Context): DerivedSchema {
  const node = new Keywords(place, 'string', shape.strings, context);
  if (!context.hints.free?.includes(place.at)) constrainText(node, shape, place, context);
  const limits = hintedLimits(context.hints, place.at, 'length', () => shape.texts.map((text) => text.length));
  return node.state(limits, `limits of ${place.at}`).build();
}

/** Values or form of a string: what prose states goes before what samples suggest. */
function constrainText(node: Keywords, shape: Shape, place: Place, { hints, policy }: Context): void {
  const named = hintedValues(hints, place.at, shape.texts);
  if (named) {
    const { values, open } = named;
    node.state({ enum: values, ...(open ? { 'x-open': true } : {}) }, `values ${values.join(', ')}`);
    return;
  }
  const format = hintedFormat(hints, place.at, shape.texts);
  if (format !== undefined) {
    node.state({ format }, `format of ${place.at}`);
    return;
  }
  const { length } = shape.strings.samples;
  const constraints = length >= policy.format ? stringConstraints(shape.texts) : {};
  node.suggest(constraints, shape.strings);
  const words = constraints.format === undefined && length >= policy.many ? wordsOf(shape.texts) : undefined;
  if (words) node.suggest({ enum: words, 'x-open': true }, shape.strings);
}

function numberSchema(shape: Shape, place: Place, context: Context): DerivedSchema {
  const { hints, policy } = context;
  const seen = shape.fractions.count === 0 ? shape.integers : union(shape.integers, shape.fractions);
  const node = new Keywords(place, 'number', seen, context);
  if (shape.fractions.count === 0) {
    if (hints.integers?.includes(place.at)) node.state({ type: 'integer' }, `integers ${place.at}`);
    else if (shape.integers.samples.length >= policy.many) node.suggest({ type: 'integer' }, shape.integers);
  }
  return node
    .state(
      hintedLimits(hints, place.at, 'number', () => shape.numbers),
      `limits of ${place.at}`,
    )
    .build();
}

function union(a: Sightings, b: Sightings): Sightings {
  const samples = [...new Set([...a.samples, ...b.samples])].sort((left, right) => left - right);
  return { count: a.count + b.count, samples };
}

/** The keys that a map may have: of a form where all are of one, else those seen, as an open set. */
function keysSchema(object: ObjectShape): Schema | undefined {
  const format = keyFormat(object);
  if (format !== undefined) return { format };
  const keys = [...object.properties.keys()];
  return keys.length > 0 ? { enum: keys, 'x-open': true } : undefined;
}

function mapSchema(object: ObjectShape, place: Place, context: Context): DerivedSchema {
  context.note(place.pointer, 'type', object.seen);
  const keys = keysSchema(object);
  const hint = context.hints.maps?.includes(place.at) ? `maps ${place.at}` : undefined;
  const mapped: Cause = hint === undefined ? object.seen : { hint };
  context.note(place.pointer, 'additionalProperties', mapped);
  if (keys) context.note(`${place.pointer}/propertyNames`, keys.enum ? 'enum' : 'format', object.seen);
  return {
    type: 'object',
    ...(keys ? { propertyNames: { ...keys, 'x-evidence': { ...context.suggested } } } : {}),
    additionalProperties: schemaOf(mergedValues(object), below(place, '*', 'additionalProperties'), context),
  };
}

/** Objects with fewer members than this have no part of them that could be told to stay. */
const fewMembers = 8;

/**
 * The least number of members that objects keep of which no single member is sure: a quarter of the fewest seen. Which
 * ones may be missing is unknown; that nearly all are is not to be expected.
 */
function leastMembers({ fewest }: ObjectShape): number {
  return fewest >= fewMembers ? Math.floor(fewest / 4) : 0;
}

/** Whether the samples have shown all members there are: each was seen in several, so none is likely to come new. */
function isSaturated(object: ObjectShape, policy: Policy): boolean {
  return (
    object.seen.samples.length >= policy.closedRoot &&
    [...object.properties.values()].every((property) => property.all.samples.length > 1)
  );
}

function conditionsOf(object: ObjectShape, place: Place, context: Context): Schema[] {
  const hinted = context.hints.deciders?.find((hint) => hint.at === place.at)?.by;
  const conditions = [
    ...formConditions(object, hinted),
    ...presenceConditions(object, context.policy.requiredBelow, hinted),
  ];
  return conditions.map(({ schema, samples }, index): Schema => {
    const then = `${place.pointer}/allOf/${index}/then`;
    if (schema.then?.required) context.note(then, 'required', { samples });
    for (const [name, constraints] of Object.entries(schema.then?.properties ?? {}))
      for (const keyword of Object.keys(constraints))
        context.note(`${then}/properties/${escapeToken(name)}`, keyword, { samples });
    return { ...schema, 'x-evidence': { ...context.suggested } };
  });
}

/** Adds to a member's own node, made a moment ago, that its parent demands it. */
function demand(schema: DerivedSchema, evidence: Evidence): void {
  const keywords = { required: evidence, ...schema['x-evidence']?.keywords };
  schema['x-evidence'] = { ...schema['x-evidence'], keywords } as NonNullable<Schema['x-evidence']>;
}

/** The members of a record by name, and which of them it demands. */
function membersOf(object: ObjectShape, place: Place, context: Context): Pick<Schema, 'required' | 'properties'> {
  const { requiredAtRoot, requiredBelow } = context.policy;
  const mayDemand = object.seen.samples.length >= (place.at === '' ? requiredAtRoot : requiredBelow);
  const properties: [string, Schema][] = [];
  const required: string[] = [];
  for (const [name, shape] of object.properties) {
    const token = escapeToken(name);
    const member = below(place, token, 'properties', token);
    const schema = memberSchema(shape, member, context);
    properties.push([name, schema]);
    if (!mayDemand || shape.all.count < object.values.length) continue;
    required.push(name);
    demand(schema, context.suggested);
    context.note(member.pointer, 'required', object.seen);
  }
  // A member may be called `__proto__`: entries make it one like any other.
  return { ...(required.length > 0 ? { required } : {}), properties: Object.fromEntries(properties) };
}

function recordSchema(object: ObjectShape, place: Place, context: Context): DerivedSchema {
  const { policy } = context;
  const node = new Keywords(place, 'object', object.seen, context);
  Object.assign(node.schema, membersOf(object, place, context));
  if (place.at === '') {
    if (isSaturated(object, policy)) node.suggest({ additionalProperties: false }, object.seen);
  } else if (object.seen.samples.length >= policy.leastMembers) {
    const least = leastMembers(object);
    if (least > (node.schema.required?.length ?? 0)) node.suggest({ minProperties: least }, object.seen);
  }
  const conditions = conditionsOf(object, place, context);
  if (conditions.length > 0) node.schema.allOf = conditions;
  return node.build();
}

/** Makes a node, made a moment ago, accept null beside what it accepts. */
function orNull(schema: DerivedSchema): DerivedSchema {
  if (schema.anyOf) schema.anyOf.push({ type: 'null' });
  else if (schema.type !== undefined)
    schema.type = Array.isArray(schema.type) ? [...schema.type, 'null'] : [schema.type, 'null'];
  if (schema.enum) schema.enum = [...schema.enum, null];
  return schema;
}

/** A member: too few samples leave it open whether it may be null, unless prose lists its values. */
function memberSchema(shape: Shape, place: Place, context: Context): DerivedSchema {
  const schema = schemaOf(shape, place, context);
  const sure = shape.nulls.count > 0 || shape.all.samples.length >= context.policy.notNull;
  return sure || schema.enum ? schema : orNull(schema);
}

type Alternative = (place: Place) => DerivedSchema;

/** One schema per type that was seen, each to be made where it will stand. */
function alternativesOf(shape: Shape, context: Context): Alternative[] {
  const { objects, items } = shape;
  const alternatives: Alternative[] = [];
  if (objects)
    alternatives.push((place) =>
      context.hints.maps?.includes(place.at) || looksLikeMap(objects)
        ? mapSchema(objects, place, context)
        : recordSchema(objects, place, context),
    );
  if (shape.arrays.count > 0)
    alternatives.push((place) => {
      context.note(place.pointer, 'type', shape.arrays);
      const item = items && items.all.count > 0 ? schemaOf(items, below(place, '*', 'items'), context) : undefined;
      return { type: 'array', ...(item ? { items: item } : {}) };
    });
  if (shape.strings.count > 0) alternatives.push((place) => stringSchema(shape, place, context));
  if (shape.integers.count + shape.fractions.count > 0)
    alternatives.push((place) => numberSchema(shape, place, context));
  if (shape.booleans.count > 0)
    alternatives.push((place) => new Keywords(place, 'boolean', shape.booleans, context).build());
  return alternatives;
}

function schemaOf(shape: Shape, place: Place, context: Context): DerivedSchema {
  const alternatives = alternativesOf(shape, context);
  const [only] = alternatives;
  if (!only) return {};
  const schema: DerivedSchema =
    alternatives.length === 1
      ? only(place)
      : { anyOf: alternatives.map((make, index) => make({ ...place, pointer: `${place.pointer}/anyOf/${index}` })) };
  return shape.nulls.count > 0 ? orNull(schema) : schema;
}

/** Edition and source are inherited from the root, where prose has no source of its own. */
function statedBy({ sample, prose }: DerivationSource): Evidence {
  const own = prose.source !== undefined && prose.source !== sample.source ? { source: prose.source } : {};
  return { grade: prose.grade, ...own, basis: 'prose' };
}

/**
 * The JSON Schema (2020-12) that samples of one thing justify, with evidence for every node.
 *
 * Types and presence keep the samples' grade; `required`, `format`, `pattern`, `enum` and scale drawn from samples alone
 * count one step lower (docs/evidence.md). A whole number in a sample is a `number`: that no fraction was seen is no promise.
 * How many samples a constraint takes depends on their grade: see {@link policyFor}.
 * @param note told of each keyword that is set and what caused it
 */
export function deriveSchema(
  samples: readonly unknown[],
  source: DerivationSource,
  hints: Hints = {},
  options: DerivationOptions = {},
  note: Note = () => undefined,
): DerivedSchema {
  const schema = schemaOf(shapeOf(samples), root, {
    hints,
    policy: policyFor(source.sample.grade, options),
    suggested: { grade: stepDown(source.sample.grade), basis: 'example' },
    stated: statedBy(source),
    note,
  });
  return { ...schema, 'x-evidence': { ...source.sample, ...schema['x-evidence'] } };
}
