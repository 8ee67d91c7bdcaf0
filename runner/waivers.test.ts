import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { UsageError } from '../engine/config.js';
import { endLine, runLine, wholeCase } from '../engine/test-support/lines.js';
import { draftWaivers, waiversOf } from './waivers.js';

const entry = `waivers:
  - check: response-schema
    id: getCard:examples:a
    reason: known
    owner: payments
    expires: 2030-12-31
`;

function fileWith(t: TestContext, text: string): string {
  const file = path.join(temporaryFolder(t), 'waivers.yaml');
  writeFileSync(file, text);
  return file;
}

test('the option comes before the configuration; without either there are no waivers', (t) => {
  const [one, other] = [fileWith(t, entry), fileWith(t, 'waivers: []')];
  assert.deepEqual(waiversOf({}, {}, 'test'), []);
  assert.deepEqual(
    waiversOf({ waivers: one }, {}, 'test').map(({ id, file, line }) => [id, file, line]),
    [['getCard:examples:a', one, 2]],
  );
  assert.deepEqual(waiversOf({ waivers: one }, { waivers: other }, 'test'), []);
});

test('a missing or broken file is refused before anything is sent, be it to be read or to be written', (t) => {
  const missing = path.join(temporaryFolder(t), 'none.yaml');
  const mistyped = fileWith(t, entry.replace('response-schema', 'response-shema'));
  for (const [options, message] of [
    [{ waivers: missing }, /none\.yaml: no such file; name a file of waivers; --write-waivers .*none\.yaml drafts one/],
    [{ waivers: mistyped }, /waivers\.yaml:2: there is no check response-shema; did you mean .*response-schema/],
    [{ writeWaivers: fileWith(t, 'waivers: 3') }, /waivers\.yaml:1: "waivers" is no list/],
  ] as const)
    assert.throws(
      () => waiversOf({}, options, 'test'),
      (error) => error instanceof UsageError && message.test(error.message),
    );
  assert.deepEqual(waiversOf({}, { waivers: missing, writeWaivers: missing }, 'test'), []);
});

test('drafts expire 30 days after the start of the run, and are added once', async (t) => {
  const folder = temporaryFolder(t);
  const [record, file] = [path.join(folder, 'record.ndjson'), path.join(folder, 'waivers.yaml')];
  const lines = [runLine(), ...wholeCase('getCard:examples:a', 200, 'fail'), endLine];
  writeFileSync(record, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  assert.match(await draftWaivers(file, record), /1 draft added to .*: fill in reason and owner/);
  const text = readFileSync(file, 'utf8');
  assert.match(text, /^ {4}expires: 2026-03-03$/m);
  assert.match(await draftWaivers(file, record), /nothing to add/);
  assert.equal(readFileSync(file, 'utf8'), text);
  const sound = path.join(folder, 'sound.ndjson');
  writeFileSync(sound, [runLine(), endLine].map((line) => `${JSON.stringify(line)}\n`).join(''));
  await draftWaivers(path.join(folder, 'other.yaml'), sound);
  assert.ok(!existsSync(path.join(folder, 'other.yaml')));
});
