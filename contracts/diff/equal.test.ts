import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { JsonObject } from '../model/json-value.js';
import { allChanges, compareContracts } from './compare.js';
import { carriers, carrying } from './test-support/documents.js';
import { equalDocuments, equalSchemas } from './test-support/equal.js';

function told(before: unknown, after: unknown): string[] {
  const both = [
    ...allChanges(compareContracts({ document: before }, { document: after })),
    ...allChanges(compareContracts({ document: after }, { document: before })),
  ];
  return both.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('two ways to write the same schema are no change', () => {
  for (const { name, before, after, components = {} } of equalSchemas)
    test(name, () => {
      for (const carried of carriers) {
        const own = components as JsonObject;
        assert.deepEqual(
          told(carrying(before, carried, own), carrying(after, carried, own)),
          [],
          JSON.stringify(carried),
        );
      }
    });
});

describe('two ways to write the same document are no change', () => {
  for (const { name, before, after } of equalDocuments) test(name, () => assert.deepEqual(told(before, after), []));
});
