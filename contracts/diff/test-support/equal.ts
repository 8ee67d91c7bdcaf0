/** Schemas and documents that mean the same and are written otherwise. */
import type { JsonObject } from '../../model/json-value.js';
import { documentOf, operationDocument, operationOf } from './documents.js';

export interface EqualPair {
  name: string;
  before: unknown;
  after: unknown;
  /** Schemas that both documents have. */
  components?: JsonObject;
}

const text = { type: 'string' };
const whole = { type: 'integer' };
const person = { type: 'object', required: ['name'], properties: { name: text, age: whole } };
const card = { type: 'object', required: ['kind', 'number'], properties: { kind: { const: 'card' }, number: text } };
const iban = { type: 'object', required: ['kind', 'iban'], properties: { kind: { const: 'iban' }, iban: text } };
const tree = {
  type: 'object',
  properties: { name: text, below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
};
const components = {
  Person: person,
  Card: card,
  Iban: iban,
  Tree: tree,
  Text: text,
  Alias: { $ref: '#/components/schemas/Person' },
};
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Pairs of schemas. */
export const equalSchemas: readonly EqualPair[] = [
  { name: 'a reference and its copy', before: ref('Person'), after: person, components },
  { name: 'a reference to a reference', before: ref('Alias'), after: ref('Person'), components },
  { name: 'a reference in allOf', before: { allOf: [ref('Person')] }, after: ref('Person'), components },
  {
    name: 'a reference with a description',
    before: { ...ref('Person'), description: 'who' },
    after: ref('Person'),
    components,
  },
  {
    name: 'allOf and one schema',
    before: {
      allOf: [
        { type: 'object', required: ['name'], properties: { name: text } },
        { type: 'object', properties: { age: whole } },
      ],
    },
    after: person,
  },
  {
    name: 'allOf of a component and more',
    before: { allOf: [ref('Person'), { type: 'object', properties: { mail: text } }] },
    after: { ...person, properties: { ...person.properties, mail: text } },
    components,
  },
  {
    name: 'allOf in another order',
    before: { allOf: [ref('Person'), { required: ['age'] }] },
    after: { allOf: [{ required: ['age'] }, ref('Person')] },
    components,
  },
  { name: 'allOf within allOf', before: { allOf: [{ allOf: [person] }] }, after: person },
  { name: 'allOf that repeats', before: { allOf: [person, person] }, after: person },
  { name: 'an empty branch of allOf', before: { allOf: [person, {}] }, after: person },
  {
    name: 'null as a type and as an alternative',
    before: { type: ['string', 'null'] },
    after: { anyOf: [text, { type: 'null' }] },
  },
  {
    name: 'null as an alternative, in either kind',
    before: { oneOf: [text, { type: 'null' }] },
    after: { anyOf: [{ type: 'null' }, text] },
  },
  {
    name: 'a component or null',
    before: { anyOf: [ref('Person'), { type: 'null' }] },
    after: { ...person, type: ['object', 'null'] },
    components,
  },
  {
    name: 'a list of values or null',
    before: { enum: ['a', 'b', null] },
    after: { anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] },
  },
  { name: 'one type in a list', before: { type: ['string'] }, after: text },
  { name: 'types in another order', before: { type: ['string', 'integer'] }, after: { type: ['integer', 'string'] } },
  { name: 'number and integer', before: { type: ['number', 'integer'] }, after: { type: 'number' } },
  { name: 'types and alternatives of types', before: { type: ['string', 'integer'] }, after: { oneOf: [text, whole] } },
  {
    name: 'alternatives of types with their keywords',
    before: { type: ['string', 'integer'], maxLength: 5, minimum: 1 },
    after: {
      anyOf: [
        { type: 'string', maxLength: 5 },
        { type: 'integer', minimum: 1 },
      ],
    },
  },
  { name: 'constants and a list', before: { oneOf: [{ const: 'a' }, { const: 'b' }] }, after: { enum: ['a', 'b'] } },
  {
    name: 'described constants',
    before: {
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 'b', description: 'B' },
      ],
    },
    after: { type: 'string', enum: ['b', 'a'] },
  },
  {
    name: 'lists and a longer list',
    before: { anyOf: [{ enum: ['a'] }, { enum: ['b', 'c'] }] },
    after: { enum: ['a', 'b', 'c'] },
  },
  { name: 'a constant and a list of one', before: { const: 'a' }, after: { enum: ['a'] } },
  {
    name: 'a list with and without its type',
    before: { type: 'string', enum: ['a', 'b'] },
    after: { enum: ['a', 'b'] },
  },
  { name: 'a list in another order', before: { enum: ['a', 'b'] }, after: { enum: ['b', 'a'] } },
  { name: 'a list that repeats', before: { enum: ['a', 'b', 'a'] }, after: { enum: ['a', 'b'] } },
  {
    name: 'a list with values of no allowed type',
    before: { type: 'string', enum: ['a', 1] },
    after: { type: 'string', enum: ['a'] },
  },
  { name: 'alternatives in another order', before: { oneOf: [card, iban] }, after: { oneOf: [iban, card] } },
  {
    name: 'alternatives by reference',
    before: { oneOf: [ref('Card'), ref('Iban')] },
    after: { oneOf: [iban, card] },
    components,
  },
  { name: 'alternatives that exclude each other', before: { oneOf: [card, iban] }, after: { anyOf: [card, iban] } },
  { name: 'one alternative', before: { oneOf: [person] }, after: person },
  {
    name: 'alternatives within alternatives',
    before: { anyOf: [{ anyOf: [card, iban] }, person] },
    after: { anyOf: [card, iban, person] },
  },
  { name: 'an impossible alternative', before: { anyOf: [person, false] }, after: person },
  { name: 'an alternative twice', before: { anyOf: [card, iban, card] }, after: { anyOf: [card, iban] } },
  {
    name: 'required in another order',
    before: { ...person, required: ['name', 'age'] },
    after: { ...person, required: ['age', 'name'] },
  },
  {
    name: 'an empty list of required members',
    before: { type: 'object', properties: { a: text }, required: [] },
    after: { type: 'object', properties: { a: text } },
  },
  { name: 'members in another order', before: person, after: { ...person, properties: { age: whole, name: text } } },
  { name: 'required in a branch', before: { ...person, required: [], allOf: [{ required: ['name'] }] }, after: person },
  { name: 'further members that are allowed anyway', before: { ...person, additionalProperties: true }, after: person },
  { name: 'further members without a schema', before: { ...person, additionalProperties: {} }, after: person },
  {
    name: 'a map by reference',
    before: { type: 'object', additionalProperties: ref('Person') },
    after: { type: 'object', additionalProperties: person },
    components,
  },
  { name: 'a least length of 0', before: { type: 'string', minLength: 0 }, after: text },
  {
    name: 'a least number of items of 0',
    before: { type: 'array', items: text, minItems: 0 },
    after: { type: 'array', items: text },
  },
  { name: 'a least number of members of 0', before: { ...person, minProperties: 0 }, after: person },
  {
    name: 'a least number of members that are required anyway',
    before: { ...person, minProperties: 1 },
    after: person,
  },
  {
    name: 'items that may be equal',
    before: { type: 'array', items: text, uniqueItems: false },
    after: { type: 'array', items: text },
  },
  { name: 'items without a schema', before: { type: 'array', items: {} }, after: { type: 'array' } },
  {
    name: 'above 0 and from 1',
    before: { type: 'integer', exclusiveMinimum: 0 },
    after: { type: 'integer', minimum: 1 },
  },
  {
    name: 'below 10 and up to 9',
    before: { type: 'integer', exclusiveMaximum: 10 },
    after: { type: 'integer', maximum: 9 },
  },
  {
    name: 'a fraction as the limit of whole numbers',
    before: { type: 'integer', minimum: 0.5 },
    after: { type: 'integer', minimum: 1 },
  },
  {
    name: 'two limits of which one says nothing',
    before: { type: 'number', minimum: 1, exclusiveMinimum: 0 },
    after: { type: 'number', minimum: 1 },
  },
  {
    name: 'two limits in branches',
    before: { allOf: [{ type: 'number', minimum: 1 }, { minimum: 3 }] },
    after: { type: 'number', minimum: 3 },
  },
  {
    name: 'two lengths in branches',
    before: { allOf: [{ type: 'string', maxLength: 9 }, { maxLength: 3 }] },
    after: { type: 'string', maxLength: 3 },
  },
  { name: 'multiples of 1 and whole numbers', before: { type: 'number', multipleOf: 1 }, after: whole },
  {
    name: 'whole multiples of whole numbers',
    before: { type: 'number', multipleOf: 5 },
    after: { type: 'integer', multipleOf: 5 },
  },
  { name: 'keywords of other types', before: { type: 'string', minimum: 3, maxItems: 2 }, after: text },
  {
    name: 'patterns in branches',
    before: { allOf: [{ type: 'string', pattern: '^a' }, { pattern: 'z$' }] },
    after: { allOf: [{ pattern: 'z$' }, { type: 'string', pattern: '^a' }] },
  },
  { name: 'an empty pattern', before: { type: 'string', pattern: '' }, after: text },
  { name: 'true and an empty schema', before: true, after: {} },
  { name: 'then without if', before: { ...person, then: { required: ['age'] } }, after: person },
  { name: 'if without then', before: { ...person, if: { required: ['age'] } }, after: person },
  {
    name: 'a condition on a constant and on a list of one',
    before: {
      ...person,
      if: { properties: { name: { const: 'a' } }, required: ['name'] },
      then: { required: ['age'] },
    },
    after: {
      ...person,
      if: { properties: { name: { enum: ['a'] } }, required: ['name'] },
      then: { required: ['age'] },
    },
  },
  {
    name: 'a condition on a list and one on each value',
    before: {
      ...person,
      if: { properties: { name: { enum: ['a', 'b'] } }, required: ['name'] },
      then: { required: ['age'] },
    },
    after: {
      ...person,
      allOf: ['a', 'b'].map((name) => ({
        if: { properties: { name: { const: name } }, required: ['name'] },
        then: { required: ['age'] },
      })),
    },
  },
  {
    name: 'conditions in another order',
    before: {
      ...person,
      allOf: [
        { if: { required: ['age'] }, then: { minProperties: 2 } },
        { if: { properties: { name: { const: 'a' } }, required: ['name'] }, then: { required: ['age'] } },
      ],
    },
    after: {
      ...person,
      allOf: [
        { if: { properties: { name: { const: 'a' } }, required: ['name'] }, then: { required: ['age'] } },
        { if: { required: ['age'] }, then: { minProperties: 2 } },
      ],
    },
  },
  {
    name: 'dependent members in another order',
    before: { ...person, dependentRequired: { age: ['name', 'x'] } },
    after: { ...person, dependentRequired: { age: ['x', 'name'] } },
  },
  { name: 'an alternative that needs nothing', before: { ...person, anyOf: [{}] }, after: person },
  { name: 'recursion by reference and by one copy', before: ref('Tree'), after: tree, components },
  {
    name: 'not, written otherwise',
    before: { type: 'string', not: { enum: ['a', 'b'] } },
    after: { type: 'string', not: { description: 'x', enum: ['a', 'b'] } },
  },
  {
    name: 'a component or a copy in items',
    before: { type: 'array', items: ref('Person') },
    after: { type: 'array', items: person },
    components,
  },
  {
    name: 'a note',
    before: { ...person, title: 'Person', description: 'who', examples: [{ name: 'a' }] },
    after: person,
  },
  {
    name: 'a note of a member',
    before: person,
    after: { ...person, properties: { name: { ...text, description: 'x', 'x-order': 1 }, age: whole } },
  },
  { name: 'extensions', before: { ...person, 'x-evidence-of': 'nobody', 'x-internal': true }, after: person },
  { name: 'not deprecated', before: { type: 'string', deprecated: false, readOnly: false }, after: text },
  {
    name: 'limits of two ways in one',
    before: {
      allOf: [
        { type: 'array', items: text },
        { type: 'array', maxItems: 3 },
      ],
    },
    after: { type: 'array', items: text, maxItems: 3 },
  },
];

const body = { content: { 'application/json': { schema: text } } };
const limit = { name: 'limit', in: 'query', schema: whole };
const at = (path: string, members: JsonObject, item: JsonObject = {}): JsonObject =>
  documentOf({ paths: { [path]: { ...item, get: operationOf(members) } } });
const withVersion = (version: string, document: JsonObject): JsonObject => ({ ...document, openapi: version });
const field = (schema: unknown): JsonObject =>
  operationDocument({
    requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { a: schema } } } } },
  });

/** Pairs of documents. */
/** Payments of two sorts, told apart by a mapping to components of these names. */
function payments(cardName: string, ibanName: string): JsonObject {
  const schema = {
    oneOf: [ref(cardName), ref(ibanName)],
    discriminator: {
      propertyName: 'kind',
      mapping: { card: `#/components/schemas/${cardName}`, iban: `#/components/schemas/${ibanName}` },
    },
  };
  return {
    ...operationDocument({ requestBody: { content: { 'application/json': { schema } } } }),
    components: { schemas: { [cardName]: card, [ibanName]: iban } },
  };
}

export const equalDocuments: readonly EqualPair[] = [
  {
    name: 'components of other names that a mapping names',
    before: payments('Card', 'Iban'),
    after: payments('CardPayment', 'BankPayment'),
  },
  {
    name: 'a component whose name has a sign of percent',
    before: payments('Card', '100%'),
    after: payments('CardPayment', '100%'),
  },
  {
    name: 'parameters of the path and of the operation',
    before: at('/a', {}, { parameters: [limit] }),
    after: at('/a', { parameters: [limit] }),
  },
  {
    name: 'a parameter by reference',
    before: {
      ...at('/a', { parameters: [{ $ref: '#/components/parameters/Limit' }] }),
      components: { parameters: { Limit: limit } },
    },
    after: at('/a', { parameters: [limit] }),
  },
  {
    name: 'parameters in another order',
    before: at('/a', { parameters: [limit, { ...limit, name: 'b' }] }),
    after: at('/a', { parameters: [{ ...limit, name: 'b' }, limit] }),
  },
  {
    name: 'the default style',
    before: at('/a', { parameters: [{ ...limit, style: 'form', explode: true, required: false }] }),
    after: at('/a', { parameters: [limit] }),
  },
  {
    name: 'a header in another case',
    before: at('/a', { parameters: [{ name: 'X-A', in: 'header', schema: text }] }),
    after: at('/a', { parameters: [{ name: 'x-a', in: 'header', schema: text }] }),
  },
  {
    name: 'another name in the path',
    before: at('/a/{id}', { parameters: [{ name: 'id', in: 'path', required: true, schema: text }] }),
    after: at('/a/{userId}', { parameters: [{ name: 'userId', in: 'path', required: true, schema: text }] }),
  },
  {
    name: 'a body by reference',
    before: {
      ...operationDocument({ requestBody: { $ref: '#/components/requestBodies/B' } }),
      components: { requestBodies: { B: body } },
    },
    after: operationDocument({ requestBody: body }),
  },
  {
    name: 'a media type in another case',
    before: operationDocument({ requestBody: { content: { 'Application/JSON': { schema: text } } } }),
    after: operationDocument({ requestBody: body }),
  },
  {
    name: 'a charset that is the usual one',
    before: operationDocument({ requestBody: { content: { 'application/json;charset=utf-8': { schema: text } } } }),
    after: operationDocument({ requestBody: body }),
  },
  {
    name: 'an answer by reference',
    before: {
      ...operationDocument({ responses: { '200': { $ref: '#/components/responses/R' } } }),
      components: { responses: { R: { description: 'x', ...body } } },
    },
    after: operationDocument({ responses: { '200': { description: 'y', ...body } } }),
  },
  {
    name: 'a header of an answer in another case',
    before: operationDocument({ responses: { '200': { description: 'x', headers: { 'X-A': { schema: text } } } } }),
    after: operationDocument({ responses: { '200': { description: 'x', headers: { 'x-a': { schema: text } } } } }),
  },
  {
    name: 'security of the document and of the operation',
    before: { ...operationDocument({}), security: [{ key: [] }] },
    after: operationDocument({ security: [{ key: [] }] }),
  },
  {
    name: 'ways to identify oneself in another order',
    before: operationDocument({ security: [{ key: [] }, { token: [] }] }),
    after: operationDocument({ security: [{ token: [] }, { key: [] }] }),
  },
  {
    name: 'a scheme of another name',
    before: operationDocument({ security: [{ key: [] }] }),
    after: {
      ...operationDocument({ security: [{ k: [] }] }),
      components: { securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'x-key', description: 'the key' } } },
    },
  },
  {
    name: 'a server with a slash at its end',
    before: documentOf({ servers: [{ url: 'https://a.example/' }] }),
    after: documentOf({ servers: [{ url: 'https://a.example', description: 'x' }] }),
  },
  {
    name: 'summaries and tags',
    before: operationDocument({ summary: 'a', tags: ['x'] }),
    after: operationDocument({ summary: 'b', tags: ['y'], description: 'z' }),
  },
  {
    name: 'a component that nobody uses',
    before: operationDocument({}),
    after: { ...operationDocument({}), components: { schemas: { Unused: text } } },
  },
  {
    name: 'paths in another order',
    before: documentOf({ paths: { '/a': { get: operationOf({}) }, '/b': { get: operationOf({}) } } }),
    after: documentOf({ paths: { '/b': { get: operationOf({}) }, '/a': { get: operationOf({}) } } }),
  },
  { name: 'a slash at the end of a path', before: at('/a/', {}), after: at('/a', {}) },
  {
    name: 'null in 3.0 and 3.1',
    before: withVersion('3.0.3', field({ type: 'string', nullable: true })),
    after: field({ type: ['string', 'null'] }),
  },
  {
    name: 'limits of 3.0 and 3.1',
    before: withVersion('3.0.3', field({ type: 'number', minimum: 0, exclusiveMinimum: true })),
    after: field({ type: 'number', exclusiveMinimum: 0 }),
  },
  {
    name: 'limits of 3.0 that are included',
    before: withVersion('3.0.3', field({ type: 'number', maximum: 9, exclusiveMaximum: false })),
    after: field({ type: 'number', maximum: 9 }),
  },
  {
    name: 'a list with null in 3.0 and 3.1',
    before: withVersion('3.0.3', field({ type: 'string', nullable: true, enum: ['a'] })),
    after: field({ type: ['string', 'null'], enum: ['a', null] }),
  },
  {
    name: 'not nullable in 3.0',
    before: withVersion('3.0.3', field({ type: 'string', nullable: false })),
    after: field(text),
  },
];
