import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiVersions, contractOf } from '../data/contracts.js';
import { madeBy } from './test-support/made.js';

const wrongKeys = ['none', 'wrong', 'truncated', 'altered', 'other-case', 'extended', 'in-query'];

for (const version of apiVersions) {
  const contract = contractOf(version);
  const made = madeBy(contract, 1, ['auth']);
  const ofOperation = (id: string) =>
    made.filter(({ planned }) => planned.operationId === id).map(({ planned }) => planned);

  test(`${version}: an operation that needs a key refuses every wrong one, by principle`, () => {
    for (const operation of contract.operations.values()) {
      const wrong = ofOperation(operation.id).filter(
        ({ expect }) => expect.kind === 'refused' && expect.breaks === 'authentication',
      );
      const expected = operation.object.security?.length === 0 ? [] : wrongKeys;
      assert.deepEqual(
        wrong.map(({ authentication }) => authentication),
        expected,
        operation.id,
      );
      for (const { expect } of wrong)
        assert.deepEqual(expect.kind === 'refused' && expect.refusalGround, {
          kind: 'principle',
          principle: 'authentication',
        });
    }
  });

  test(`${version}: reads alone are sent with the header in capitals`, () => {
    for (const { operation, planned } of made)
      if (planned.authentication === 'upper-case-name') {
        assert.equal(operation.method, 'GET');
        assert.equal(planned.expect.kind, 'accepted');
      }
  });

  test(`${version}: every operation that names an object is asked with another account's key`, () => {
    const tenants = made.filter(({ planned }) => planned.rule === 'other-tenant');
    for (const operation of contract.operations.values())
      if (operation.path.includes('{') && operation.object.security?.length !== 0)
        assert.ok(
          tenants.some((one) => one.operation.id === operation.id),
          operation.id,
        );
    for (const { base, operation, planned } of tenants) {
      const named = [...Object.keys(base.parameters), ...Object.keys(base.body ?? {})].some((name) => /Id$/.test(name));
      assert.ok(named, operation.id);
      assert.ok(planned.expect.kind === 'refused' && planned.expect.breaks === 'tenant', planned.id);
    }
    assert.ok(!tenants.some(({ operation }) => ['createUser', 'getPartnerBalances'].includes(operation.id)));
  });

  test(`${version}: what is the caller's own is asked for with another account's key, and may be answered`, () => {
    const lists = made.filter(({ planned }) => planned.rule === 'other-tenant-list');
    const ids = lists.map(({ operation }) => operation.id);
    assert.ok(ids.includes('getPartnerBalances'));
    for (const { operation, planned } of lists) {
      assert.deepEqual([operation.method, planned.expect.kind], ['GET', 'answered']);
      assert.ok(!operation.path.includes('{'), operation.id);
    }
  });
}
