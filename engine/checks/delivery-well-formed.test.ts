import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { principle } from '../../contracts/model/ground.js';
import { delivery, deliveryInput, only, webhookNamed } from '../test-support/inputs.js';
import { deliverySchema } from './delivery-schema.js';
import { deliveryWellFormed } from './delivery-well-formed.js';

test('whole JSON holds', () => {
  assert.equal(only(deliveryWellFormed.judge(deliveryInput([delivery()]))).holds, true);
});

test('a body that ends early breaks a principle, and its schema is not judged', () => {
  for (const body of [delivery().body.slice(0, -2), '', 'null}']) {
    const input = deliveryInput([delivery({ body })]);
    const judgement = only(deliveryWellFormed.judge(input));
    assert.equal(judgement.holds, false);
    assert.deepEqual(judgement.ground, principle('well-formed HTTP and JSON'));
    assert.deepEqual(deliverySchema.judge(input), []);
  }
});

test('a webhook without a body is left alone', () => {
  const input = deliveryInput([delivery({ body: '' })], { webhook: webhookNamed('healthCheck') });
  assert.deepEqual(deliveryWellFormed.judge(input), []);
});

test('the bytes are judged where they were kept, and the text where they were not', () => {
  const twice = { ...delivery(), body: '{"a":1,"a":2}' };
  assert.equal(only(deliveryWellFormed.judge(deliveryInput([twice]))).pointer, '/a');
  const text = delivery().body;
  const packed = delivery({ bytes: gzipSync(text), headers: { ...delivery().headers, 'content-encoding': 'gzip' } });
  assert.equal(only(deliveryWellFormed.judge(deliveryInput([packed]))).holds, true);
  const marked = delivery({ bytes: Buffer.from(`\ufeff${text}`) });
  assert.match(only(deliveryWellFormed.judge(deliveryInput([marked]))).message, /byte order mark/);
});
