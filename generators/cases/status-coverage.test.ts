import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiVersions, contractOf } from '../data/contracts.js';
import { phases } from './phases.js';
import { statusCoverage, unreached } from './status-coverage.js';
import { madeFor } from './test-support/made.js';

for (const version of apiVersions) {
  const contract = contractOf(version);
  const covered = [...contract.operations.values()].map((operation) => {
    const templates = madeFor(contract, operation, 1, phases).map(({ template }) => template);
    return { operation, rows: statusCoverage(contract, operation, templates) };
  });

  test(`${version}: every listed status and code is reached by cases, or has a reason why not`, () => {
    for (const { operation, rows } of covered) {
      assert.deepEqual(
        rows.map(({ status }) => status),
        Object.keys(operation.object.responses),
      );
      for (const row of rows)
        for (const one of [row, ...row.codes])
          if ('reason' in one) assert.match(one.reason, /^[a-z].* /, operation.id);
          else assert.ok(one.reachedBy.every((id) => id.startsWith(`${operation.id}:`)) && one.reachedBy.length > 0);
    }
  });

  test(`${version}: the first success and 401 of every operation with a key are reached`, () => {
    for (const { operation, rows } of covered) {
      const [success] = rows;
      assert.ok(success && 'reachedBy' in success, operation.id);
      const unauthorized = rows.find(({ status }) => status === '401');
      if (unauthorized) assert.ok('reachedBy' in unauthorized, operation.id);
    }
  });
}

test('the reason of a code is what the catalogue calls it; a failure of the provider is nobody else’s', () => {
  const contract = contractOf('test');
  const operation = contract.operations.get('createVirtualCard') ?? assert.fail();
  const templates = madeFor(contract, operation, 1, phases).map(({ template }) => template);
  const codes = statusCoverage(contract, operation, templates).find(({ status }) => status === '400')?.codes ?? [];
  const told = Object.fromEntries(codes.map((row) => [row.code, 'reason' in row ? row.reason : row.reachedBy.length]));
  assert.equal(told['P455'], 'takes what no case makes: User suspended');
  assert.equal(told['P500'], 'only a failure inside the provider brings it about');
  assert.ok(Number(told['P403']) > 5 && Number(told['P412']) === 1);
});

test('codes of failures are never asked for, and a status that stands for its codes alone goes with them', () => {
  const contract = contractOf('test');
  const operation = contract.operations.get('getPartnerBalances') ?? assert.fail();
  const templates = madeFor(contract, operation, 1, phases).map(({ template }) => template);
  const coverage = statusCoverage(contract, operation, templates);
  assert.deepEqual(
    unreached(coverage).map(({ item }) => item),
    ['400'],
  );
  assert.match(
    unreached(coverage)[0]?.reason ?? '',
    /^stands for its codes alone \(P403: .*; P500, P501: only a failure/,
  );
  assert.ok(unreached(statusCoverage(contract, operation, [])).length > 1);
});
