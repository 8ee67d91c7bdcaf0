import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffContracts } from './diff-contracts.js';

type Document = (schema: object) => object;

const operation = (members: object): object => ({
  openapi: '3.1.0',
  info: { title: 'Made', version: '1' },
  paths: { '/a': { post: { operationId: 'a', responses: { 200: { description: 'x' } }, ...members } } },
});
const query: Document = (schema) => operation({ parameters: [{ name: 'p', in: 'query', schema }] });
const header: Document = (schema) =>
  operation({ responses: { 200: { description: 'x', headers: { 'X-P': { schema } } } } });
const body =
  (type: string): Document =>
  (schema) =>
    operation({ requestBody: { content: { [type]: { schema: { properties: { p: schema } } } } } });
const inJson: Document = (schema) =>
  operation({ parameters: [{ name: 'p', in: 'query', content: { 'application/json': { schema } } }] });

/** Level, rule without its scope, and value of each change. */
function told(document: Document, before: object, after: object): string[] {
  return diffContracts({ document: document(before) }, { document: document(after) }).changes.map(
    ({ level, rule, counterexample }) =>
      [level, rule.replace(/^\w+-(parameter|header|property)-/, ''), JSON.stringify(counterexample?.value)]
        .join(' ')
        .trim(),
  );
}

const [text, whole, number, truth] = ['string', 'integer', 'number', 'boolean'].map((type) => ({ type })) as [
  object,
  object,
  object,
  object,
];
const lists = (items: object): object => ({ type: 'array', items });

test('a reader of text takes the text of any number, so that it narrows one way only', () => {
  for (const [one, value] of [
    [whole, '"text"'],
    [truth, '"text"'],
  ] as const) {
    assert.deepEqual(told(query, one, text), ['info type-generalized']);
    assert.deepEqual(told(query, text, one), [`fail type-specialized ${value}`]);
    assert.deepEqual(told(header, text, one), ['info type-specialized']);
    assert.deepEqual(told(header, one, text), [`fail type-generalized ${value}`]);
  }
  assert.deepEqual(told(query, lists(whole), lists(text)), ['info type-generalized']);
  assert.deepEqual(told(query, lists(text), lists(whole)), ['fail type-specialized ["text"]']);
});

test('a type that takes no other text is no change', () => {
  assert.deepEqual(told(query, { type: ['string', 'integer'] }, text), []);
  assert.deepEqual(told(header, text, { type: ['string', 'boolean'] }), []);
});

test('numbers narrow as they do elsewhere', () => {
  assert.deepEqual(told(query, number, whole), ['fail type-specialized 0.5']);
  assert.deepEqual(told(query, whole, truth), ['fail type-changed 1']);
});

test('a text that has to be of a form is not any number', () => {
  assert.deepEqual(told(query, truth, { type: 'string', maxLength: 4 }), ['warn type-changed']);
  assert.deepEqual(told(query, whole, { type: 'string', pattern: '^\\d+$' }), ['warn retyped']);
  const [first, ...others] = told(query, whole, { type: 'string', minLength: 2 });
  assert.match(first ?? '', /^fail \S+ "\d"$/);
  assert.deepEqual(others, []);
});

test('members of forms and of XML are texts as well, what is JSON is not', () => {
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'])
    assert.deepEqual(told(body(type), whole, text), ['info type-generalized'], type);
  assert.deepEqual(told(body('application/json'), whole, text), ['fail type-changed {"p":1}']);
  assert.deepEqual(told(inJson, whole, text), ['fail type-changed 1']);
});
