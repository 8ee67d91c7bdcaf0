import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { formats } from '../../contracts/formats/index.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { packagedContracts } from '../../contracts/model/load.js';
import { parsePointer, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { Schema } from '../../contracts/model/types.js';
import { deriveSchema, type DerivedSchema } from './derive.js';
import type { DerivationSource, Hints } from './hints.js';

const source: DerivationSource = {
  sample: { grade: 'documented', edition: 'test', source: 'Loan Renewed' },
  prose: { grade: 'documented', edition: 'test', source: 'Loan Renewed', basis: 'prose' },
};

function derive(samples: unknown[], hints?: Hints): Schema {
  return deriveSchema(samples, source, hints);
}

function at(schema: Schema, pointer: string): Schema {
  const node = valueAt(schema, pointer) as Schema | undefined;
  assert.ok(node, `nothing at ${pointer} of ${JSON.stringify(schema)}`);
  return node;
}

const ajv = new Ajv2020({ strict: false, ownProperties: true });
for (const format of formats) ajv.addFormat(format.name, (value: string) => format.test(value));

function accepts(schema: Schema, value: unknown): boolean {
  return ajv.compile(schema)(value);
}

/** Every keyword of a schema, wherever it stands. */
function keywordsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => [keyword, ...keywordsOf(value)]);
}

interface Page {
  request: Record<string, unknown>;
  values: string[];
}
const payloads = path.join(packagedContracts, 'test', 'payloads');
const page = JSON.parse(readFileSync(path.join(payloads, 'userBalanceGenerated.json'), 'utf8')) as Page;
const hints = parse(readFileSync(path.join(payloads, 'userBalanceGenerated.hints.yaml'), 'utf8')) as Hints;
const documented = derive([page.request], { ...hints, values: [{ values: page.values, open: true }] });
const crypto = '/properties/balances/properties/cryptoBalances/items';
const fiat = '/properties/balances/properties/fiatBalances/items';

test('networkConfig is a map keyed by network, without a hint as well', () => {
  for (const schema of [documented, derive([page.request])]) {
    const map = at(schema, `${crypto}/properties/networkConfig`);
    assert.deepEqual(map.propertyNames?.enum, ['ethereum', 'polygon', 'ltc', 'doge', 'btc']);
    assert.equal(map.propertyNames?.['x-open'], true);
    assert.ok(!('properties' in map) && !('required' in map), JSON.stringify(map));
    const terms = map.additionalProperties as Schema;
    assert.deepEqual(terms.required, ['mainnet', 'name', 'withdrawal', 'deposit']);
    assert.deepEqual(terms.properties?.['withdrawal']?.required, ['feeWithdrawal', 'minWithdrawal']);
    assert.equal(terms.properties?.['mainnet']?.type, 'boolean');
  }
});

test('what stands in the values of a map stays a record', () => {
  const terms = at(documented, `${crypto}/properties/networkConfig/additionalProperties`);
  assert.ok(terms.properties?.['withdrawal']?.properties);
  assert.equal(terms.properties['withdrawal'].additionalProperties, undefined);
});

test('amounts are decimal texts; their scale goes by currency where several are shown', () => {
  assert.deepEqual(
    [at(documented, `${fiat}/properties/amount`).format, at(documented, `${fiat}/properties/amount`).pattern],
    ['decimal', '^\\d+\\.\\d{2}$'],
  );
  const amount = at(documented, `${crypto}/properties/amount`);
  assert.deepEqual([amount.type, amount.format, amount.pattern], ['string', 'decimal', undefined]);
  const scales = at(documented, crypto)
    .allOf?.filter((condition) => condition.then?.properties?.['amount'])
    .map((condition) => [condition.if?.properties?.['name']?.enum, condition.then?.properties?.['amount']]);
  assert.deepEqual(scales, [
    [['usdc'], { pattern: '^\\d+\\.\\d{6}$' }],
    [['pol', 'ltc', 'doge', 'eth', 'btc'], { pattern: '^\\d+\\.\\d{8}$' }],
  ]);
});

test('wallets have the form of their chain', () => {
  const wallet = at(documented, `${crypto}/properties/wallet`);
  assert.deepEqual([wallet.type, wallet.format], ['string', undefined]);
  const forms = at(documented, crypto)
    .allOf?.filter((condition) => condition.then?.properties?.['wallet'])
    .map((condition) => [condition.if?.properties?.['name']?.enum, condition.then?.properties?.['wallet']]);
  assert.deepEqual(forms, [
    [['usdc', 'pol', 'eth'], { format: 'evm-address' }],
    [['ltc'], { format: 'ltc-address' }],
    [['doge'], { format: 'doge-address' }],
    [['btc'], { format: 'btc-address' }],
  ]);
});

test('ids are UUIDs and rates are numbers, whole ones in the sample included', () => {
  assert.equal(at(documented, `${fiat}/properties/id`).format, 'uuid');
  assert.equal(at(documented, `${crypto}/properties/id`).format, 'uuid');
  assert.equal(at(documented, `${fiat}/properties/rate`).type, 'number');
  assert.equal(at(documented, `${crypto}/properties/rate`).type, 'number');
  assert.ok(!keywordsOf(documented).includes('minimum'));
});

test('the documented payload fits; one with a slip in it does not', () => {
  assert.equal(accepts(documented, page.request), true);
  const slips: [string, unknown][] = [
    ['/balances/cryptoBalances/0/amount', '0.00000000'],
    ['/balances/cryptoBalances/1/amount', '0.000000'],
    ['/balances/cryptoBalances/1/amount', 0],
    ['/balances/cryptoBalances/2/wallet', '0xde0bc7fee9ee43f3d6adf685124bde16adbabbda'],
    ['/balances/cryptoBalances/2/networkConfig/ltc/mainnet', 'no'],
    ['/balances/fiatBalances/0/status', 'FROZEN'],
    ['/balances/fiatBalances/0/rate', '1'],
    ['/externalUserId', 7],
  ];
  for (const [pointer, value] of slips) {
    const body = structuredClone(page.request);
    const tokens = parsePointer(pointer);
    const parent = valueAt(body, toPointer(tokens.slice(0, -1))) as Record<string, unknown>;
    parent[tokens.at(-1) as string] = value;
    assert.equal(accepts(documented, body), false, `${pointer} = ${JSON.stringify(value)}`);
  }
});

test('prose values become the enumeration, documented though one alone is in the sample', () => {
  const pointer = `${fiat}/properties/status`;
  assert.deepEqual(at(documented, pointer).enum, ['ACTIVE', 'ACTIVE_EXTENDED']);
  assert.equal(at(documented, pointer)['x-open'], true);
  const { grade, basis } = evidenceAt(documented, pointer, 'enum');
  assert.deepEqual({ grade, basis }, { grade: 'documented', basis: 'prose' });
  assert.equal(evidenceAt(documented, pointer, 'required').grade, 'carried');
});

test('prose values are not forced on a text that shows another one', () => {
  const values = [{ values: ['OPEN', 'SHUT'], open: false }];
  const schema = derive([{ a: 'OPEN', b: 'ajar' }], { values });
  assert.deepEqual(schema.properties?.['a']?.enum, ['OPEN', 'SHUT']);
  assert.equal(schema.properties['a']['x-open'], undefined);
  assert.equal(schema.properties['b']?.enum, undefined);
});

test('what samples alone suggest counts one step lower; type and presence keep the grade', () => {
  for (const keyword of ['required', 'format', 'pattern'])
    assert.deepEqual(
      evidenceAt(documented, `${fiat}/properties/amount`, keyword),
      {
        grade: 'carried',
        edition: 'test',
        source: 'Loan Renewed',
        basis: 'example',
      },
      keyword,
    );
  assert.equal(evidenceAt(documented, `${fiat}/properties/amount`, 'type').grade, 'documented');
  assert.equal(evidenceAt(documented, `${crypto}/allOf/0/then/properties/amount`, 'pattern').grade, 'carried');
  assert.equal(evidenceAt(documented, `${crypto}/properties/networkConfig/propertyNames`, 'enum').grade, 'carried');
  const observed = deriveSchema([{ id: '4.50' }, { id: '5.00' }], {
    ...source,
    sample: { grade: 'observed', source: 'traffic' },
  });
  assert.equal(evidenceAt(observed, '/properties/id').grade, 'observed');
  for (const keyword of ['required', 'format', 'pattern'])
    assert.equal(evidenceAt(observed, '/properties/id', keyword).grade, 'assumed');
});

test('a text marked free has no form, though its samples have one', () => {
  assert.equal(at(documented, '/properties/externalUserId').format, undefined);
  assert.equal(at(derive([page.request]), '/properties/externalUserId').format, 'uuid');
  const nested = derive([{ list: [{ code: '1.50' }] }], { free: ['/list/*/code'] });
  assert.deepEqual(
    [at(nested, '/properties/list/items/properties/code').format, nested.properties?.['list']?.items?.required],
    [undefined, ['code']],
  );
});

test('one sample makes no enumeration, length, constant or bound', () => {
  const schema = derive([{ word: 'PENDING', count: 3, flag: true, list: ['a'], text: 'a line of text', none: null }]);
  const found = new Set(keywordsOf(schema));
  for (const keyword of ['enum', 'const', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum'])
    assert.ok(!found.has(keyword), keyword);
  assert.equal(schema.properties?.['count']?.type, 'number');
});

test('a map shown by one sample with one key needs a hint', () => {
  const sample = { branches: { harbour: { open: true } } };
  const guessed = derive([sample]);
  assert.deepEqual(guessed.properties?.['branches']?.required, ['harbour']);
  const hinted = derive([sample], { maps: ['/branches'] });
  assert.deepEqual(hinted.properties?.['branches']?.propertyNames?.enum, ['harbour']);
  assert.deepEqual((hinted.properties['branches'].additionalProperties as Schema).required, ['open']);
  const inList = derive([{ list: [sample] }], { maps: ['/list/*/branches'] });
  assert.ok(at(inList, '/properties/list/items/properties/branches').propertyNames);
});

test('a map whose samples are all empty is one of unknown keys', () => {
  const schema = derive([{ branches: {} }], { maps: ['/branches'] });
  assert.equal(accepts(schema, { branches: {} }), true);
  assert.equal(accepts(schema, { branches: { harbour: 1 } }), true);
});

test('named members of the same form in one sample are a record', () => {
  const schema = derive([{ from: { id: 'a' }, to: { id: 'b' } }]);
  assert.deepEqual(schema.required, ['from', 'to']);
  assert.equal(schema.additionalProperties, undefined);
});

test('named members that every sample has are a record, and so are members of different forms', () => {
  const always = derive([
    { from: { id: 'a' }, to: { id: 'b' } },
    { from: { id: 'c' }, via: { id: 'd' } },
  ]);
  assert.deepEqual(always.required, ['from']);
  const mixed = derive([{ card: { id: 'a' } }, { iban: { number: 'b' } }]);
  assert.deepEqual(Object.keys(mixed.properties ?? {}), ['card', 'iban']);
  assert.equal(mixed.required, undefined);
});

test('objects of one form under freely varying keys are a map', () => {
  const schema = derive([{ harbour: { open: true } }, { castle: { open: false }, mill: { open: true } }]);
  assert.deepEqual(schema.propertyNames?.enum, ['harbour', 'castle', 'mill']);
  assert.deepEqual((schema.additionalProperties as Schema).required, ['open']);
});

test('items are merged: a member that one of them lacks is not required', () => {
  const schema = derive([{ list: [{ a: 1, b: 'x' }, { a: 2.5 }, { a: 3, c: null }] }, { list: [] }]);
  const items = at(schema, '/properties/list/items');
  assert.deepEqual(items.required, ['a']);
  assert.deepEqual(Object.keys(items.properties ?? {}), ['a', 'b', 'c']);
  assert.equal(evidenceAt(items, '/properties/b', 'required').basis, undefined);
  assert.deepEqual(schema.required, ['list']);
});

test('lists of which none shows an item promise nothing of items', () => {
  assert.deepEqual(derive([{ list: [] }]).properties?.['list']?.items, undefined);
});

test('null beside a value makes it nullable, its enumeration as well', () => {
  const schema = derive(
    [
      { a: null, s: 'ON', x: null, m: 1 },
      { a: '1.50', s: null, x: null, m: null },
    ],
    {
      values: [{ values: ['ON', 'OFF'], open: true }],
    },
  );
  assert.deepEqual(schema.properties?.['a']?.type, ['string', 'null']);
  assert.deepEqual(schema.properties['s']?.enum, ['ON', 'OFF', null]);
  assert.deepEqual(schema.properties['m']?.type, ['number', 'null']);
  assert.equal(schema.properties['x']?.type, undefined);
  assert.equal(accepts(schema, { a: null, s: null, x: null, m: null }), true);
});

test('two types at one place are alternatives', () => {
  const schema = derive([{ amount: '1.50' }, { amount: 1.5 }, { amount: null }]);
  assert.deepEqual(schema.required, ['amount']);
  assert.deepEqual(
    schema.properties?.['amount']?.anyOf?.map((alternative) => alternative.type),
    ['string', 'number', 'null'],
  );
});

test('an amount below zero keeps its sign: the scale derived from it accepts it', () => {
  const schema = derive([{ amount: '-1.50' }, { amount: '2.00' }]);
  assert.equal(accepts(schema, { amount: '-1.50' }), true);
  assert.equal(accepts(schema, { amount: '-1.5' }), false);
  assert.equal(derive([{ amount: '1.50' }]).properties?.['amount']?.pattern, '^\\d+\\.\\d{2}$');
});

test('no condition stands that demands nothing', () => {
  const schema = derive([
    { name: 'eur', amount: '1.0' },
    { name: 'eur', amount: '1.00' },
    { name: 'btc', amount: '0.00000001' },
  ]);
  assert.equal(schema.properties?.['amount']?.format, 'decimal');
  assert.deepEqual(
    schema.allOf?.map((condition) => [condition.if?.properties?.['name']?.enum, condition.then]),
    [[['btc'], { properties: { amount: { pattern: '^\\d+\\.\\d{8}$' } } }]],
  );
});

test('with two words that could decide, the samples do not say which does', () => {
  const schema = derive([
    { name: 'usdc', level: 'low', amount: '1.000000' },
    { name: 'btc', level: 'high', amount: '1.00000000' },
  ]);
  assert.equal(schema.allOf, undefined);
  assert.equal(schema.properties?.['amount']?.pattern, undefined);
});

test('conditions do not go by the order of the samples, and stand only where every sample has a form', () => {
  const samples = [
    { chain: 'eth', wallet: '0xde0bc7fee9ee43f3d6adf685124bde16adbabbda' },
    { chain: 'btc', wallet: 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h' },
  ];
  const conditions = (order: unknown[]): string[] =>
    (derive(order).allOf ?? []).map((condition) => JSON.stringify([condition.if, condition.then])).sort();
  assert.equal(conditions(samples).length, 2);
  assert.deepEqual(conditions([...samples].reverse()), conditions(samples));
  const formless = { chain: 'inner', wallet: 'nowhere' };
  assert.deepEqual(conditions([formless, ...samples]), []);
  assert.deepEqual(conditions([...samples, formless]), []);
});

/** As from traffic: what samples share takes more of them. */
function observe(samples: unknown[], minimumSamples?: number): DerivedSchema {
  const traffic = { grade: 'observed', source: 'traffic' } as const;
  return deriveSchema(samples, { sample: traffic, prose: traffic }, {}, minimumSamples ? { minimumSamples } : {});
}

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

test('traffic demands members of the root at once, those below only after many samples', () => {
  const nested = (count: number): Schema =>
    at(observe(many(count, () => ({ user: { id: 'x', name: 'y' } }))), '/properties/user');
  assert.deepEqual(observe([{ user: { id: 'x' } }]).required, ['user']);
  assert.deepEqual([nested(29).required, nested(29).type], [undefined, ['object', 'null']]);
  assert.deepEqual([nested(30).required, nested(30).type], [['id', 'name'], 'object']);
  const chosen = observe([{ user: { id: 'x' } }, { user: { id: 'y' } }], 2);
  assert.deepEqual(chosen.properties?.['user']?.required, ['id']);
});

test('one observed sample gives a text no form; items of one sample are one sample', () => {
  const id = 'c0545413-efd6-4f8e-97b8-f23753de9c31';
  assert.equal(
    observe([{ list: [{ id }, { id }] }]).properties?.['list']?.items?.properties?.['id']?.format,
    undefined,
  );
  assert.equal(observe([{ id }, { id }]).properties?.['id']?.format, 'uuid');
});

test('whole numbers become integers only after many samples, or by a hint', () => {
  assert.equal(derive([{ count: 1 }]).properties?.['count']?.type, 'number');
  assert.equal(derive(many(29, (count) => ({ count }))).properties?.['count']?.type, 'number');
  const schema = derive(many(30, (count) => ({ count })));
  assert.equal(schema.properties?.['count']?.type, 'integer');
  assert.equal(evidenceAt(schema, '/properties/count', 'type').grade, 'carried');
  assert.equal(derive([{ count: 1 }], { integers: ['/count'] }).properties?.['count']?.type, 'integer');
  assert.equal(derive([{ count: 1.5 }], { integers: ['/count'] }).properties?.['count']?.type, 'number');
});

test('words become an open enumeration only where many samples repeat few of them', () => {
  const words = ['OPEN', 'SHUT', 'AJAR'];
  const enumOf = (samples: unknown[]): unknown => derive(samples).properties?.['s']?.enum;
  assert.deepEqual(enumOf(many(30, (i) => ({ s: words[i % 3] }))), words);
  assert.equal(derive(many(30, (i) => ({ s: words[i % 3] }))).properties?.['s']?.['x-open'], true);
  assert.equal(enumOf(many(29, (i) => ({ s: words[i % 3] }))), undefined);
  assert.equal(enumOf(many(30, (i) => ({ s: `word${i % 8}` }))), undefined, 'too many words');
  assert.equal(enumOf(many(30, (i) => ({ s: i < 2 ? 'RARE' : 'OPEN' }))), undefined, 'a word hardly repeated');
  assert.equal(enumOf(many(30, () => ({ s: 'two words' }))), undefined);
  assert.equal(
    derive([{ list: many(40, () => ({ s: 'OPEN' })) }]).properties?.['list']?.items?.properties?.['s']?.enum,
    undefined,
  );
});

test('a root is closed only when many samples show no member alone', () => {
  const samples = many(10, (i) => ({ id: i, ...(i < 2 ? { note: 'x' } : {}) }));
  assert.equal(observe(samples).additionalProperties, false);
  assert.equal(observe(samples.slice(1)).additionalProperties, undefined);
  assert.equal(observe([...samples, { id: 1, rare: 1 }]).additionalProperties, undefined);
  assert.equal(derive(samples).additionalProperties, undefined);
});

test('an object of which no member is sure keeps a quarter of its members', () => {
  const large = Object.fromEntries(many(20, (i) => [`member${i}`, i]));
  assert.equal((at(observe([{ o: large }, { o: large }]), '/properties/o') as DerivedSchema).minProperties, 5);
  assert.equal((at(observe([{ o: large }]), '/properties/o') as DerivedSchema).minProperties, undefined);
  const small = { o: { a: 1, b: 2 } };
  assert.equal((at(observe([small, small]), '/properties/o') as DerivedSchema).minProperties, undefined);
});

test('a word decides which members are there', () => {
  const samples = [
    { type: 'card', pan: '1', amount: 1 },
    { type: 'iban', number: 'b', amount: 2 },
    { type: 'iban', number: 'c', amount: 3 },
  ];
  const schema = derive(samples);
  assert.deepEqual(schema.required, ['type', 'amount']);
  assert.deepEqual(
    schema.allOf?.map((variant) => [variant.if?.properties?.['type']?.enum, variant.then?.required]),
    [
      [['card'], ['pan']],
      [['iban'], ['number']],
    ],
  );
  assert.equal(evidenceAt(schema, '/allOf/0/then', 'required').grade, 'carried');
  assert.equal(accepts(schema, { type: 'card', amount: 1 }), false);
  assert.equal(accepts(schema, { type: 'wire', amount: 1 }), true);
  assert.equal(observe(samples).allOf, undefined, 'three samples of traffic show no variant');
  assert.deepEqual(derive([...samples, { type: 'card', amount: 4 }]).allOf?.length, 1, 'seen with and without pan');
});

test('where two words would tell the same, a hint decides', () => {
  const samples = [
    { type: 'card', status: 'DONE', pan: '1' },
    { type: 'iban', status: 'OPEN' },
  ];
  assert.equal(derive(samples).allOf, undefined);
  const hinted = derive(samples, { deciders: [{ at: '', by: 'status' }] });
  assert.deepEqual(hinted.allOf?.[0]?.if?.properties?.['status']?.enum, ['DONE']);
});

test('keys that are values of a format make a map, even of one sample', () => {
  const key = 'c0545413-efd6-4f8e-97b8-f23753de9c31';
  const map = derive([{ rates: { [key]: '1.50' } }]).properties?.['rates'];
  assert.equal(map?.propertyNames?.format, 'uuid');
  assert.equal((map.additionalProperties as Schema).type, 'string');
  assert.ok(!('properties' in map));
});

test('a phone number of digits is told by a hint alone, one with a plus by itself', () => {
  const formatOfPhone = (samples: string[], someHints?: Hints): unknown =>
    derive(
      samples.map((phone) => ({ phone })),
      someHints,
    ).properties?.['phone']?.format;
  assert.equal(formatOfPhone(['+48123456789']), 'phone');
  assert.equal(formatOfPhone(['+48123456789', '48123456789']), 'phone');
  assert.equal(formatOfPhone(['48123456789']), 'decimal');
  const hinted: Hints = { formats: [{ at: '/phone', format: 'phone' }] };
  assert.equal(formatOfPhone(['48123456789'], hinted), 'phone');
  assert.equal(formatOfPhone(['none'], hinted), undefined, 'not forced on a sample of another form');
});

test('limits that prose states are documented; one that a sample breaks is left out', () => {
  const limits: Hints = {
    limits: [
      { at: '/n', minimum: 1, maximum: 5 },
      { at: '/s', maxLength: 3 },
    ],
  };
  const schema = derive([{ n: 2, s: 'abc' }], limits);
  const { n, s } = schema.properties ?? {};
  assert.deepEqual([n?.minimum, n?.maximum, s?.maxLength], [1, 5, 3]);
  assert.equal(evidenceAt(schema, '/properties/n', 'maximum').grade, 'documented');
  const broken = derive([{ n: 9, s: 'abcd' }], limits).properties ?? {};
  assert.deepEqual([broken['n']?.minimum, broken['n']?.maximum, broken['s']?.maxLength], [1, undefined, undefined]);
});

test('values named for a place go before values named for any', () => {
  const named = [
    { values: ['A', 'B'], open: true },
    { values: ['A', 'C'], open: false, at: '/s' },
  ];
  const { s, t } = derive([{ s: 'A', t: 'A' }], { values: named }).properties ?? {};
  assert.deepEqual(
    [s?.enum, t?.enum],
    [
      ['A', 'C'],
      ['A', 'B'],
    ],
  );
});

const texts = fc.oneof(
  fc.string(),
  fc.uuid(),
  fc.constantFrom('', 'eur', 'usdc', 'ACTIVE', 'ACTIVE_EXTENDED', '2026-02-01', 'nobody@example.com', '1.0', '-3.80'),
  fc.constantFrom(
    '0xde0bc7fee9ee43f3d6adf685124bde16adbabbda',
    'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h',
    'nfHU2iK5kU3F6M4xw5dkEF9URCFRseCw9U',
  ),
  fc.tuple(fc.integer(), fc.nat({ max: 3 })).map(([value, scale]) => (value / 1000).toFixed(scale)),
);

/** JSON in which the same few names come again, so that merging, maps and conditions have something to do. */
const { value: alike } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(texts, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('id', 'name', 'amount', 'wallet', 'a/b', '~', 'toString'), tie('value'), {
      maxKeys: 4,
    }),
  ),
}));

const anyHints: fc.Arbitrary<Hints> = fc.record({
  maps: fc.constantFrom([], [''], ['/*'], ['/name']),
  free: fc.constantFrom([], ['/id']),
  values: fc.constantFrom([], [{ values: ['ACTIVE', 'ACTIVE_EXTENDED'], open: true }]),
});

function assertAcceptsItsSamples(samples: unknown[], someHints: Hints): void {
  // As it comes out of the parser: no shared parts, no negative zero, plain objects.
  const plain = JSON.parse(JSON.stringify(samples)) as unknown[];
  const schema = derive(plain, someHints);
  const validate = ajv.compile(schema);
  for (const sample of plain)
    assert.ok(
      validate(sample),
      `${JSON.stringify(schema)} refuses ${JSON.stringify(sample)}: ${ajv.errorsText(validate.errors)}`,
    );
}

test('a schema accepts every sample that it was derived from', () => {
  fc.assert(fc.property(fc.array(alike, { minLength: 1, maxLength: 5 }), anyHints, assertAcceptsItsSamples), {
    numRuns: 200,
  });
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 4 }),
      anyHints,
      assertAcceptsItsSamples,
    ),
    { numRuns: 80 },
  );
});

test('a schema of traffic accepts every sample as well', () => {
  fc.assert(
    fc.property(
      fc.array(alike, { minLength: 1, maxLength: 14 }),
      fc.constantFrom(undefined, 1, 3),
      (samples, least) => {
        const plain = JSON.parse(JSON.stringify(samples)) as unknown[];
        const schema = observe(plain, least);
        for (const sample of plain) assert.ok(accepts(schema, sample), JSON.stringify([schema, sample]));
      },
    ),
    { numRuns: 60 },
  );
});

test('a schema accepts balances of whatever currencies, scales and wallets it was derived from', () => {
  const balances = fc.array(
    fc.record(
      {
        name: fc.constantFrom('eur', 'usdc', 'btc', 'doge'),
        amount: fc.tuple(fc.integer(), fc.nat({ max: 3 })).map(([value, scale]) => (value / 1000).toFixed(scale)),
        wallet: fc.option(texts, { nil: null }),
      },
      { requiredKeys: ['name'] },
    ),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(balances, (samples) => assertAcceptsItsSamples(samples, {})),
    { numRuns: 150 },
  );
});

test('every required member is declared, and every member of a sample is', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 }), (samples) => {
      const schema = derive(samples);
      const names = new Set(samples.flatMap((sample) => Object.keys(sample)));
      const declared = Object.keys(schema.properties ?? {});
      assert.deepEqual([...names].sort(), declared.sort());
      const everywhere = [...names].filter((name) => samples.every((sample) => Object.hasOwn(sample, name)));
      assert.deepEqual([...(schema.required ?? [])].sort(), everywhere.sort());
    }),
  );
});
