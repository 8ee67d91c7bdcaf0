import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverReason } from './server-reason.js';

const reason = (body: unknown, status = 422): string =>
  serverReason({ status, body: typeof body === 'string' ? body : JSON.stringify(body) });

test('the reason is status, code and the most telling text, wherever an error has them', () => {
  assert.equal(reason({ title: 'b', errorMessage: 'a', code: 7, errorCode: 'P4' }), '422 P4 a');
  assert.equal(reason({ code: 7, message: ' ', detail: 'why' }), '422 7 why');
  assert.equal(reason({ error: { code: 'E1', message: 'inside' } }), '422 E1 inside');
  assert.equal(reason({ errors: [{ code: 'E1', reason: 'first' }, { reason: 'second' }] }), '422 E1 first');
  assert.equal(reason({ error: 'invalid_grant', error_description: 'expired' }), '422 expired');
  for (const body of ['', 'no JSON', '[]', '7', 'null', {}, { message: null, errors: [] }])
    assert.equal(reason(body), '422');
});

test('equal reasons are equal texts: ids and blanks are left out, and long ones are cut', () => {
  const id = '5836f0d6-3aed-4964-b5f2-c810a2e5e369';
  assert.equal(reason({ message: `no  user\n${id}, ${id.toUpperCase()}!` }, 404), '404 no user …, …!');
  assert.equal(reason({ message: `${id}ab` }), `422 ${id}ab`);
  assert.equal(reason({ message: 'x'.repeat(116) }), `422 ${'x'.repeat(116)}`);
  assert.equal(reason({ message: 'x'.repeat(117) }), `422 ${'x'.repeat(116)}…`);
});
