import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { keyInHeader } from '../contracts/model/identification.js';
import { loadContract } from '../contracts/model/load.js';
import type { RemoteTarget } from '../engine/config.js';
import { contractNamed } from './contract.js';
import { parseExplore, parseShard, selectionOf, withoutKnowledge } from './selection.js';
import { allowanceOf, chooseTarget, prepareTarget, rateOf, responseTimeOf } from './target.js';

const contract = loadContract('test');
/** A run of a remote target starts nothing. */
const none = (): never => assert.fail('started');
const sandbox = { target: 'sandbox', targets: { sandbox: { kind: 'sandbox' } } } as const;

test('an option that names what there is not says what there is', () => {
  const cases: [() => unknown, RegExp][] = [
    [
      () => selectionOf({ phases: ['auth', 'fun'] }, contract),
      /--phases fun: unknown; known: examples, coverage, negative, auth, fuzz, stateful, concurrent/,
    ],
    [() => selectionOf({ checks: ['status'] }, contract), /--checks status: unknown; known: operation-exists, /],
    [
      () => selectionOf({ includeOperationId: ['create.ser'] }, contract),
      /create\.ser: fits no operation of version test/,
    ],
    [() => parseShard('3/2'), /--shard 3\/2: should be part\/parts/],
    [() => parseShard('0/2'), /--shard 0\/2/],
    [() => rateOf('0', undefined), /--rate-limit 0: should be a number/],
    [() => withoutKnowledge({ phases: ['stateful'] }), /--phases stateful: its scenarios are of the Partner API/],
    [() => chooseTarget(sandbox, { apiKey: 'K' }), /--api-key: the embedded sandbox makes its own keys/],
    [() => chooseTarget(sandbox, { target: 'https://me:secret@host' }), /^--target: the address may have no user/],
    [() => chooseTarget(sandbox, { target: 'http:' }), /--target http:: no address/],
  ];
  for (const [act, message] of cases) assert.throws(act, { name: 'UsageError', message });
});

test('a document that cannot be read says where and why', (t) => {
  const folder = temporaryFolder(t);
  const scheme = 'components: {securitySchemes: {q: {type: http, scheme: Digest}}}\nsecurity: [{q: []}]\n';
  const get = 'openapi: 3.1.0\npaths: {/a: {get: {responses: {"200":';
  const files: [string, RegExp][] = [
    [
      'swagger: "1.2"\npaths: {}\n',
      /#\/openapi: says "1\.2"; documents of OpenAPI 3\.0, 3\.1 and 3\.2 and of Swagger 2/,
    ],
    ['openapi: 3.1.0\npaths: [\n', /:\d+: neither YAML nor JSON/],
    ['openapi: 3.1.0\npaths: {}\n', /#\/paths: names no path/],
    [
      `${get} {description: a}}}}}\n${scheme}`,
      /securitySchemes: q \(http Digest\): keys in a header, cookie or query, bearer tokens and user:password/,
    ],
  ];
  for (const [index, [text, message]] of files.entries()) {
    const file = path.join(folder, `${index}.yaml`);
    writeFileSync(file, text);
    assert.throws(() => contractNamed(file), { name: 'ContractError', message });
  }
  assert.throws(() => contractNamed('none.yaml'), { name: 'UsageError', message: /none\.yaml: no such file/ });
});

test('outside this machine nothing that costs is allowed unless the budget names it', () => {
  const target: RemoteTarget = { kind: 'remote', baseUrl: 'https://api.example', apiKey: 'k', budget: { kyc: 2 } };
  assert.deepEqual(allowanceOf(target), { kyc: 2, card: 0, sepa: 0, exchange: 0, 'crypto-withdrawal': 0 });
  assert.deepEqual(allowanceOf({ ...target, baseUrl: 'http://127.0.0.1:1' }), { kyc: 2 });
});

test('exploration is bounded by steps or time, and only runs where it is named', () => {
  assert.deepEqual(parseExplore('500'), { steps: 500 });
  assert.deepEqual(parseExplore(20), { steps: 20 });
  assert.deepEqual(parseExplore('2m'), { milliseconds: 120_000 });
  for (const text of ['0', '-1', '2.5', '5x', '', '25h', '99999999'])
    assert.throws(() => parseExplore(text), {
      name: 'UsageError',
      message: /should be a number of steps .*, or a time/,
    });
  assert.equal(selectionOf({}, contract).explore, undefined);
  assert.deepEqual(selectionOf({ suite: ['exploration'] }, contract).explore, { steps: 500 });
  assert.deepEqual(selectionOf({ explore: '1m' }, contract).explore, { milliseconds: 60_000 });
  assert.throws(
    () => selectionOf({ suite: ['flows'], explore: '5' }, contract),
    /--suite flows leaves exploration out/,
  );
  assert.throws(() => selectionOf({ suite: ['exploration'], phases: ['auth'] }, contract), /has no cases of --phases/);
  assert.throws(
    () => withoutKnowledge(selectionOf({ explore: 5 }, contract)),
    /--explore: its model is of the Partner/,
  );
});

test('the rate of the command line wins, and a key that is asked for has to be there', async () => {
  const target: RemoteTarget = { kind: 'remote', baseUrl: 'http://127.0.0.1:1', apiKey: 'key', rateLimit: 10 };
  const options = { fault: [], seed: '1' };
  const surroundings = {
    apiVersion: 'test',
    workers: 4,
    sinkUrl: 'http://127.0.0.1:2',
    folder: '/run',
    reports: '/',
    startEmbedded: none,
  };
  const ready = await prepareTarget('mine', target, options, surroundings);
  assert.equal(ready.care?.perSecond, 10);
  const faster = await prepareTarget('mine', target, { ...options, rateLimit: '40' }, surroundings);
  assert.equal(faster.care?.perSecond, 40);
  await assert.rejects(prepareTarget('mine', { ...target, apiKey: '' }, options, surroundings), /asks for a key; name/);
  const { apiKey: _apiKey, ...without } = target;
  await assert.rejects(prepareTarget('mine', without, options, surroundings), /asks for a key; name .*apiKey/);
  const keyless = { ...surroundings, identification: keyInHeader('authorization') };
  assert.ok(await prepareTarget('mine', without, options, keyless), 'nobody asks for a key');
  assert.deepEqual((await prepareTarget('mine', { ...target, apiKey: '' }, options, keyless)).target.accounts, [
    { apiKey: '' },
  ]);
  const identification = { ...keyInHeader('authorization'), prefix: 'Bearer ', scheme: 'token' };
  const bearer = await prepareTarget('mine', target, options, { ...surroundings, identification });
  assert.deepEqual(bearer.target.accounts, [{ apiKey: 'key' }]);
  assert.deepEqual(bearer.target.identification, identification);
});

test('the time of answers of the command line wins over the configured one', async () => {
  const target: RemoteTarget = { kind: 'remote', baseUrl: 'http://127.0.0.1:1', apiKey: 'key', responseTimeMs: 900 };
  const surroundings = {
    apiVersion: 'test',
    workers: 1,
    sinkUrl: 'http://127.0.0.1:2',
    folder: '/run',
    reports: '/',
    startEmbedded: none,
  };
  const options = { fault: [], seed: '1' };
  const timeOf = async (more: { responseTime?: string }) =>
    (await prepareTarget('mine', target, { ...options, ...more }, surroundings)).target.responseTimeMs;
  assert.equal(await timeOf({}), 900);
  assert.equal(await timeOf({ responseTime: '250' }), 250);
  assert.throws(() => responseTimeOf('soon', undefined), /--response-time soon: should be a whole number/);
});
