import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContractValidator } from '../../contracts/model/validate.js';
import { apiVersions, contractOf } from '../data/contracts.js';
import { fuzzOf } from './fuzz.js';
import { requestSchemaPointer } from './requests.js';
import { madeBy, madeFor } from './test-support/made.js';

for (const version of apiVersions) {
  const contract = contractOf(version);
  const validator = new ContractValidator(contract);

  test(`${version}: random bodies are valid, or broken, as they say`, () => {
    const found = madeBy(contract, 9, ['fuzz']);
    assert.ok(found.length > 200);
    for (const { operation, planned } of found) {
      const body: unknown = JSON.parse(planned.request.body ?? '');
      const violations = validator.violations(requestSchemaPointer(operation) ?? '', body, 'exact');
      if (planned.rule === 'valid') assert.deepEqual(violations, [], `${planned.id} ${planned.request.body}`);
      else assert.ok(violations.length > 0, `${planned.id} ${planned.request.body}`);
      assert.equal(planned.expect.kind, planned.rule === 'valid' ? 'answered' : 'refused');
    }
  });
}

test('the budget is kept', () => {
  const contract = contractOf('test');
  const operation = contract.operations.get('createUser') ?? assert.fail();
  for (const budget of [0, 1, 7, 30])
    assert.equal(madeFor(contract, operation, 1, [fuzzOf(budget)]).length, budget, String(budget));
});
