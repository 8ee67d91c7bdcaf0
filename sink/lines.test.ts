import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { completeLines } from './lines.js';

async function linesOf(...chunks: string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of completeLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))))) {
    lines.push(line.toString());
  }
  return lines;
}

test('lines are whole wherever the chunks are cut', async () => {
  assert.deepEqual(await linesOf('one\ntw', 'o', '\nthree', '\n', '\nfive\n'), ['one', 'two', 'three', '', 'five']);
});

test('what follows the last newline is not a line', async () => {
  assert.deepEqual(await linesOf('one\ntorn'), ['one']);
  assert.deepEqual(await linesOf(), []);
});

test('only \\n ends a line', async () => {
  assert.deepEqual(await linesOf('a\rb\u2028c\n'), ['a\rb\u2028c']);
});
