import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { readBody } from './body.js';

/** What is read of a request that sends these parts; without an end its peer leaves. */
async function readOf(parts: readonly string[], limit: number, end = true): Promise<unknown> {
  const request = new PassThrough();
  const reading = readBody(request as unknown as IncomingMessage, limit);
  for (const part of parts) request.write(part);
  if (end) request.end();
  else request.destroy();
  const read = await reading;
  return read === 'aborted' ? read : { ...read, body: read.body.toString() };
}

test('a body is read whole, in however many parts it comes', async () => {
  for (const parts of [[], ['abc'], ['a', 'bc'], ['a', 'b', 'c']])
    assert.deepEqual(await readOf(parts, 3), { body: parts.join('') });
});

test('of a body over the limit the first bytes are read, wherever its parts are cut', async () => {
  for (const parts of [['abcd'], ['abc', 'd'], ['ab', 'cd', 'ef'], ['a', 'bcdef', 'g']])
    assert.deepEqual(await readOf(parts, 3), { body: 'abc', isCut: true });
});

test('a body whose peer leaves is none', async () => {
  assert.equal(await readOf(['ab'], 3, false), 'aborted');
  assert.equal(await readOf([], 3, false), 'aborted');
});
