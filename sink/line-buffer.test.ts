import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineBuffer } from './line-buffer.js';
import { composing } from './test-support/delivery.js';

test('lines hold deliveries as they are, whatever their size and signs', () => {
  const buffer = new LineBuffer();
  const deliveries = [
    composing({ text: '日本語 "\\\n\u2028' }, { path: '/\u00ff€"😀' })(1),
    composing('x'.repeat(400_000), { headers: [['h', '€'.repeat(100_000)]] })(2),
    composing(null)(3),
  ];
  // The second time in memory that has grown and holds old bytes.
  for (const pass of ['first', 'second']) {
    buffer.clear();
    const lengths = deliveries.map((delivery) => buffer.add(delivery));
    const text = buffer.bytes.toString();
    assert.equal(
      lengths.reduce((sum, length) => sum + length),
      buffer.bytes.length,
      pass,
    );
    assert.deepEqual(
      text.split('\n').map((line) => (line === '' ? null : (JSON.parse(line) as unknown))),
      [...deliveries, null],
      pass,
    );
  }
});
