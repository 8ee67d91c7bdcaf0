import { escapeToken, valueAt } from '../../../contracts/model/pointer.js';
import type { OpenApiDocument, Operation, Schema } from '../../../contracts/model/types.js';
import type { ReportInput } from '../contract.js';
import { keywords, type Keyword } from './keywords.js';

/** A schema with what it refers to, and the references followed; one that refers to itself is left as it is. */
function resolved(document: OpenApiDocument, schema: Schema, seen: ReadonlySet<string>): [Schema, Set<string>] {
  const { $ref } = schema;
  if ($ref === undefined || seen.has($ref)) return [schema, new Set(seen)];
  const target = valueAt(document, $ref.replace(/^#/, '')) as Schema | undefined;
  const { $ref: _, ...beside } = schema;
  return resolved(document, { ...target, ...beside }, new Set([...seen, $ref]));
}

function keywordsOf(schema: Schema, required: boolean): Keyword[] {
  const stated = (keyword: Keyword): boolean => {
    if (keyword === 'required') return required;
    if (keyword === 'minimum') return schema.minimum !== undefined || schema.exclusiveMinimum !== undefined;
    return schema[keyword] !== undefined;
  };
  return keywords.filter(stated);
}

/** Members of a schema in the order of the contract, those of its branches included; the same place is one input. */
function* members(
  document: OpenApiDocument,
  schema: Schema,
  pointer: string,
  required: boolean,
  seen: ReadonlySet<string>,
): Generator<ReportInput> {
  const [whole, path] = resolved(document, schema, seen);
  yield { in: 'body', pointer, keywords: keywordsOf(whole, required) };
  for (const branch of [whole.allOf, whole.anyOf, whole.oneOf, [whole.then, whole.else]].flat())
    if (branch) yield* members(document, branch, pointer, false, path);
  for (const [name, member] of Object.entries(whole.properties ?? {}))
    yield* members(document, member, `${pointer}/${escapeToken(name)}`, whole.required?.includes(name) ?? false, path);
  if (whole.items) yield* members(document, whole.items, `${pointer}/*`, false, path);
}

/** Everything a caller of an operation sends, with what the contract demands of it. */
export function inputsOf({ object }: Operation, document: OpenApiDocument): ReportInput[] {
  const parameters = (object.parameters ?? []).map(({ name, in: where, required = false, schema }): ReportInput => {
    const [whole] = resolved(document, schema, new Set());
    // An address without its parameter is another address, and whatever stands in one is text.
    const stated = keywordsOf(whole, required && where !== 'path');
    return {
      in: where,
      pointer: `/${escapeToken(name)}`,
      keywords: stated.filter((keyword) => keyword !== 'type' || whole.type !== 'string'),
    };
  });
  const body = Object.values(object.requestBody?.content ?? {})[0]?.schema;
  const byPlace = new Map<string, ReportInput>();
  for (const input of body ? members(document, body, '', false, new Set()) : []) {
    const before = byPlace.get(input.pointer)?.keywords ?? [];
    const both = new Set([...before, ...input.keywords]);
    byPlace.set(input.pointer, { ...input, keywords: keywords.filter((keyword) => both.has(keyword)) });
  }
  return [...parameters, ...byPlace.values()];
}
