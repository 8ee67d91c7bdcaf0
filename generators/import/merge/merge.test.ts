import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grade } from '../../../contracts/model/evidence.js';
import type { OpenApiDocument, Schema } from '../../../contracts/model/types.js';
import type { ReadCall } from '../reading.js';
import type { KeptSource } from './kept.js';
import { withSources } from './merge.js';

const content = (type: string): Record<string, { schema: Schema }> => ({
  'application/json': { schema: { type: 'object', properties: { amount: { type } } } },
});

function contract(grade: Grade): OpenApiDocument {
  const operation = {
    operationId: 'getOrder',
    summary: 'Get order',
    responses: { '200': { description: '', content: content('string') } },
    'x-evidence': { grade, source: 'before' },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'x', version: 'x' },
    paths: { '/orders/{id}': { get: operation } },
    webhooks: {},
  };
}

function source(grade: ReadCall['grade'], type: string, name = 'a.md'): KeptSource {
  const schema: Schema = { type: 'object', properties: { amount: { type }, note: { type: 'string' } } };
  const call: ReadCall = {
    kind: 'operation',
    method: 'GET',
    path: '/orders/{orderId}',
    grade,
    where: `${name}:3`,
    parameters: [],
    responses: { '200': { description: '', body: { contentType: 'application/json', schema } } },
  };
  return {
    format: 1,
    source: name,
    importer: 'x',
    sha256: 'f'.repeat(64),
    date: '2026-01-01',
    calls: [call],
    notes: [],
    listed: [],
  };
}

/** Types of `amount` and of the new `note`, and how many contradictions are told. */
function outcome(before: Grade, ...sources: KeptSource[]): unknown[] {
  const { document, contradictions } = withSources(contract(before), sources);
  const operation = document.paths['/orders/{id}']?.['get'];
  const properties = operation?.responses['200']?.content?.['application/json']?.schema?.properties;
  return [properties?.['amount']?.type, properties?.['note']?.type, contradictions.length];
}

test('what is known better replaces what is known less well, and adds what nobody else says', () => {
  assert.deepEqual(outcome('assumed', source('documented', 'number')), ['number', 'string', 0]);
  assert.deepEqual(outcome('carried', source('documented', 'number')), ['number', 'string', 0]);
  assert.deepEqual(outcome('assumed', source('observed', 'number')), ['number', 'string', 0]);
  assert.deepEqual(outcome('carried', source('observed', 'number')), ['number', 'string', 0]);
});

test('what contradicts something documented is told and left out', () => {
  assert.deepEqual(outcome('documented', source('observed', 'number')), ['string', 'string', 1]);
  assert.deepEqual(outcome('documented', source('documented', 'number')), ['string', 'string', 1]);
  const { contradictions } = withSources(contract('documented'), [source('observed', 'number')]);
  assert.deepEqual(contradictions[0], {
    where: 'a.md:3',
    about: 'GET /orders/{orderId}, answer 200, /amount',
    against: 'before',
    says: 'string',
    butSays: 'number',
  });
});

test('of two sources the documented one speaks first, whatever their names; evidence tells where, when and on what', () => {
  const sources = [source('observed', 'number', 'a.har'), source('documented', 'boolean', 'z.md')];
  assert.deepEqual(outcome('assumed', ...sources), ['boolean', 'string', 1]);
  const { document } = withSources(contract('assumed'), sources);
  assert.deepEqual(document.paths['/orders/{id}']?.['get']?.['x-evidence'], {
    grade: 'documented',
    source: 'z.md:3, 2026-01-01, sha256 ffffffffffff',
  });
});
