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

test('a charset that reads something else in the bytes is told, also where they are ASCII alone', () => {
  const labelled = (charset: string) =>
    only(
      deliveryWellFormed.judge(
        deliveryInput([
          delivery({
            bytes: Buffer.from('{"a":"b"}'),
            body: '{"a":"b"}',
            headers: { ...delivery().headers, 'content-type': `application/json; charset=${charset}` },
          }),
        ]),
      ),
    );
  for (const charset of ['utf-16', 'UTF-16BE', 'ucs-2', 'utf-32', 'UCS-4']) {
    const judgement = labelled(charset);
    assert.equal(judgement.holds, false, charset);
    assert.equal(judgement.message, `the body is UTF-8 and is labelled ${charset.toLowerCase()}`);
    assert.equal(judgement.expected, 'UTF-8');
  }
  for (const charset of ['utf-8', 'US-ASCII', 'iso-8859-1', 'windows-1252', 'utf8mb4'])
    assert.equal(labelled(charset).holds, true, charset);
});
