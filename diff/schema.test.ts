/** What a diff writes for programs, by the schema that is published of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { closed } from '../contracts/diff/test-support/closed.js';
import { operationDocument } from '../contracts/diff/test-support/documents.js';
import { loadContract } from '../contracts/model/load.js';
import { diffContracts, type DiffOptions, type DiffSide } from './diff-contracts.js';
import { json } from './formatters/json.js';

const ajv = new Ajv2020({ strict: true, strictRequired: false });
const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, 'diff.schema.json'), 'utf8')) as object;
const fits = ajv.compile(closed(schema) as object);

function assertFits(from: DiffSide, to: DiffSide, options: DiffOptions): void {
  const result = diffContracts(from, to, options);
  assert.ok(fits(JSON.parse(json.format(result, { failOn: 'fail' }))), ajv.errorsText(fits.errors));
  assert.ok(result.changes.length > 0);
}

test('the packaged versions side by side fit it', () => {
  const [from, to] = ['latest', 'test'].map((version): DiffSide => {
    const { document, facts } = loadContract(version);
    return { name: version, document, facts };
  });
  assert.ok(from && to);
  assertFits(from, to, { prove: false });
});

test('so does a change with a counterexample', () => {
  const taking = (maxLength: number): DiffSide => {
    const schema = { type: 'object', properties: { note: { type: 'string', maxLength } } };
    const requestBody = { content: { 'application/json': { schema } } };
    return { document: operationDocument({ operationId: 'createNote', requestBody }) };
  };
  assertFits(taking(9), taking(5), {});
});
