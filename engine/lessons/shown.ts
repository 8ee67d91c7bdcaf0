import { isObject } from '../../contracts/model/json-value.js';
import { escapeToken, valueAt } from '../../contracts/model/pointer.js';
import type { OpenApiDocument, Schema } from '../../contracts/model/types.js';
import { typesOf } from '../../contracts/model/schema-types.js';

/** A node of a schema, where it stands in the document, and a value that it speaks of. */
interface Shown {
  pointer: string;
  schema: Schema;
  value: unknown;
}

type Place = Omit<Shown, 'value'>;

/** Whether a text stands for one that the record does not show (engine/record/redaction.ts). */
export function isPseudonym(value: unknown): boolean {
  return typeof value === 'string' && /‹[^›]*›/.test(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function hasType(schema: Schema, value: unknown): boolean {
  if (schema.type === undefined) return true;
  return typesOf(schema).some((type) => (type === 'integer' ? 'number' : type) === typeOf(value));
}

/** Whether the members that a schema fixes have the values it fixes. */
function fixedMembersFit({ properties = {} }: Schema, value: unknown): boolean {
  return Object.entries(properties).every(([name, { const: only, enum: several }]) => {
    const allowed = only === undefined ? several : [only];
    return allowed === undefined || (isObject(value) && allowed.includes(value[name]));
  });
}

/** Where a reference leads; a node without one is its own place. `undefined` where it leads nowhere. */
function resolved(document: OpenApiDocument, place: Place): Place | undefined {
  if (!place.schema.$ref?.startsWith('#')) return place;
  const pointer = place.schema.$ref.slice(1);
  const schema = valueAt(document, pointer) as Schema | undefined;
  return schema && resolved(document, { pointer, schema });
}

/** The one branch that a value can be of; `undefined` where several can. */
function branchOf(document: OpenApiDocument, branches: readonly Place[], value: unknown): Place | undefined {
  const fitting = branches.filter((branch) => {
    const schema = resolved(document, branch)?.schema ?? {};
    const has = (name: string): boolean => isObject(value) && Object.hasOwn(value, name);
    return hasType(schema, value) && fixedMembersFit(schema, value) && (schema.required ?? []).every(has);
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/**
 * The nodes of a schema that a value shows, each with what it shows of them. The value is one that fits the schema: which
 * branch of alternatives it is of is told by types and by members with one value, and a condition is shown where it applies.
 * A pseudonym shows that something is there.
 */
export function placesShown(document: OpenApiDocument, pointer: string, value: unknown): Shown[] {
  const shown: Shown[] = [];
  const visit = (pointer: string, schema: Schema, value: unknown): void => {
    shown.push({ pointer, schema, value });
    const target = schema.$ref === undefined ? undefined : resolved(document, { pointer, schema });
    if (target) visit(target.pointer, target.schema, value);
    if (isPseudonym(value)) return;
    for (const combiner of ['oneOf', 'anyOf'] as const) {
      if (!schema[combiner]) continue;
      const branches = schema[combiner].map((branch, at) => ({
        pointer: `${pointer}/${combiner}/${at}`,
        schema: branch,
      }));
      const branch = branchOf(document, branches, value);
      if (branch) visit(branch.pointer, branch.schema, value);
    }
    for (const [index, part] of (schema.allOf ?? []).entries()) {
      const at = `${pointer}/allOf/${index}`;
      if (!part.if) visit(at, part, value);
      else if (part.if.properties && fixedMembersFit(part.if, value)) shown.push({ pointer: at, schema: part, value });
    }
    if (Array.isArray(value)) {
      if (schema.items) for (const item of value) visit(`${pointer}/items`, schema.items, item);
    } else if (isObject(value)) visitMembers(pointer, schema, value);
  };
  const visitMembers = (pointer: string, schema: Schema, value: Record<string, unknown>): void => {
    const { properties = {}, additionalProperties: others, propertyNames: names } = schema;
    for (const [name, member] of Object.entries(value)) {
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (own) visit(`${pointer}/properties/${escapeToken(name)}`, own, member);
      else if (typeof others === 'object') {
        if (names) shown.push({ pointer: `${pointer}/propertyNames`, schema: names, value: name });
        visit(`${pointer}/additionalProperties`, others, member);
      }
    }
  };
  const schema = valueAt(document, pointer) as Schema | undefined;
  if (schema && value !== undefined) visit(pointer, schema, value);
  return shown;
}
