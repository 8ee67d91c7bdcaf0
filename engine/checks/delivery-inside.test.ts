import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balancePayload, delivery, deliveryInput, only } from '../test-support/inputs.js';
import { deliveryInside } from './delivery-inside.js';

const judge = (changes: Parameters<typeof delivery>[0]) =>
  only(deliveryInside.judge(deliveryInput([delivery(changes)])));
const withMember = (name: string, value: string) => ({ body: JSON.stringify({ ...balancePayload(), [name]: value }) });

test('an error of the provider in a delivery is a finding at its place', () => {
  const told = judge(withMember('reason', 'Oops\n    at Ledger.post (/app/dist/post.js:88:13)'));
  assert.equal(told.holds, false);
  assert.equal(told.pointer, '/reason');
  assert.equal(told.message, 'the delivery shows a stack trace');
  assert.deepEqual(told.subject, { kind: 'delivery', id: 'd1' });
});

test('headers and queries are looked at, and what is encoded', () => {
  const encoded = Buffer.from('Traceback (most recent call last):\n').toString('base64');
  const headers = { ...delivery().headers, 'x-debug': encoded };
  assert.equal(judge({ headers }).message, 'the delivery shows a stack trace in the header x-debug');
  const path = '/webhook/user/status?error=SQLSTATE%5B42P01%5D';
  assert.equal(judge({ path }).message, 'the delivery shows a database error in its address');
});

test('payloads, what users wrote and headers of the way are silent', () => {
  for (const changes of [
    {},
    { body: '' },
    withMember('transferTitle', 'SELECT id FROM users WHERE id = 1'),
    { headers: { ...delivery().headers, 'x-forwarded-for': '10.0.0.4:4711', via: '1.1 10.0.0.4:80' } },
  ])
    assert.equal(judge(changes).holds, true);
});

test('what only names the software is information', () => {
  assert.equal(judge({ body: '<hr><center>nginx/1.25.3</center>' }).atMost, 'info');
});
