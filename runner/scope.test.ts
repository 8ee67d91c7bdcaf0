import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { contractOfOpenApi } from '../generators/import/openapi/contract.js';
import { selectOperations } from '../engine/selection.js';
import { leftOutBy, scopeOf, withFlows } from './scope.js';

const contract = loadContract('test');
const chosen = { contract } as Parameters<typeof withFlows>[1];
const toldBy = (selection: Parameters<typeof leftOutBy>[0]): string[] =>
  leftOutBy(selection, contract, false).map(({ option, what }) => `${option}: ${what}`);

test('flows that call a selected operation run too, unless phases or suites decide', async () => {
  const { flows = [] } = await withFlows({ operations: ['createTransfer'] }, chosen);
  assert.ok(flows.includes('transfers') && flows.includes('transfers-at-once'));
  assert.ok(!flows.includes('card-life'));
  for (const decided of [{ phases: ['auth'] }, { suites: ['requests'] }])
    assert.equal((await withFlows({ operations: ['createTransfer'], ...decided }, chosen)).flows, undefined);
  assert.deepEqual(await withFlows({}, chosen), {});
});

test('each option says in one line what it leaves out; a whole run leaves nothing out', () => {
  assert.deepEqual(toldBy({}), []);
  assert.deepEqual(toldBy({ suites: ['requests'] }), ['--suite requests: leaves out the suites flows, webhooks']);
  const [phases] = toldBy({ phases: ['auth'] });
  assert.equal(
    phases,
    '--phases auth: leaves out cases of examples, coverage, negative, stateful, concurrent, retries',
  );
  assert.match(toldBy({ checks: ['error-code'] })[0] ?? '', /^--checks error-code: leaves out \d+ of \d+ checks$/);
  assert.match(toldBy({ shard: { index: 1, of: 2 } })[0] ?? '', /^--shard 1\/2: .*`conformance merge` joins them$/);
  const [operations] = toldBy({ operations: ['createTransfer'], flows: ['transfers'] });
  assert.match(operations ?? '', /leaves out \d+ of \d+ operations; \d+ flows that call none of them, while 1 run; /);
});

test('a run is asked for all areas, or for those of the selected operations alone', () => {
  const all = scopeOf({}, { contract }).areas.flatMap(({ subjects }) => subjects);
  assert.deepEqual(
    new Set(all),
    new Set([...selectOperations(contract, {}).map(({ id }) => id), ...contract.webhooks.keys()]),
  );
  const { areas } = scopeOf({ operations: ['createTransfer'] }, { contract });
  assert.deepEqual(
    areas.map(({ subjects }) => subjects),
    [['createTransfer']],
  );
});

test('what of a document cannot be read is told: calls of which nothing can be are an area that no case proves', () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/a': { get: { operationId: 'a', responses: { 200: { $ref: '#/components/responses/nowhere' } } } },
      '/b': { $ref: '#/components/pathItems/nowhere' },
    },
  };
  const read = contractOfOpenApi('a.json', () => JSON.stringify(document));
  const { areas, unread } = scopeOf({}, read);
  assert.deepEqual(unread, ['a']);
  assert.deepEqual(areas.at(-1), { name: 'What cannot be read', subjects: ['/b'] });
  assert.equal(scopeOf({}, { contract }).unread, undefined);
});
