import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../contracts/model/types.js';
import { findCounterexamples } from './index.js';

test('however many members break at once, each has its proof', () => {
  const names = Array.from({ length: 150 }, (_, index) => `member${index}`);
  const side = (type: string): { schema: Schema; root: object } => ({
    schema: {
      type: 'object',
      required: names,
      properties: Object.fromEntries(names.map((name) => [name, { type }])),
    } as Schema,
    root: {},
  });
  const proofs = findCounterexamples({
    sender: side('string'),
    receiver: side('boolean'),
    tolerance: 'exact',
    tries: 20,
  });
  assert.deepEqual(new Set(proofs.map(({ problem }) => problem.pointer)), new Set(names.map((name) => `/${name}`)));
});
