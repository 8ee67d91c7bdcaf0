import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { agreements } from '../judging/agreements.js';
import { contract, refused } from '../test-support/inputs.js';
import { packagedVersions } from '../test-support/versions.js';
import { deliveryChecks, exchangeChecks, observationChecks } from './index.js';

const checks = [...exchangeChecks, ...deliveryChecks, ...observationChecks];

test('every check of the folder is registered once, under the name of its file', () => {
  const others = ['check.ts', 'index.ts'];
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !others.includes(name),
  );
  assert.deepEqual(checks.map(({ id }) => `${id}.ts`).sort(), files.sort());
});

test('every check says what it is, what a finding means and what it rests on', () => {
  for (const { id, title, about, restsOn } of checks) {
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(title.length > 10 && about.length > 40 && restsOn.length > 20, id);
    assert.match(restsOn, /\.$/, id);
  }
});

test('every check has its test, and the documentation has a section on each and on no other', () => {
  const tests = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'));
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/checks.md'), 'utf8');
  const sections = page.split(/^### /m).slice(1);
  assert.deepEqual(
    sections.map((text) => text.slice(1, text.indexOf('`', 1))).sort(),
    checks.map(({ id }) => id).sort(),
  );
  for (const section of sections)
    for (const part of ['**Asserts**', '**Rests on**', '**Finding**', '**To do**'])
      assert.ok(section.includes(part), section);
  for (const { id, restsOn } of checks) assert.ok(page.includes(`**Rests on** ${restsOn}`), id);
  // The checks that refusalCheck makes share one test.
  const byBreach = checks.filter(({ id }) => !tests.includes(`${id}.test.ts`)).map(({ id }) => id);
  assert.deepEqual(byBreach.sort(), [
    ...['deleted-gone', 'illegal-state-accepted', 'lock-lifecycle', 'overspent', 'quota-ignored'],
    'unknown-object-accepted',
  ]);
});

for (const { version, examples } of packagedVersions())
  test(`no documented answer of ${version} raises an alarm`, () => {
    assert.ok(examples.length > 5);
    // Whether an example has all members is a matter of lint: many pages show the beginning only.
    const judging = exchangeChecks.filter(({ id }) => id !== 'response-schema');
    const alarms = examples.flatMap(({ name, input }) => {
      const expect =
        input.response.status < 400 ? input.case.expect : { ...refused, status: undefined, code: undefined };
      return judging
        .flatMap((check) => check.judge({ ...input, case: { ...input.case, expect } }))
        .flatMap(({ holds, check, message }) => (holds ? [] : [`${name} · ${check}: ${message}`]));
    });
    assert.deepEqual(alarms, []);
  });

test('agreements speak of webhooks and operations that the contract has', () => {
  for (const { webhookId, operationId } of agreements) {
    assert.ok(contract.webhooks.has(webhookId), webhookId);
    assert.ok(contract.operations.has(operationId), operationId);
  }
});

test('each relation between answers has the check that judges it', () => {
  assert.deepEqual(
    Object.fromEntries(observationChecks.flatMap(({ id, relations }) => relations.map((one) => [one, id]))),
    {
      model: 'model-agrees',
      movement: 'conservation',
      'created-and-read': 'created-readable',
      'written-and-read': 'write-has-effect',
      'at-once': 'exactly-one-effect',
      'others-and-unknown': 'existence-leaked',
      shown: 'expected-shown',
      'history-and-balance': 'history-agrees-with-balance',
      'list-and-detail': 'list-agrees-with-detail',
      'movement-in-history': 'movement-in-history',
      'no-effect': 'no-effect',
      pages: 'pagination',
      'repeated-read': 'read-idempotent',
      states: 'state-machine',
    },
  );
});
