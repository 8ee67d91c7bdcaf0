import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, exchangeInput } from '../test-support/inputs.js';
import { isUndeclaredPage, isWithin } from './undeclared-page.js';

const page = '<!doctype html><html><body>Please log in</body></html>';

/** An answer under a success that is listed without content, in a document whose other answers have these types. */
function answered(types: readonly string[], body = page, description = 'Done'): boolean {
  const input = exchangeInput('getUserBalances', { body });
  const object = { ...input.operation.object, responses: { '200': { description } } } as typeof input.operation.object;
  const content = Object.fromEntries(types.map((type) => [type, {}]));
  const other = { ...object, responses: { '200': { description: '', content } } } as typeof object;
  const operations = new Map(
    [object, other].map((each, index) => [String(index), { ...input.operation, object: each }]),
  );
  return isUndeclaredPage({
    contract: { ...contract, operations },
    operation: { ...input.operation, object },
    response: input.response,
  });
}

test('a page where nothing is listed stands before an API of JSON, unless it may be meant', () => {
  assert.equal(answered(['application/json']), true);
  assert.equal(answered(['application/json', 'text/csv']), true);
  assert.equal(answered(['application/json', 'text/html']), false);
  assert.equal(answered(['application/json', '*/*']), false);
  assert.equal(answered(['text/csv']), false);
  assert.equal(answered(['application/json'], '{}'), false);
  assert.equal(answered(['application/json'], page, 'A page for people'), false);
});

test('a range of media types holds those below it', () => {
  assert.equal(isWithin('application/json', 'application/*'), true);
  assert.equal(isWithin('text/html', 'application/*'), false);
  assert.equal(isWithin('text/html', '*/*'), true);
  assert.equal(isWithin('', '*/*'), false);
  assert.equal(isWithin('application/json', 'application/json'), true);
});
