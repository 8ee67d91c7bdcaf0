import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../model/facts.js';
import type { Schema } from '../model/types.js';
import { coverageOf, firmShare } from './coverage.js';
import { contractNodes } from './nodes.js';
import { contractOf, documented, sample } from './test-support/contract.js';
import { ungradedFacts } from './ungraded.js';

const schema: Schema = {
  type: 'object',
  properties: {
    id: { type: 'string', 'x-evidence': { grade: 'assumed' } },
    tags: { type: 'array', items: { type: 'string' } },
  },
  allOf: [{ if: { required: ['id'] }, then: { properties: { id: { type: 'string' } } } }],
};
const contract = contractOf({ request: sample(schema, {}), responses: { 200: sample({}, {}) } });

test('every operation, response and schema node counts once, a condition as one', () => {
  const pointers = contractNodes(contract.document).map(({ kind, pointer }) => `${kind} ${pointer}`);
  const body = '/paths/~1v1~1thing/post/requestBody/content/application~1json/schema';
  assert.deepEqual(pointers, [
    'operation /paths/~1v1~1thing/post',
    `schema ${body}`,
    `schema ${body}/properties/id`,
    `schema ${body}/properties/tags`,
    `schema ${body}/properties/tags/items`,
    `schema ${body}/allOf/0`,
    'response /paths/~1v1~1thing/post/responses/200',
    'schema /paths/~1v1~1thing/post/responses/200/content/application~1json/schema',
  ]);
});

test('coverage counts nodes by the evidence that holds for them', () => {
  const coverage = coverageOf(contractNodes(contract.document));
  assert.deepEqual(coverage.byGrade, { documented: 7, carried: 0, observed: 0, secondary: 0, assumed: 1 });
  assert.equal(coverage.byKind.schema.documented, 5);
  assert.equal(firmShare(coverage), 7 / 8);
  assert.equal(firmShare(coverageOf([])), 0);
});

test('facts with neither grade nor source are listed, graded guesses are not', () => {
  const own = { ...contract, facts: { ...contract.facts, fees: { cryptoWithdrawal: [] } } };
  assert.deepEqual(ungradedFacts(own), []);
  const guess = contractOf({ evidence: { grade: 'assumed', source: 'sibling' } });
  assert.deepEqual(
    ungradedFacts(guess).filter(({ file }) => file === 'openapi.yaml'),
    [],
  );
  const unsourced = { examples: [{ amount: 1 }] } as unknown as NonNullable<Facts['fees']['vectors']>;
  const bare = contractOf({ facts: { fees: { cryptoWithdrawal: [], vectors: unsourced } } });
  for (const item of Object.values(bare.document.paths))
    for (const operation of Object.values(item)) delete operation['x-evidence'];
  assert.deepEqual(ungradedFacts(bare), [
    { file: 'openapi.yaml', pointer: '/paths/~1v1~1thing/post' },
    { file: 'facts.yaml', pointer: '/fees' },
  ]);
  const rates = {
    ...contract.facts.fees,
    cryptoWithdrawal: [{ currency: 'btc', amount: 1, evidence: documented('test') }],
  };
  const graded = contractOf({ facts: { fees: rates } });
  assert.deepEqual(ungradedFacts(graded), []);
});
