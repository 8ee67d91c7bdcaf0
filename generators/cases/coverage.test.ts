import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContractValidator } from '../../contracts/model/validate.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { apiVersions, contractOf } from '../data/contracts.js';
import { requestSchema, requestSchemaPointer } from './requests.js';
import { madeBy } from './test-support/made.js';

/** Rules that send what the contract does not know, on purpose. */
const withUnknown = ['unknown-field', 'foreign-members'];

for (const version of apiVersions) {
  const contract = contractOf(version);
  const validator = new ContractValidator(contract);
  const made = madeBy(contract, 1, ['coverage']);
  const bodyOf = (text: string | undefined): Record<string, unknown> =>
    JSON.parse(text ?? '{}') as Record<string, unknown>;

  test(`${version}: every body that should be accepted keeps to the contract`, () => {
    let counted = 0;
    for (const seed of [1, 2, 3])
      for (const { operation, planned } of madeBy(contract, seed, ['examples', 'coverage'])) {
        const pointer = requestSchemaPointer(operation);
        if (pointer === undefined) continue;
        const violations = validator
          .violations(pointer, bodyOf(planned.request.body), 'exact')
          .filter(({ keyword }) => !(withUnknown.includes(planned.rule) && keyword === 'additionalProperties'));
        assert.deepEqual(violations, [], planned.id);
        counted += 1;
      }
    assert.ok(counted > 300, String(counted));
  });

  test(`${version}: every listed value of a member that is sent is sent once`, () => {
    const ids = new Set(made.map(({ planned }) => planned.id));
    for (const { operation, base } of made)
      for (const [name, schema] of Object.entries(requestSchema(operation)?.properties ?? {}))
        if (Object.hasOwn(base.body ?? {}, name))
          for (const value of schema.enum ?? [])
            assert.ok(
              ids.has(`${operation.id}:coverage:enum-value:/${name}/${String(value)}`),
              `${operation.id} ${name}`,
            );
  });

  test(`${version}: queries keep to their parameters`, () => {
    for (const { operation, planned } of made) {
      const asked = [...new URLSearchParams(planned.request.path.split('?')[1] ?? '')];
      for (const [name, text] of asked) {
        const index = (operation.object.parameters ?? []).findIndex((one) => one.name === name && one.in === 'query');
        const parameter = operation.object.parameters?.[index];
        assert.ok(parameter, planned.id);
        const value = parameter.schema.type === 'integer' ? Number(text) : text;
        const pointer = `${operation.pointer}/parameters/${index}/schema`;
        assert.deepEqual(validator.violations(pointer, value, 'exact'), [], planned.id);
      }
      for (const { name, required } of operation.object.parameters?.filter((one) => one.in === 'query') ?? [])
        if (required)
          assert.ok(
            asked.some(([one]) => one === name),
            `${planned.id} lacks ${name}`,
          );
    }
  });

  test(`${version}: foreign members are sent, and are none of the request's own`, () => {
    const found = made.filter(({ planned }) => planned.rule === 'foreign-members');
    const takesJson = [...contract.operations.values()].filter((operation) => requestSchema(operation));
    assert.equal(found.length, takesJson.length);
    for (const { operation, planned } of found) {
      const sent = bodyOf(planned.request.body);
      const foreign = Object.entries(planned.foreign ?? {});
      assert.ok(foreign.length > 0, planned.id);
      for (const [pointer, value] of foreign) {
        assert.deepEqual(valueAt(sent, pointer), value, planned.id);
        assert.ok(!Object.hasOwn(requestSchema(operation)?.properties ?? {}, pointer.slice(1)), planned.id);
      }
    }
  });

  test(`${version}: a repeated member stands twice, and reads as it did once`, () => {
    for (const { base, planned } of made) {
      if (planned.rule !== 'duplicate-key') continue;
      const [first = ''] = Object.keys(base.body ?? {});
      assert.equal(planned.request.body?.split(`${JSON.stringify(first)}:`).length, 3, planned.id);
      assert.deepEqual(bodyOf(planned.request.body), base.body);
    }
  });
}

const contract = contractOf('test');
const found = (id: string, seed = 1) =>
  madeBy(contract, seed, ['coverage']).find(({ planned }) => planned.id === id)?.planned;
const sentBy = (id: string, seed = 1) => JSON.parse(found(id, seed)?.request.body ?? 'null') as Record<string, unknown>;

test('required members alone, and each optional one beside them', () => {
  const required = requestSchema(contract.operations.get('createUser') ?? assert.fail())?.required ?? [];
  assert.deepEqual(Object.keys(sentBy('createUser:coverage:minimal')).sort(), [...required].sort());
  assert.deepEqual(
    Object.keys(sentBy('createUser:coverage:optional-alone:/street')).sort(),
    [...required, 'street'].sort(),
  );
});

test('a value that demands another member has it', () => {
  for (const seed of [1, 2, 3]) {
    const salary = sentBy('createKycVerification:coverage:enum-value:/incomeSource/SALARY', seed);
    assert.equal(salary['incomeSource'], 'SALARY');
    assert.ok(salary['occupation']);
  }
});

test('a limit is met on both sides', () => {
  const lengthOf = (rule: string) => String(sentBy(`createVirtualCard:coverage:${rule}:/label`)['label']).length;
  assert.deepEqual([lengthOf('shortest'), lengthOf('longest')], [3, 30]);
  const asked = (rule: string) =>
    found(`getUserTransactionHistory:coverage:query-${rule}:/limit`)?.request.path.split('?')[1];
  assert.deepEqual([asked('least'), asked('most'), asked('default')], ['limit=1', 'limit=100', 'limit=20']);
});

test('an amount that may be either is sent as both', () => {
  assert.equal(typeof sentBy('createTransfer:coverage:as-number:/amount')['amount'], 'number');
  assert.equal(typeof sentBy('createTransfer:coverage:as-text:/amount')['amount'], 'string');
});

test('a currency comes with a network of its own, and one that the facts do not know is only asked about', () => {
  assert.deepEqual(
    [
      sentBy('createPartnerWallet:coverage:enum-value:/currency/eth'),
      sentBy('createPartnerWallet:coverage:enum-value:/currency/btc'),
    ],
    [{ currency: 'eth', network: 'ethereum' }, { currency: 'btc' }],
  );
  assert.equal(found('getNetworkFee:coverage:query-value:/currency/eurt')?.expect.kind, 'answered');
  assert.equal(found('getNetworkFee:coverage:query-value:/currency/btc')?.expect.kind, 'accepted');
});

test('that something may be left out is one step less sure than what it is', () => {
  const grade = (id: string) => {
    const expect = found(id)?.expect;
    return expect?.ground.kind === 'evidence' ? expect.ground.evidence.grade : undefined;
  };
  assert.equal(grade('createUser:coverage:whole'), 'carried');
  assert.equal(grade('createUser:coverage:minimal'), 'assumed');
  assert.equal(grade('createUser:coverage:unknown-field'), 'assumed');
});
