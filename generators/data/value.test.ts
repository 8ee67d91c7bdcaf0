import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadContract } from '../../contracts/model/load.js';
import type { Schema } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { requestSchema, requestSchemaPointer } from '../cases/requests.js';
import { createData, seedOf } from './data.js';
import { fieldValues } from './fields.js';
import { valueFor, type Extent } from './value.js';

const contract = loadContract('test');
const operations = [...contract.operations.values()].filter((operation) => requestSchema(operation));
const extents: Extent[] = ['minimal', 'full'];

function bodyOf(schema: Schema, extent: Extent, ...seed: (string | number)[]): unknown {
  return valueFor(schema, createData(...seed), extent);
}

test('the same seed gives the same values, another seed others', () => {
  for (const operation of operations)
    for (const extent of extents) {
      const schema = requestSchema(operation) as Schema;
      assert.deepEqual(bodyOf(schema, extent, 'seed', 1), bodyOf(schema, extent, 'seed', 1), operation.id);
    }
  const user = requestSchema(contract.operations.get('createUser') ?? assert.fail()) as Schema;
  const bodies = Array.from({ length: 50 }, (_, seed) => JSON.stringify(bodyOf(user, 'full', seed)));
  assert.equal(new Set(bodies).size, bodies.length);
});

test('values do not depend on those made before', () => {
  const user = requestSchema(contract.operations.get('createUser') ?? assert.fail()) as Schema;
  const alone = bodyOf(user, 'full', 9);
  bodyOf(user, 'full', 10);
  assert.deepEqual(bodyOf(user, 'full', 9), alone);
});

test('a seed is a whole number of 32 bits that tells its parts apart', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), (parts) => {
      const seed = seedOf(...parts);
      assert.ok(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff);
      assert.equal(seedOf(...parts), seed);
    }),
  );
  assert.notEqual(seedOf('ab', 'c'), seedOf('a', 'bc'));
  assert.notEqual(seedOf(1, 23), seedOf(12, 3));
  assert.equal(seedOf(7, 'x'), seedOf('7', 'x'));
});

test('generated bodies of every request keep to its schema, over 200 seeds, minimal and full', () => {
  const validator = new ContractValidator(contract);
  assert.ok(operations.length > 20, String(operations.length));
  for (const operation of operations) {
    const schema = requestSchema(operation) as Schema;
    const pointer = requestSchemaPointer(operation) as string;
    for (const extent of extents)
      for (let seed = 0; seed < 200; seed += 1) {
        const body = bodyOf(schema, extent, seed, operation.id);
        const violations = validator.violations(pointer, body, 'exact').map(({ message }) => message);
        assert.deepEqual(violations, [], `${operation.id} ${extent} seed ${seed}: ${JSON.stringify(body)}`);
      }
  }
});

test('a full body has every member, a minimal one those it must have', () => {
  for (const operation of operations) {
    const schema = requestSchema(operation) as Schema;
    assert.deepEqual(
      Object.keys(bodyOf(schema, 'full', 1) as object).sort(),
      Object.keys(schema.properties ?? {}).sort(),
      operation.id,
    );
    const minimal = Object.keys(bodyOf(schema, 'minimal', 1) as object);
    for (const name of schema.required ?? []) assert.ok(minimal.includes(name), `${operation.id} ${name}`);
    if (!schema.allOf) assert.deepEqual(minimal.sort(), [...(schema.required ?? [])].sort(), operation.id);
  }
});

test('conditions are kept: a member is added where another one calls for it', () => {
  const schema: Schema = {
    type: 'object',
    required: ['door'],
    properties: {
      door: { type: 'string', enum: ['KIOSK', 'GATE', 'COUNTER'] },
      key: { type: 'string' },
      clerk: { type: 'string' },
      mail: { type: 'string' },
    },
    allOf: [
      { if: { properties: { door: { const: 'KIOSK' } }, required: ['door'] }, then: { required: ['key'] } },
      {
        if: { properties: { door: { not: { enum: ['KIOSK', 'GATE'] } } as Schema }, required: ['door'] },
        then: { required: ['clerk'] },
      },
      { if: { not: { required: ['clerk'] } } as Schema, then: { required: ['mail'] } },
    ],
  };
  const expected: Record<string, string[]> = {
    KIOSK: ['door', 'key', 'mail'],
    GATE: ['door', 'mail'],
    COUNTER: ['clerk', 'door'],
  };
  const seen = new Set<string>();
  for (let seed = 0; seed < 50; seed += 1) {
    const body = bodyOf(schema, 'minimal', seed) as { door: string };
    seen.add(body.door);
    assert.deepEqual(Object.keys(body).sort(), expected[body.door], JSON.stringify(body));
  }
  assert.equal(seen.size, 3);
});

test('a nullable set of values gives one of the values, a constant itself', () => {
  for (let seed = 0; seed < 20; seed += 1)
    assert.ok(
      ['A', 'B'].includes(bodyOf({ type: ['string', 'null'], enum: ['A', 'B', null] }, 'full', seed) as string),
    );
  assert.equal(bodyOf({ const: 'P403' }, 'full', 1), 'P403');
  assert.throws(() => bodyOf({ type: 'null' }, 'full', 1), { message: /no way to make a value of type null/ });
});

test('made-up people can be nobody: reserved mail domains, no assigned number, of age, papers not expired', () => {
  const text = (name: string, seed: number): string => String(fieldValues[name]?.(createData(seed)));
  for (let seed = 0; seed < 200; seed += 1) {
    assert.match(text('email', seed), /^[a-z0-9]{12}@example\.com$/);
    assert.match(text('phone', seed), /^48000\d{6}$/);
    const birth = text('birthDate', seed);
    assert.ok(birth > '1954-01-01' && birth < '2006-01-02', birth);
    assert.ok(text('documentIssueDate', seed) < '2026-01-01');
    assert.ok(text('documentExpiryDate', seed) > '2026-01-01');
    assert.match(text('additionalInfo', seed), /^[\w .-]+$/);
  }
});
