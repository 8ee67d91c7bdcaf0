import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadContract } from '../../contracts/model/load.js';
import type { Schema } from '../../contracts/model/types.js';
import { requestSchema } from '../cases/requests.js';
import { contractOf } from './contracts.js';
import { createData, seedOf } from './data.js';
import { matches, type Constraint } from './matches.js';
import { schemaPlaces } from './places.js';
import { resolverOf } from './scene.js';
import { valueFor, type Extent } from './value.js';

const contract = loadContract('test');
const operations = [...contract.operations.values()].filter((operation) => requestSchema(operation));
const extents: Extent[] = ['minimal', 'full', 'mixed'];

function bodyOf(schema: Schema, extent: Extent, ...seed: (string | number)[]): unknown {
  return valueFor(schema, createData(...seed), extent);
}

function many(schema: Schema, extent: Extent, count = 60): unknown[] {
  return Array.from({ length: count }, (_, seed) => bodyOf(schema, extent, seed));
}

test('the same seed gives the same values, another seed others', () => {
  for (const operation of operations)
    for (const extent of extents) {
      const schema = requestSchema(operation) as Schema;
      assert.deepEqual(bodyOf(schema, extent, 'seed', 1), bodyOf(schema, extent, 'seed', 1), operation.id);
    }
  const user = requestSchema(contract.operations.get('createUser') ?? assert.fail()) as Schema;
  const bodies = many(user, 'full').map((body) => JSON.stringify(body));
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

test('a full body has every member, a minimal one those it must have', () => {
  for (const operation of operations) {
    const schema = requestSchema(operation) as Schema;
    assert.deepEqual(
      Object.keys(bodyOf(schema, 'full', 1) as object),
      Object.keys(schema.properties ?? {}),
      operation.id,
    );
    const minimal = Object.keys(bodyOf(schema, 'minimal', 1) as object);
    for (const name of schema.required ?? []) assert.ok(minimal.includes(name), `${operation.id} ${name}`);
    if (!schema.allOf) assert.deepEqual(minimal.sort(), [...(schema.required ?? [])].sort(), operation.id);
  }
});

test('a mixed body has some of the members that it need not have, and null and either type where these are allowed', () => {
  const schema: Schema = {
    type: 'object',
    required: ['door'],
    properties: { door: { type: ['string', 'null'] }, key: { type: ['string', 'number'] }, open: { type: 'boolean' } },
  };
  const bodies = many(schema, 'mixed') as Record<string, unknown>[];
  const kinds = (name: string): Set<string> =>
    new Set(bodies.map((body) => (name in body ? (body[name] === null ? 'null' : typeof body[name]) : 'absent')));
  assert.deepEqual([...kinds('door')].sort(), ['null', 'string']);
  assert.deepEqual([...kinds('key')].sort(), ['absent', 'number', 'string']);
  assert.deepEqual([...kinds('open')].sort(), ['absent', 'boolean']);
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
  for (const body of many(schema, 'minimal') as { door: string }[]) {
    seen.add(body.door);
    assert.deepEqual(Object.keys(body).sort(), expected[body.door], JSON.stringify(body));
  }
  assert.equal(seen.size, 3);
});

test('a condition narrows what a member may be, whichever of the two is made first', () => {
  const schema: Schema = {
    type: 'object',
    required: ['code', 'door'],
    properties: { code: { type: 'string' }, door: { type: 'string', enum: ['KIOSK', 'GATE'] } },
    if: { properties: { door: { const: 'KIOSK' } }, required: ['door'] },
    then: { properties: { code: { pattern: '^K-\\d{3}$' } } },
    else: { properties: { code: { pattern: '^G-\\d{5}$' } } },
  };
  for (const extent of extents)
    for (const { code, door } of many(schema, extent) as { code: string; door: string }[])
      assert.match(code, door === 'KIOSK' ? /^K-\d{3}$/ : /^G-\d{5}$/);
});

test('conditions that never come to rest are an error, not an endless search', () => {
  const schema: Schema = {
    type: 'object',
    required: ['door'],
    properties: { door: { type: 'string', enum: ['IN', 'OUT'] } },
    allOf: [
      { if: { properties: { door: { const: 'IN' } } }, then: { properties: { door: { const: 'OUT' } } } },
      { if: { properties: { door: { const: 'OUT' } } }, then: { properties: { door: { const: 'IN' } } } },
    ],
  };
  assert.throws(() => bodyOf(schema, 'full', 1), { message: /conditions of the body contradict each other/ });
});

test('a nullable set of values gives one of the values, and null only in a mixture', () => {
  const schema: Schema = { type: ['string', 'null'], enum: ['A', 'B', null] };
  assert.deepEqual([...new Set(many(schema, 'full'))].sort(), ['A', 'B']);
  assert.deepEqual([...new Set(many(schema, 'mixed'))].sort(), ['A', 'B', null]);
  assert.equal(bodyOf({ const: 'P403' }, 'full', 1), 'P403');
  assert.equal(bodyOf({ type: 'null' }, 'full', 1), null);
});

test('a schema that nothing fits is an error that names the member', () => {
  const body: Schema = {
    type: 'object',
    required: ['door'],
    properties: { door: { type: 'string', pattern: '^(?!)$' } },
  };
  assert.throws(() => bodyOf(body, 'minimal', 1), { message: /no way to make a text .*\(door\)/ });
  assert.throws(() => bodyOf({ $ref: '#/components/schemas/Error' }, 'full', 1), { message: /no contract given/ });
  const both: Schema = { type: 'string', const: 'A' };
  assert.throws(() => bodyOf({ oneOf: [both, both] }, 'full', 1), { message: /of one branch alone/ });
});

test('of alternatives one is taken, and of exclusive ones no other takes the value', () => {
  const either: Schema = {
    oneOf: [{ type: 'integer', minimum: 0 }, { type: 'integer', maximum: 10 }, { type: 'null' }],
  };
  for (const value of many(either, 'full')) assert.ok((value as number) > 10 || (value as number) < 0, String(value));
  assert.ok(many({ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'mixed').includes(null));
});

test('parts of allOf hold together', () => {
  const schema: Schema = {
    allOf: [
      {
        type: 'object',
        required: ['door'],
        properties: { door: { type: 'string', minLength: 3 }, key: { type: 'number' } },
      },
      {
        type: 'object',
        required: ['key'],
        properties: { door: { maxLength: 5 }, key: { type: 'integer', minimum: 5 } },
      },
    ],
  };
  for (const { door, key } of many(schema, 'minimal') as { door: string; key: number }[]) {
    assert.ok(door.length >= 3 && door.length <= 5, door);
    assert.ok(Number.isInteger(key) && key >= 5, String(key));
  }
});

test('numbers keep within bounds, inclusive or not, whole or not', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.nat({ max: 1000 }), fc.nat(), (minimum, width, seed) => {
      const maximum = minimum + width;
      const whole = bodyOf({ type: 'integer', minimum, maximum }, 'mixed', seed) as number;
      assert.ok(Number.isInteger(whole) && whole >= minimum && whole <= maximum);
      const inner = bodyOf(
        { type: 'number', exclusiveMinimum: minimum, maximum: maximum + 1 },
        'mixed',
        seed,
      ) as number;
      assert.ok(inner > minimum && inner <= maximum + 1);
    }),
  );
});

test('whole numbers keep below an exclusive bound, and to steps', () => {
  const schema: Constraint = { type: 'integer', minimum: 3, exclusiveMaximum: 5 };
  for (const value of many(schema, 'mixed')) assert.ok(value === 3 || value === 4, String(value));
  const stepped: Constraint = { type: 'integer', minimum: 1, multipleOf: 25 };
  for (const value of many(stepped, 'mixed') as number[]) assert.ok(value >= 25 && value % 25 === 0, String(value));
});

test('lists have one to three items unless the schema says otherwise, and no item twice', () => {
  const item: Schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer', minimum: 1, maximum: 4 } },
  };
  const lengths = new Set<number>();
  for (const items of many({ type: 'array', items: item }, 'full') as { id: number }[][]) {
    lengths.add(items.length);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  }
  assert.deepEqual([...lengths].sort(), [1, 2, 3]);
  const usedUp: Schema = { type: 'array', items: { type: 'string', enum: ['A'] } };
  assert.deepEqual(bodyOf(usedUp, 'full', 1), ['A']);
  assert.deepEqual(bodyOf({ ...usedUp, minItems: 2 }, 'full', 1), ['A', 'A']);
  assert.deepEqual(bodyOf({ ...usedUp, maxItems: 0 }, 'full', 1), []);
  for (const items of many({ type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 }, 'mixed'))
    assert.equal((items as unknown[]).length, 2);
});

test('keys of a map come from its set of names', () => {
  const schema: Schema = {
    type: 'object',
    propertyNames: { enum: ['north', 'south'] },
    additionalProperties: { type: 'string' },
  };
  for (const value of many(schema, 'full'))
    assert.ok(Object.keys(value as object).every((key) => ['north', 'south'].includes(key)) && value !== null);
});

interface Balance {
  name: string;
  amount: string;
  wallet: string;
  networkConfig: Record<string, { name: string; mainnet: boolean }>;
}

test('balances are as a wallet has them: each currency once, with its scale, an address of its chain, its networks on test nets', () => {
  const { facts } = contractOf('test');
  const [place] = schemaPlaces(contract).filter(
    ({ kind, label }) => kind === 'webhook' && label === 'userBalanceGenerated',
  );
  assert.ok(place);
  for (let seed = 0; seed < 40; seed += 1) {
    const { balances } = valueFor(place.schema, createData(seed), 'full', contract) as {
      balances: { fiatBalances: Balance[]; cryptoBalances: Balance[] };
    };
    assert.deepEqual(
      balances.fiatBalances.map(({ name }) => name),
      ['eur'],
    );
    const names = balances.cryptoBalances.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, amount, wallet, networkConfig } of balances.cryptoBalances) {
      const currency = facts.currencies.find((one) => one.name === name);
      assert.equal(amount.split('.')[1]?.length, currency?.decimals, `${name} ${amount}`);
      const prefix = { btc: 'tb1', ltc: 'tltc1', doge: 'n' }[name] ?? '0x';
      assert.ok(wallet.startsWith(prefix), `${name} ${wallet}`);
      for (const [network, terms] of Object.entries(networkConfig)) {
        assert.ok(currency?.networks?.includes(network), `${name} ${network}`);
        assert.equal(terms.name, facts.networks.find(({ key }) => key === network)?.stagingName);
        assert.equal(terms.mainnet, false);
      }
    }
  }
});

test('an exchange is between two currencies', () => {
  const schema: Schema = {
    type: 'object',
    properties: { currencyTo: { type: 'string' }, currencyFrom: { type: 'string' } },
  };
  for (const { currencyFrom, currencyTo } of many(schema, 'full') as Record<string, string>[])
    assert.notEqual(currencyFrom, currencyTo);
});

test('a member may have any name, even one that every object has', () => {
  const schema: Schema = {
    type: 'object',
    properties: { constructor: { type: 'string' }, toString: { type: 'number' } },
  };
  const body = bodyOf(schema, 'full', 1) as Record<string, unknown>;
  assert.equal(typeof body['constructor'], 'string');
  assert.equal(typeof body['toString'], 'number');
});

const referring = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** A value of one of some schemas that refer to each other. */
function valueOf(schemas: Record<string, Schema>, name: string, extent: Extent, seed: number): unknown {
  const document = { ...contract.document, components: { schemas } };
  return valueFor(referring(name), createData(seed), extent, { document, facts: contract.facts });
}

/** Levels of members and items. */
function depthOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
}

/** Schemas that lead back to themselves, each of which has values that end. */
const circular: Record<string, Schema> = {
  node: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, next: referring('node'), former: referring('node') },
  },
  tree: { type: 'array', items: referring('tree') },
  map: { type: 'object', additionalProperties: referring('map') },
  nullable: { type: ['object', 'null'], required: ['inner'], properties: { inner: referring('nullable') } },
  person: { type: 'object', properties: { name: { type: 'string' }, employer: referring('company') } },
  company: { type: 'object', required: ['head'], properties: { head: referring('person') } },
  expression: {
    type: 'object',
    required: ['value'],
    properties: { value: { oneOf: [referring('expression'), { type: 'string' }] } },
  },
};

test('values of schemas that lead back to themselves end, and keep to them', () => {
  const resolve = resolverOf({ document: { ...contract.document, components: { schemas: circular } } });
  for (const name of Object.keys(circular))
    for (const extent of extents)
      for (let seed = 0; seed < 20; seed += 1) {
        const value = valueOf(circular, name, extent, seed);
        assert.ok(depthOf(value) <= 6, JSON.stringify(value));
        assert.ok(matches(referring(name), value, resolve), `${name} ${JSON.stringify(value)}`);
      }
  assert.deepEqual(Object.keys(valueOf(circular, 'node', 'full', 1) as object), ['id', 'next', 'former']);
});

test('large cycles do not fill a whole body', () => {
  const names = Array.from({ length: 30 }, (_, index) => `part${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, referring(name)]));
  const schemas = Object.fromEntries(names.map((name): [string, Schema] => [name, { type: 'object', properties }]));
  assert.ok(JSON.stringify(valueOf(schemas, 'part0', 'full', 1)).length < 100_000);
});

test('a schema whose values would never end is an error that says so', () => {
  const schemas: Record<string, Schema> = {
    node: { type: 'object', required: ['parent'], properties: { parent: referring('node') } },
    list: { type: 'array', minItems: 1, items: referring('list') },
    alias: referring('other'),
    other: { anyOf: [referring('alias'), { type: 'string' }] },
    holder: { type: 'object', properties: { alias: referring('alias'), name: { type: 'string' } } },
  };
  for (const extent of extents) {
    const make = (name: string) => () => valueOf(schemas, name, extent, 1);
    assert.throws(make('node'), { name: 'Unmakeable', message: /would hold itself without end \(parent\)/ });
    assert.throws(make('list'), { name: 'Unmakeable', message: /would hold itself without end/ });
    assert.throws(make('alias'), { name: 'Unmakeable', message: /is defined by nothing but itself/ });
    assert.throws(make('nowhere'), { name: 'Unmakeable', message: /refers to no schema of the document/ });
  }
  assert.deepEqual(Object.keys(valueOf(schemas, 'holder', 'full', 1) as object), ['name']);
});

test('what need not be there is left out where no value of it can be made', () => {
  const impossible: Schema = { type: 'string', pattern: '^(?!)$' };
  const schema: Schema = {
    type: 'object',
    properties: { door: impossible, key: { type: 'string' }, doors: { type: 'array', items: impossible } },
  };
  const { key, ...rest } = bodyOf(schema, 'full', 1) as Record<string, unknown>;
  assert.equal(typeof key, 'string');
  assert.deepEqual(rest, { doors: [] });
  assert.throws(() => bodyOf({ type: 'array', minItems: 1, items: impossible }, 'full', 1), { name: 'Unmakeable' });
});

test('parts that exclude each other are an error', () => {
  const types: Schema = { allOf: [{ type: 'string' }, { type: 'integer' }] };
  assert.throws(() => bodyOf(types, 'full', 1), { name: 'Unmakeable', message: /types that exclude each other/ });
  const sets: Schema = { allOf: [{ enum: ['A'] }, { enum: ['B'] }] };
  assert.throws(() => bodyOf(sets, 'full', 1), { name: 'Unmakeable', message: /in every set/ });
  assert.throws(() => bodyOf({ type: 'string', minLength: 1e9 }, 'full', 1), { name: 'Unmakeable' });
});

test('of exclusive branches that overlap a value is found that only one takes', () => {
  const cases: Schema[] = [
    // Full values of both look alike; one that has little is taken by the second alone.
    {
      oneOf: [
        { type: 'object', required: ['bark'], properties: { bark: { type: 'boolean' } } },
        { type: 'object', properties: { bark: { type: 'boolean' } } },
      ],
    },
    // A constant tells them apart, and only a full value has it.
    {
      oneOf: [
        { type: 'object', properties: { kind: { const: 'cat' } } },
        { type: 'object', properties: { kind: { const: 'dog' } } },
      ],
    },
    { oneOf: [{}, { type: 'integer' }] },
  ];
  for (const schema of cases)
    for (const extent of extents)
      for (const value of many(schema, extent, 20))
        assert.ok(matches(schema, value, resolverOf(contract)), JSON.stringify({ schema, value }));
});

test('of open branches that all take a value one is meant that alone declares its members, where it has to be there', () => {
  const cat: Schema = { type: 'object', properties: { purr: { type: 'boolean' } } };
  const dog: Schema = { type: 'object', properties: { bark: { type: 'boolean' } } };
  for (const extent of extents)
    for (const value of many({ oneOf: [cat, dog] }, extent, 20))
      assert.equal(Object.keys(value as object).length, 1, JSON.stringify(value));
  const optional: Schema = { type: 'object', properties: { pet: { oneOf: [cat, dog] }, name: { type: 'string' } } };
  assert.deepEqual(Object.keys(bodyOf(optional, 'full', 1) as object), ['name']);
  assert.throws(() => bodyOf({ oneOf: [cat, cat] }, 'full', 1), { name: 'Unmakeable', message: /of one branch alone/ });
});

test('both of two sets of alternatives hold', () => {
  const schema: Schema = {
    allOf: [
      { oneOf: [{ type: 'string' }, { type: 'integer' }] },
      { anyOf: [{ type: 'integer' }, { type: 'boolean' }] },
    ],
  };
  for (const value of many(schema, 'full', 20)) assert.ok(Number.isInteger(value), String(value));
});

test('a pattern that is valid without the u flag only is kept', () => {
  for (const value of many({ type: 'string', pattern: '^(?:{[0-9a-f]{4}}|\\-)$' }, 'full', 20))
    assert.match(String(value), /^(?:\{[0-9a-f]{4}\}|-)$/);
});
