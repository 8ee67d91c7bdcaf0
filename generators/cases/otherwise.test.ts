import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createData } from '../data/data.js';
import { apiVersions, contractOf } from '../data/contracts.js';
import { baseRequest } from './base.js';
import { isObjectName } from './objects.js';
import { changesStored, otherwise } from './otherwise.js';
import { bodyShape } from './shape.js';
import { validRequestOf } from './valid-requests.js';

for (const version of apiVersions)
  test(`${version}: a change that is refused is about the same object and sends other values`, () => {
    const contract = contractOf(version);
    let compared = 0;
    for (const operation of contract.operations.values()) {
      const row = validRequestOf(operation.id);
      const base = baseRequest(contract, operation, row, {}, createData(1, operation.id));
      const other = otherwise(contract, operation, row, base, createData(1, operation.id, 'other'));
      if (!changesStored(operation) || !base.body) {
        assert.equal(other, base, operation.id);
        continue;
      }
      assert.ok(bodyShape(contract, operation)?.fits(other.body), operation.id);
      assert.deepEqual(other.parameters, base.parameters);
      for (const [name, value] of Object.entries(base.body)) {
        if (isObjectName(name)) assert.equal(other.body?.[name], value, `${operation.id} ${name}`);
        else if (/^(email|phone|street|city|pin|.*Trx.*)$/.test(name)) {
          assert.notDeepEqual(other.body?.[name], value, `${operation.id} ${name}`);
          compared += 1;
        }
      }
    }
    assert.ok(compared >= 7, String(compared));
  });
