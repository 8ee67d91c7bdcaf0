import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { runOf } from '../../reports/history/test-support/lines.js';
import { appendToHistory, readHistory } from './file.js';
import { notify, sendTo } from './notify.js';

const variable = 'CONFORMANCE_TEST_NOTICES';

async function history(t: TestContext): Promise<{ file: string; told: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-notices-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'history.jsonl');
  await appendToHistory(file, runOf(1));
  await appendToHistory(file, runOf(2, ['a']));
  return { file, told: path.join(folder, 'told.txt') };
}

const now = (): number => Date.parse(runOf(2).startedAt);

/** A receiver that answers so, with what it got. */
async function receiver(t: TestContext, status: number): Promise<string[]> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env[variable] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`;
  t.after(() => {
    Reflect.deleteProperty(process.env, variable);
    server.closeAllConnections();
    server.close();
  });
  return bodies;
}

test('each change is told once, to files, commands and addresses', async (t) => {
  const { file, told } = await history(t);
  const bodies = await receiver(t, 200);
  const places = [`file:${told}`, `command:cat >> '${told}'`, `env:${variable}`];
  assert.equal((await notify(file, places, { now })).length, 1);
  assert.equal((await notify(file, places, { now })).length, 0);
  const lines = readFileSync(told, 'utf8').trim().split('\n');
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /^new: nightly test: response-schema at a/);
  assert.deepEqual(
    bodies.map((body) => JSON.parse(body) as unknown),
    [{ text: lines[0] }],
  );
  assert.equal(readHistory(file).unreadable, 0);
});

test('what nobody took is told again next time; an address is never shown', async (t) => {
  const { file } = await history(t);
  await receiver(t, 500);
  await assert.rejects(notify(file, [`env:${variable}`], { now }), (error: Error) => {
    assert.match(error.message, /env:CONFORMANCE_TEST_NOTICES: not taken \(status 500\)/);
    assert.doesNotMatch(error.message, /127\.0\.0\.1|secret/);
    return true;
  });
  // Another run comes before anybody could be told: it does not hide what the one before brought.
  await appendToHistory(file, runOf(3, ['a', 'b']));
  const bodies = await receiver(t, 200);
  assert.equal((await notify(file, [`env:${variable}`], { now })).length, 2);
  assert.match(bodies.join(), /new: [^\n]*response-schema at a.*new: [^\n]*response-schema at b/);
  assert.deepEqual(await notify(file, [`env:${variable}`], { now }), []);
});

test('what two runs side by side brought is told once, also where neither was the latest when it came to that', async (t) => {
  const { file, told } = await history(t);
  await notify(file, [`file:${told}`], { now });
  await appendToHistory(file, runOf(3, ['a', 'b']));
  await appendToHistory(file, runOf(4, ['a', 'b', 'c']));
  const counts = await Promise.all([1, 2].map(() => notify(file, [`file:${told}`], { now })));
  assert.equal(counts.flat().length, 2);
  const lines = readFileSync(told, 'utf8').trim().split('\n');
  assert.deepEqual(
    lines.map((line) => /response-schema at (\w)/.exec(line)?.[1]),
    ['a', 'b', 'c'],
  );
});

test('of a history that nobody was told of, the latest run is told alone, not all that ever stood', async (t) => {
  const { file, told } = await history(t);
  await appendToHistory(file, runOf(3, ['a', 'b']));
  const notices = await notify(file, [`file:${told}`], { now });
  assert.deepEqual(
    notices.map(({ text }) => /response-schema at (\w)/.exec(text)?.[1]),
    ['b'],
  );
});

test('places that are none are refused before anything is told', () => {
  assert.throws(() => sendTo('https://hooks.example/T0/secret'), /say file:<path>, command:<line> or env:/);
  assert.throws(
    () => sendTo('env:CONFORMANCE_TEST_NOBODY'),
    /env:CONFORMANCE_TEST_NOBODY: the variable holds no address/,
  );
  assert.throws(() => sendTo('file:/nowhere/at/all.txt'), /file:\/nowhere\/at\/all\.txt: no folder to write it into/);
});
