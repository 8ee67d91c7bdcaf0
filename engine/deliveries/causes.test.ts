import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { toldRowOf, toldRows } from './causes.js';

const contracts = ['legacy', 'test', 'latest'].map((version) => loadContract(version));

test('every webhook of every version has one row, and every row a webhook', () => {
  const ids = new Set(contracts.flatMap(({ webhooks }) => [...webhooks.keys()]));
  assert.deepEqual(toldRows.map(({ webhookId }) => webhookId).sort(), [...ids].sort());
  assert.equal(toldRowOf('loanStatus'), undefined);
});

test('every operation that causes something exists in a version', () => {
  for (const { causes } of toldRows)
    for (const { operations = [] } of causes)
      for (const id of operations)
        assert.ok(
          contracts.some((contract) => contract.operations.has(id)),
          id,
        );
});

test('what a payload tells is a member of the payload in a version', () => {
  for (const { webhookId, object, users, money, causes } of toldRows) {
    const pointers = [
      ...(object === undefined ? [] : [object]),
      ...users,
      ...(money ? Object.values(money) : []),
      ...causes.flatMap(({ by, pairs = [] }) => [by, ...pairs].map(({ told }) => told)),
    ];
    const schemas = contracts.flatMap(
      ({ webhooks }) => webhooks.get(webhookId)?.object.requestBody?.content['application/json']?.schema ?? [],
    );
    for (const pointer of pointers) {
      const names = pointer.slice(1).split('/');
      const isThere = schemas.some((schema) => {
        let node: typeof schema | undefined = schema;
        for (const name of names) node = node?.properties?.[name];
        return node !== undefined;
      });
      assert.ok(isThere, `${webhookId} ${pointer}`);
    }
  }
});
