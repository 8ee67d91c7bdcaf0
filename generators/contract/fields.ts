import { fixedScalePattern } from '../../contracts/formats/decimal.js';
import { stepDown, type Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import type { DossierField } from './dossier.js';
import { editions, evidenceIn, sameEvidence, spelledIn, type Edition } from './evidence.js';

/** What decides which fields of an object are required, and how well that is known. */
export interface RequiredRule {
  /** Evidence of `required` for a field at a place (a pointer with `*` for array items and map values), or `undefined` where it is not required. */
  (field: DossierField, place: string, evidence: Evidence): Evidence | undefined;
}

export interface FieldContext {
  edition: Edition;
  /** Page the facts stand on. */
  source: string;
  requiredRule: RequiredRule;
  /**
   * Answers and payloads, known from samples: their enumerations may grow, and their formats and patterns are read off
   * samples. Requests are known from tables: what stands there is what the provider accepts.
   */
  answers: boolean;
}

/** Required where a table or the prose of the entry says so. */
export const requiredByTable: RequiredRule = (field, _place, evidence) =>
  field.required === true ? { grade: evidence.grade, basis: 'table' } : undefined;

function compact(evidence: Evidence, parent: Evidence | undefined): Evidence | undefined {
  return sameEvidence(evidence, parent) ? undefined : evidence;
}

/** A condition written as "<field> is <value>", "<field> is anything but <value> or <value>", "<field> is missing" or "<field> = <value>". */
export function parseCondition(text: string): Schema {
  const match = /^(\w+) (?:is|=) (?:(missing)|anything but (\w+(?: or \w+)*)|(\w+))$/.exec(text);
  if (!match?.[1]) throw new Error(`dossier: unreadable condition "${text}"`);
  const [, field, missing, exceptions, value] = match;
  if (missing) return { not: { required: [field] } } as Schema;
  const test = exceptions === undefined ? { const: value } : { not: { enum: exceptions.split(' or ') } };
  return { properties: { [field]: test as Schema }, required: [field] };
}

const typeInEdition = new RegExp(`(string|number) in (${editions.join('|')})(?=[,;]|$)`, 'g');

/** A note such as "number in 2025, string in latest": the type each edition shows. */
function typesByEdition(note: string): Partial<Record<Edition, string>> {
  const parts = [...note.matchAll(typeInEdition)];
  return Object.fromEntries(parts.map(([, type, edition]) => [edition, type]));
}

/** JSON types of a field. Of several, the one that the showing edition has, where a note tells them apart. */
function typeOf(field: DossierField, shownIn: string | undefined): string[] {
  if (!field.type) return field.fields ? ['object'] : field.items ? ['array'] : ['string'];
  if (field.type === 'map') return ['object'];
  if (field.type === 'file') return ['string'];
  const types = field.type.split('|');
  const told = types.length > 1 ? typesByEdition(field.note ?? '')[shownIn as Edition] : undefined;
  return told ? [told] : types;
}

/** Words of an enumeration as an edition spells them. */
function wordsIn({ enum: words = [], spelling = {} }: DossierField, edition: Edition): unknown[] {
  return words.map((word) => spelledIn(edition, String(word), spelling[String(word)]));
}

/** Keywords of the field itself, its members left aside. */
function ownKeywords(field: DossierField, shownIn: string | undefined, edition: Edition): Schema {
  const own = typeOf(field, shownIn);
  const types = field.nullable ? [...own, 'null'] : own;
  const schema: Schema = { type: types.length === 1 ? (types[0] as string) : types };
  if (field.type === 'file') schema.contentMediaType = 'application/octet-stream';
  if (field.format) schema.format = field.format;
  if (field.pattern) schema.pattern = field.pattern;
  else if (field.decimals !== undefined) schema.pattern = fixedScalePattern(field.decimals);
  if (field.enum) schema.enum = [...wordsIn(field, edition), ...(field.nullable ? [null] : [])];
  if (field.const !== undefined) schema.const = field.const;
  if (field.min !== undefined) schema.minimum = field.min;
  if (field.max !== undefined) schema.maximum = field.max;
  if (field.minLength !== undefined) schema.minLength = field.minLength;
  if (field.maxLength !== undefined) schema.maxLength = field.maxLength;
  if (field.maxItems !== undefined) schema.maxItems = field.maxItems;
  if (field.maxFileBytes !== undefined) schema['x-max-bytes'] = field.maxFileBytes;
  if (field.mediaTypes) schema['x-media-types'] = field.mediaTypes;
  if (field.default !== undefined) schema.default = field.default;
  return schema;
}

function fieldSchema(
  field: DossierField,
  evidence: Evidence,
  parent: Evidence | undefined,
  place: string,
  context: FieldContext,
): Schema {
  const schema = ownKeywords(field, evidence.edition, context.edition);
  const keywords: Record<string, Evidence> = {};
  if (context.answers) {
    const suggested: Evidence = { grade: stepDown(evidence.grade), basis: 'example' };
    if (schema.format) keywords['format'] = suggested;
    if (schema.pattern) keywords['pattern'] = suggested;
  }
  if (field.enum && context.answers) schema['x-open'] = true;
  if (field.enumEvidence)
    schema['x-enum-evidence'] = Object.fromEntries(
      Object.entries(field.enumEvidence).map(([value, grade]) => [value, { grade }]),
    );
  const members = field.fields ? objectMembers(field.fields, evidence, place, context) : {};
  const required = field.optional ? undefined : context.requiredRule(field, place, evidence);
  if (required) keywords['required'] = required;
  const own = compact(evidence, parent);
  const result: Schema = { ...schema, ...members };
  const [mapKey, mapValue] = mapMember(field.fields);
  if (mapKey && mapValue) {
    delete result.properties;
    result.additionalProperties = fieldSchema(mapValue, evidence, evidence, `${place}/*`, context);
  }
  if (field.items) result.items = fieldSchema(field.items, evidence, evidence, `${place}/*`, context);
  if (field.values) result.additionalProperties = fieldSchema(field.values, evidence, evidence, `${place}/*`, context);
  if (field.keyEnum)
    result.propertyNames = {
      enum: field.keyEnum,
      'x-open': true,
      'x-evidence': { grade: stepDown(evidence.grade), basis: 'example' },
    };
  if (own || Object.keys(keywords).length > 0)
    result['x-evidence'] = {
      ...own,
      ...(Object.keys(keywords).length > 0 ? { keywords } : {}),
    } as NonNullable<Schema['x-evidence']>;
  return result;
}

/** `{currency}` as a field's name stands for a map whose keys are data. */
function mapMember(fields: Record<string, DossierField> | undefined): [string?, DossierField?] {
  const entry = Object.entries(fields ?? {}).find(([name]) => name.startsWith('{'));
  return entry ?? [];
}

/** Required under a condition: as well known as the rule would have it without one. */
function condition(name: string, field: DossierField, place: string, evidence: Evidence, rule: RequiredRule): Schema[] {
  const text = field.requiredIf ?? field.requiredWhen;
  const required = rule({ ...field, required: true }, place, evidence);
  if (!text || !required) return [];
  return [{ if: parseCondition(text), then: { required: [name] }, 'x-evidence': required }];
}

function withoutRequired(schema: Schema): Schema {
  const { 'x-evidence': evidence, ...rest } = schema;
  const { keywords = {}, ...own } = evidence ?? {};
  const { required, ...others } = keywords;
  const kept = { ...own, ...(Object.keys(others).length > 0 ? { keywords: others } : {}) };
  return Object.keys(kept).length > 0 ? { ...rest, 'x-evidence': kept as NonNullable<Schema['x-evidence']> } : rest;
}

/** `properties`, `required` and conditions of an object in one edition; members the edition doesn't have are left out. */
function objectMembers(
  fields: Record<string, DossierField>,
  inherited: Evidence,
  place: string,
  context: FieldContext,
): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  const conditions: Schema[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (name.startsWith('{')) continue;
    const evidence = evidenceIn(field, context.edition, inherited.source ?? context.source, inherited);
    if (!evidence) continue;
    const memberPlace = `${place}/${name}`;
    const schema = fieldSchema(field, evidence, inherited, memberPlace, context);
    const conditional = field.requiredIf ?? field.requiredWhen;
    if (schema['x-evidence']?.keywords?.['required'] && !conditional) required.push(name);
    conditions.push(...condition(name, field, memberPlace, evidence, context.requiredRule));
    properties[name] = conditional ? withoutRequired(schema) : schema;
  }
  return {
    ...(required.length > 0 ? { required } : {}),
    properties,
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
  };
}

/** Schema of a whole body whose members are `fields`. */
export function bodySchema(
  fields: Record<string, DossierField>,
  evidence: Evidence,
  parent: Evidence | undefined,
  context: FieldContext,
): Schema {
  return fieldSchema({ type: 'object', fields }, evidence, parent, '', {
    ...context,
    requiredRule: (field, place, own) => (place === '' ? undefined : context.requiredRule(field, place, own)),
  });
}

export interface FieldSample {
  value: unknown;
  /** Members left out of a cut-off sample are simply missing: their absence says nothing. */
  truncated: boolean;
}

/** Values at a place of a sample; `*` stands for every array item and every map value. */
function valuesAt(value: unknown, tokens: readonly string[]): unknown[] {
  const [token, ...rest] = tokens;
  if (token === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (token === '*') return Object.values(value).flatMap((member) => valuesAt(member, rest));
  return token in value ? valuesAt((value as Record<string, unknown>)[token], rest) : [];
}

/**
 * Required by samples alone: a member that stands in every sample in which its parent stands, and in one at least.
 * It counts one step below what the samples show (docs/evidence.md).
 */
export function requiredBySamples(samples: readonly FieldSample[]): RequiredRule {
  return (_field, place, evidence) => {
    const tokens = place.slice(1).split('/');
    const name = tokens.pop() as string;
    let present = 0;
    for (const sample of samples) {
      for (const parent of valuesAt(sample.value, tokens)) {
        if (typeof parent !== 'object' || parent === null) continue;
        if (name in parent) present += 1;
        else if (!sample.truncated) return undefined;
      }
    }
    return present > 0 ? { grade: stepDown(evidence.grade), basis: 'example' } : undefined;
  };
}

/** The first rule that has an answer decides. */
export function firstRule(...rules: RequiredRule[]): RequiredRule {
  return (field, place, evidence) => {
    for (const rule of rules) {
      const required = rule(field, place, evidence);
      if (required) return required;
    }
    return undefined;
  };
}
