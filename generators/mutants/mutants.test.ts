import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { buildContract } from '../../contracts/model/load.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { contractOf } from '../data/contracts.js';
import { schemaPlaces } from '../data/places.js';
import { edited } from './edit.js';
import { mutantsOf } from './mutants.js';
import { rules } from './rules.js';
import { validValues } from './rates.js';

const sampleContract = contractOf('test');

/** A contract with one component, `Door`. */
function contractWith(door: Schema, others: Record<string, Schema> = {}): Contract {
  const document = {
    ...sampleContract.document,
    paths: {},
    webhooks: {},
    components: {
      schemas: { Door: { 'x-evidence': { grade: 'documented' as const, source: 'Doors' }, ...door }, ...others },
    },
  };
  return buildContract(document, sampleContract.facts, 'made up');
}

const at = '/components/schemas/Door';

/** Mutants of a value as `rule pointer`, and what was left out as `rule pointer: reason`. */
function told(
  door: Schema,
  value: unknown,
  others: Record<string, Schema> = {},
): { mutants: string[]; leftOut: string[] } {
  const contract = contractWith(door, others);
  assert.deepEqual(new ContractValidator(contract).violations(at, value, 'exact'), [], 'the value is valid');
  const { mutants, leftOut } = mutantsOf(contract, at, value);
  return {
    mutants: mutants.map(({ rule, pointer, value: mutant }) => `${rule} ${pointer} ${JSON.stringify(mutant)}`),
    leftOut: leftOut.map(({ rule, pointer, reason }) => `${rule} ${pointer}: ${reason}`),
  };
}

const ofRule = (list: string[], rule: string): string[] => list.filter((line) => line.startsWith(`${rule} `));

test('missing-required: required members are left away, optional ones and those of other conditions counted apart', () => {
  const door: Schema = {
    type: 'object',
    required: ['side'],
    properties: {
      side: { type: 'string' },
      key: { type: 'string' },
      bell: { type: 'string' },
      mat: { type: 'string' },
    },
    allOf: [
      { if: { properties: { side: { const: 'A' } }, required: ['side'] }, then: { required: ['key'] } },
      { if: { properties: { side: { const: 'B' } }, required: ['side'] }, then: { required: ['bell'] } },
    ],
  };
  const { mutants, leftOut } = told(door, { side: 'A', key: 'k', bell: 'b', mat: 'm' });
  assert.deepEqual(ofRule(mutants, 'missing-required'), [
    'missing-required /side {"key":"k","bell":"b","mat":"m"}',
    'missing-required /key {"side":"A","bell":"b","mat":"m"}',
  ]);
  assert.deepEqual(ofRule(leftOut, 'missing-required'), [
    'missing-required /bell: condition not met',
    'missing-required /mat: optional',
  ]);
});

test('wrong-type: another type for every value, a fraction for a whole number, nothing where no type is stated', () => {
  const door: Schema = {
    type: 'object',
    properties: { side: { type: 'string' }, floor: { type: 'integer' }, list: { type: 'array', items: {} } },
  };
  const { mutants, leftOut } = told(door, { side: 'A', floor: 2, list: [1] });
  assert.deepEqual(ofRule(mutants, 'wrong-type'), [
    'wrong-type  []',
    'wrong-type /side {"side":true,"floor":2,"list":[1]}',
    'wrong-type /floor {"side":"A","floor":true,"list":[1]}',
    'wrong-type /floor {"side":"A","floor":2.5,"list":[1]}',
    'wrong-type /list {"side":"A","floor":2,"list":{}}',
  ]);
  assert.deepEqual(ofRule(leftOut, 'wrong-type'), ['wrong-type /list/0: no type stated']);
});

test('unknown-enum-value: closed sets of values and keys are left, open ones counted apart', () => {
  const map = (open: boolean): Schema => ({
    type: 'object',
    propertyNames: { enum: ['north'], ...(open ? { 'x-open': true } : {}) },
    additionalProperties: { type: 'number' },
  });
  const door: Schema = {
    type: 'object',
    properties: {
      side: { type: 'string', enum: ['A', 'B'] },
      state: { type: 'string', enum: ['OPEN'], 'x-open': true },
      locked: { type: 'boolean', const: true },
      count: { type: 'integer', const: 1 },
      ways: map(false),
      winds: map(true),
    },
  };
  const value = { side: 'A', state: 'OPEN', locked: true, count: 1, ways: { north: 1 }, winds: { north: 1 } };
  const { mutants, leftOut } = told(door, value);
  assert.deepEqual(ofRule(mutants, 'unknown-enum-value'), [
    `unknown-enum-value /side ${JSON.stringify({ ...value, side: 'UNKNOWN_VALUE' })}`,
    `unknown-enum-value /locked ${JSON.stringify({ ...value, locked: false })}`,
    `unknown-enum-value /count ${JSON.stringify({ ...value, count: 2 })}`,
    `unknown-enum-value /ways/UNKNOWN_VALUE ${JSON.stringify({ ...value, ways: { UNKNOWN_VALUE: 1 } })}`,
  ]);
  assert.deepEqual(ofRule(leftOut, 'unknown-enum-value'), [
    'unknown-enum-value /state: open set',
    'unknown-enum-value /winds: open set',
  ]);
});

test('string-number-amount: amounts alone are swapped, both ways, unless both types are documented', () => {
  const door: Schema = {
    type: 'object',
    properties: {
      amount: { type: 'string', format: 'decimal' },
      fee: { type: 'number' },
      rate: { type: ['string', 'number'] },
      pin: { type: 'string' },
      page: { type: 'integer' },
    },
  };
  const value = { amount: '1.50', fee: 2.5, rate: '3', pin: '1234', page: 1 };
  const { mutants, leftOut } = told(door, value);
  assert.deepEqual(ofRule(mutants, 'string-number-amount'), [
    `string-number-amount /amount ${JSON.stringify({ ...value, amount: 1.5 })}`,
    `string-number-amount /fee ${JSON.stringify({ ...value, fee: '2.5' })}`,
  ]);
  assert.deepEqual(ofRule(leftOut, 'string-number-amount'), ['string-number-amount /rate: string or number']);
});

test('broken-format: a slip of the pen for every format and pattern; texts of a form that nobody promises are counted apart', () => {
  const door: Schema = {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      iban: { type: 'string', format: 'iban' },
      since: { type: 'string', format: 'date' },
      pin: { type: 'string', pattern: '^[0-9]{4}$' },
      mail: { type: 'string' },
      word: { type: 'string' },
    },
  };
  const value = {
    id: 'c0545413-efd6-4f8e-97b8-f23753de9c31',
    iban: 'DE89370400440532013000',
    since: '2026-02-01',
    pin: '1234',
    mail: 'anna@example.com',
    word: 'oak',
  };
  const { mutants, leftOut } = told(door, value);
  assert.deepEqual(
    ofRule(mutants, 'broken-format').map((line) => line.split(' ')[1]),
    ['/id', '/iban', '/since', '/pin'],
  );
  assert.ok(
    mutants.some((line) => line.includes('DE89370400440532013001')),
    'the slip is as small as it can be',
  );
  assert.deepEqual(ofRule(leftOut, 'broken-format'), ['broken-format /mail: no format stated']);
});

test('wrong-scale: by the condition that holds, and not where no scale is stated', () => {
  const scaled = (name: string, digits: number): Schema => ({
    if: { properties: { name: { const: name } }, required: ['name'] },
    then: { properties: { amount: { pattern: `^\\d+\\.\\d{${digits}}$` } } },
  });
  const door: Schema = {
    type: 'object',
    properties: { name: { type: 'string' }, amount: { type: 'string', format: 'decimal' }, fee: { type: 'number' } },
    allOf: [scaled('eur', 2), scaled('usdc', 6)],
  };
  const { mutants, leftOut } = told(door, { name: 'usdc', amount: '1.500000', fee: 1 });
  assert.deepEqual(ofRule(mutants, 'wrong-scale'), [
    'wrong-scale /amount {"name":"usdc","amount":"1.5000001","fee":1}',
  ]);
  assert.deepEqual(ofRule(leftOut, 'wrong-scale'), ['wrong-scale /fee: no scale stated']);
  assert.deepEqual(ofRule(told(door, { name: 'gold', amount: '1.5' }).leftOut, 'wrong-scale'), [
    'wrong-scale /amount: no scale stated',
  ]);
  const atMost: Schema = { type: 'string', pattern: '^\\d+(\\.\\d{1,2})?$' };
  assert.deepEqual(
    ofRule(told({ type: 'object', properties: { amount: atMost } }, { amount: '7' }).mutants, 'wrong-scale'),
    ['wrong-scale /amount {"amount":"7.11111111111111111111"}'],
  );
});

test('null-value: null where it is not allowed', () => {
  const door: Schema = {
    type: 'object',
    properties: { side: { type: 'string' }, key: { type: ['string', 'null'] }, any: {} },
  };
  const { mutants, leftOut } = told(door, { side: 'A', key: 'k', any: 1 });
  assert.deepEqual(ofRule(mutants, 'null-value'), [
    'null-value  null',
    'null-value /side {"side":null,"key":"k","any":1}',
  ]);
  assert.deepEqual(ofRule(leftOut, 'null-value'), ['null-value /key: nullable', 'null-value /any: no type stated']);
});

test('references, branches and items are followed, and the evidence is of the node and keyword that is violated', () => {
  const hinge: Schema = {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: {
        type: 'string',
        format: 'uuid',
        'x-evidence': {
          grade: 'documented',
          keywords: { format: { grade: 'assumed' }, required: { grade: 'carried' } },
        },
      },
    },
  };
  const door: Schema = {
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/Hinge' }] },
  };
  const contract = contractWith(door, { Hinge: hinge });
  const value = [{ kind: 'c0545413-efd6-4f8e-97b8-f23753de9c31' }];
  const { mutants } = mutantsOf(contract, at, value);
  const grades = mutants.map(({ rule, schemaPointer, evidence }) => `${rule} ${schemaPointer} ${evidence.grade}`);
  for (const expected of [
    `wrong-type ${at} documented`,
    'missing-required /components/schemas/Hinge/properties/kind carried',
    'broken-format /components/schemas/Hinge/properties/kind assumed',
    'wrong-type /components/schemas/Hinge/properties/kind documented',
  ])
    assert.ok(grades.includes(expected), `${expected}: ${grades.join('; ')}`);
});

test('a change touches one place and leaves the valid value alone', () => {
  const value = { a: [1, { b: 2 }], c: 3 };
  assert.deepEqual(edited(value, '/a/1/b', { replace: null }), { a: [1, { b: null }], c: 3 });
  assert.deepEqual(edited(value, '/a/1/b', { remove: true }), { a: [1, {}], c: 3 });
  assert.deepEqual(edited(value, '/c', { rename: 'd' }), { a: [1, { b: 2 }], d: 3 });
  assert.deepEqual(edited(value, '', { replace: 1 }), 1);
  assert.throws(() => edited(value, '', { remove: true }), /neither removed nor renamed/);
  assert.deepEqual(value, { a: [1, { b: 2 }], c: 3 });
});

test('ids of rules are their own and every rule says what its mutants are', () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  for (const { id, describes } of rules) assert.match(describes, /^[a-z].* /, id);
});

test('every mutant is named where the validator finds it, with the same keyword and evidence', () => {
  const validator = new ContractValidator(sampleContract);
  let counted = 0;
  for (const place of schemaPlaces(sampleContract)) {
    // Which branch of an alternative a broken value belongs to is for the validator to say.
    if (place.schema.$ref !== undefined || place.schema.oneOf) continue;
    for (const value of validValues(sampleContract, validator, place).slice(0, 2))
      for (const mutant of mutantsOf(sampleContract, place.pointer, value).mutants) {
        const found = validator.violations(place.pointer, mutant.value, 'exact');
        const told = found.filter(({ pointer, keyword }) => pointer === mutant.pointer && keyword === mutant.keyword);
        assert.ok(
          told.some(({ evidence }) => isDeepStrictEqual(evidence, mutant.evidence)),
          `${place.label} ${mutant.rule} ${mutant.pointer}: ${JSON.stringify(found)} instead of ${JSON.stringify(mutant.evidence)}`,
        );
        counted += 1;
      }
  }
  assert.ok(counted > 2000, String(counted));
});

test('wrong-length: one beyond each stated length, of texts and lists', () => {
  const door: Schema = {
    type: 'object',
    properties: {
      label: { type: 'string', minLength: 2, maxLength: 4 },
      keys: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'integer' } },
      any: { type: 'string' },
    },
  };
  const value = { label: 'oak', keys: [7], any: 'x' };
  const { mutants } = told(door, value);
  assert.deepEqual(ofRule(mutants, 'wrong-length'), [
    `wrong-length /label ${JSON.stringify({ ...value, label: 'o' })}`,
    `wrong-length /label ${JSON.stringify({ ...value, label: 'oakoa' })}`,
    `wrong-length /keys ${JSON.stringify({ ...value, keys: [] })}`,
    `wrong-length /keys ${JSON.stringify({ ...value, keys: [7, 7, 7] })}`,
  ]);
});

test('out-of-range: one beyond each bound, the bound itself where it is excluded', () => {
  const door: Schema = {
    type: 'object',
    properties: {
      floor: { type: 'integer', minimum: 0, maximum: 9 },
      height: { type: 'number', exclusiveMinimum: 2 },
      any: { type: 'number' },
    },
  };
  const value = { floor: 3, height: 2.5, any: 1 };
  const { mutants } = told(door, value);
  assert.deepEqual(ofRule(mutants, 'out-of-range'), [
    `out-of-range /floor ${JSON.stringify({ ...value, floor: -1 })}`,
    `out-of-range /floor ${JSON.stringify({ ...value, floor: 10 })}`,
    `out-of-range /height ${JSON.stringify({ ...value, height: 2 })}`,
  ]);
});
