/** The kinds of place where a schema can stand in another one. */
import type { JsonObject } from './edit.js';

/** What an edit at a position does to the whole: the same, the contrary, or what depends on more. */
export type Polarity = 'same' | 'contrary' | 'open';

export interface Position {
  name: string;
  polarity: Polarity;
  /** Types that a value there can have; any where it is left out. */
  types?: readonly string[];
  /** The schema that holds it, and components that both need. */
  around(schema: unknown): { schema: unknown; components?: JsonObject };
}

const other = { type: 'object', required: ['kind'], properties: { kind: { const: 'other' } } };
const condition = { required: ['k'], properties: { k: { const: 1 } } };
const keyed = { type: 'object', properties: { k: { type: 'integer' } } };

function position(
  name: string,
  polarity: Polarity,
  around: (schema: unknown) => unknown,
  rest: Pick<Position, 'types'> = {},
): Position {
  return { name, polarity, around: (schema) => ({ schema: around(schema) }), ...rest };
}

/** Every kind of place of a schema in a schema (JSON Schema 2020-12, Core 10 and 11). */
export const positions: readonly Position[] = [
  position('itself', 'same', (schema) => schema),
  position('properties, required', 'same', (v) => ({ type: 'object', required: ['v'], properties: { v } })),
  position('properties, optional', 'same', (v) => ({ type: 'object', properties: { v } })),
  position('items', 'same', (items) => ({ type: 'array', items })),
  position('prefixItems', 'same', (first) => ({ type: 'array', prefixItems: [first] })),
  position('additionalProperties', 'same', (schema) => ({ type: 'object', additionalProperties: schema })),
  position('patternProperties', 'same', (schema) => ({ type: 'object', patternProperties: { '^p': schema } })),
  position('propertyNames', 'same', (schema) => ({ type: 'object', propertyNames: schema }), { types: ['string'] }),
  position('unevaluatedProperties', 'same', (schema) => ({ type: 'object', unevaluatedProperties: schema })),
  position('unevaluatedItems', 'same', (schema) => ({ type: 'array', unevaluatedItems: schema })),
  position('contains', 'same', (schema) => ({ type: 'array', contains: schema })),
  position('allOf', 'same', (schema) => ({ allOf: [schema, { description: 'the rest' }] })),
  position('anyOf', 'same', (schema) => ({ anyOf: [schema, other] })),
  position('oneOf', 'same', (schema) => ({ oneOf: [schema, other] })),
  position('not', 'contrary', (schema) => ({ not: schema })),
  position('if', 'open', (schema) => ({ if: schema, then: condition })),
  position('then', 'same', (then) => ({ ...keyed, if: condition, then: { properties: { v: then } } })),
  position('else', 'same', (schema) => ({ ...keyed, if: condition, else: { properties: { v: schema } } })),
  position('dependentSchemas', 'same', (v) => ({ ...keyed, dependentSchemas: { k: { properties: { v } } } })),
  {
    name: 'a component',
    polarity: 'same',
    around: (schema) => ({ schema: { $ref: '#/components/schemas/Own' }, components: { Own: schema as JsonObject } }),
  },
  {
    name: 'a component that holds itself',
    polarity: 'same',
    around: (v) => ({
      schema: { $ref: '#/components/schemas/Own' },
      components: {
        Own: {
          type: 'object',
          properties: { v, below: { type: 'array', items: { $ref: '#/components/schemas/Own' } } },
        },
      },
    }),
  },
];
