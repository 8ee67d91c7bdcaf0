import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { endQuietlyAtClosedPipe } from './closed-pipe.js';

test('nobody reading ends nothing, and every other error of a stream is thrown', () => {
  const stream = new PassThrough();
  endQuietlyAtClosedPipe(stream);
  assert.doesNotThrow(() => stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })));
  assert.throws(() => stream.emit('error', Object.assign(new Error('no'), { code: 'EIO' })), /no/);
});
