import { stepDown, type Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import { conditionsOf } from './conditions.js';
import type { DerivationSource, Hints } from './hints.js';
import { looksLikeMap } from './maps.js';
import { mergedValues, shapeOf, type ObjectShape, type Shape } from './shape.js';
import { stringConstraints } from './strings.js';

interface Context {
  hints: Hints;
  /** Evidence of what samples alone suggest: one step below what they show. */
  suggested: Evidence;
  source: DerivationSource;
}

/** Edition and source are inherited from the root; only grade and basis differ. */
function suggestedBy(sample: Evidence): Evidence {
  return { grade: stepDown(sample.grade), basis: 'example' };
}

function keywordEvidence(schema: Schema, keywords: Record<string, Evidence>): Schema {
  return Object.keys(keywords).length === 0
    ? schema
    : { ...schema, 'x-evidence': { keywords } as Schema['x-evidence'] };
}

function stringSchema(samples: readonly string[], place: string, context: Context): Schema {
  if (context.hints.free?.includes(place)) return { type: 'string' };
  const named = context.hints.values?.find((hint) => samples.every((sample) => hint.values.includes(sample)));
  if (named)
    return keywordEvidence(
      { type: 'string', enum: named.values, ...(named.open ? { 'x-open': true } : {}) },
      { enum: { grade: context.source.prose.grade, basis: 'prose' } },
    );
  const constraints = stringConstraints(samples);
  return keywordEvidence(
    { type: 'string', ...constraints },
    Object.fromEntries(Object.keys(constraints).map((keyword) => [keyword, context.suggested])),
  );
}

function mapSchema(object: ObjectShape, place: string, context: Context): Schema {
  const keys = [...object.properties.keys()];
  return {
    type: 'object',
    ...(keys.length > 0
      ? { propertyNames: { enum: keys, 'x-open': true, 'x-evidence': { ...context.suggested } } }
      : {}),
    additionalProperties: schemaOf(mergedValues(object), `${place}/*`, context),
  };
}

function recordSchema(object: ObjectShape, place: string, context: Context): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const [key, shape] of object.properties) {
    const schema = schemaOf(shape, `${place}/${key}`, context);
    if (shape.count === object.samples.length) {
      required.push(key);
      const keywords = { required: context.suggested, ...schema['x-evidence']?.keywords };
      schema['x-evidence'] = { ...schema['x-evidence'], keywords } as NonNullable<Schema['x-evidence']>;
    }
    properties[key] = schema;
  }
  const conditions = conditionsOf(object).map((condition): Schema => ({
    ...condition,
    'x-evidence': { ...context.suggested },
  }));
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties,
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
  };
}

function schemaOf(shape: Shape, place: string, context: Context): Schema {
  const alternatives: Schema[] = [];
  if (shape.objects) {
    const isMap = context.hints.maps?.includes(place) ?? false;
    alternatives.push(
      isMap || looksLikeMap(shape.objects)
        ? mapSchema(shape.objects, place, context)
        : recordSchema(shape.objects, place, context),
    );
  }
  if (shape.arrays > 0)
    alternatives.push({
      type: 'array',
      ...(shape.items && shape.items.count > 0 ? { items: schemaOf(shape.items, `${place}/*`, context) } : {}),
    });
  if (shape.strings.length > 0) alternatives.push(stringSchema(shape.strings, place, context));
  if (shape.integers + shape.fractions > 0) alternatives.push({ type: 'number' });
  if (shape.booleans > 0) alternatives.push({ type: 'boolean' });
  const [only] = alternatives;
  if (!only) return {};
  if (alternatives.length > 1) return { anyOf: shape.nulls > 0 ? [...alternatives, { type: 'null' }] : alternatives };
  if (shape.nulls > 0 && only.type !== undefined) {
    const nullable: Schema = { ...only, type: [...[only.type].flat(), 'null'] };
    if (nullable.enum) nullable.enum = [...nullable.enum, null];
    return nullable;
  }
  return only;
}

/**
 * The JSON Schema (2020-12) that samples of one thing justify, with evidence for every node.
 *
 * Types and presence keep the samples' grade; `required`, `format`, `pattern`, `enum` and scale drawn from samples alone
 * count one step lower (docs/evidence.md). A whole number in a sample is a `number`: that no fraction was seen is no promise.
 */
export function deriveSchema(samples: readonly unknown[], source: DerivationSource, hints: Hints = {}): Schema {
  const schema = schemaOf(shapeOf(samples), '', { hints, source, suggested: suggestedBy(source.sample) });
  return { ...schema, 'x-evidence': { ...source.sample, ...schema['x-evidence'] } };
}
