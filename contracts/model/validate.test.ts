import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { buildContract, loadContract } from './load.js';
import { parsePointer, toPointer, valueAt } from './pointer.js';
import type { Facts, OpenApiDocument, Operation, Violation } from './types.js';
import { ContractValidator } from './validate.js';

const contract = loadContract('test');
const validator = new ContractValidator(contract);
const webhook = contract.webhooks.get('userBalanceGenerated');
assert.ok(webhook);
const { schemaPointer } = webhook;
const fiatBalance = `${schemaPointer}/properties/balances/properties/fiatBalances/items`;

interface Payload {
  [member: string]: unknown;
  externalUserId: unknown;
  balances: {
    fiatBalances: Record<string, unknown>[];
    cryptoBalances: (Record<string, unknown> & { networkConfig: Record<string, unknown> })[];
  };
}

/** A copy of the documented payload, changed. */
function payload(change: (body: Payload) => void = () => undefined): Payload {
  const media = webhook?.object.requestBody?.content['application/json'];
  const body = structuredClone(media?.examples?.['documented']?.value) as Payload;
  change(body);
  return body;
}

function first(body: Payload, kind: 'fiatBalances' | 'cryptoBalances'): Record<string, unknown> {
  return body.balances[kind][0] as Record<string, unknown>;
}

function only(violations: Violation[]): Violation {
  assert.equal(violations.length, 1, JSON.stringify(violations));
  return violations[0] as Violation;
}

function operationOf(id: string): Operation {
  const operation = contract.operations.get(id);
  assert.ok(operation, id);
  return operation;
}

const documentedHere = { grade: 'documented', edition: 'test', source: 'User Balance Generation Webhook' };
const bySample = { ...documentedHere, grade: 'carried', basis: 'example' };

test('the documented payload keeps to its schema in every way', () => {
  assert.deepEqual(validator.violations(schemaPointer, payload(), 'exact'), []);
  assert.deepEqual(validator.violations(schemaPointer, payload(), 'tolerant'), []);
  assert.deepEqual(validator.drift(schemaPointer, payload()), []);
});

test('an unknown member breaks what a sender must keep to, and is drift to a receiver', () => {
  const body = payload((copy) => (first(copy, 'fiatBalances')['a/b~c'] = 1));
  const pointer = '/balances/fiatBalances/0/a~1b~0c';
  const violation = only(validator.violations(schemaPointer, body, 'exact'));
  assert.equal(violation.keyword, 'additionalProperties');
  assert.equal(violation.pointer, pointer);
  assert.equal(violation.expected, 'not present');
  assert.deepEqual(validator.violations(schemaPointer, body, 'tolerant'), []);
  assert.deepEqual(validator.drift(schemaPointer, body), [
    { pointer, kind: 'undeclared-field', schemaPointer: fiatBalance, actual: '1', evidence: documentedHere },
  ]);
});

test('a member named as those that JavaScript objects have is unknown as well', () => {
  const body = payload((copy) => Object.assign(copy, { constructor: 1 }));
  assert.deepEqual(
    validator.drift(schemaPointer, body).map(({ pointer, kind }) => ({ pointer, kind })),
    [{ pointer: '/constructor', kind: 'undeclared-field' }],
  );
  assert.equal(only(validator.violations(schemaPointer, body, 'exact')).pointer, '/constructor');
});

test('an unknown value of an open set is drift with the evidence of the set', () => {
  const body = payload((copy) => (first(copy, 'fiatBalances')['status'] = 'FROZEN'));
  const pointer = '/balances/fiatBalances/0/status';
  const violation = only(validator.violations(schemaPointer, body, 'exact'));
  assert.equal(violation.keyword, 'enum');
  assert.equal(violation.pointer, pointer);
  assert.equal(violation.expected, 'one of ACTIVE, ACTIVE_EXTENDED');
  assert.deepEqual(violation.evidence, { ...documentedHere, basis: 'prose' });
  assert.deepEqual(validator.violations(schemaPointer, body, 'tolerant'), []);
  assert.deepEqual(validator.drift(schemaPointer, body), [
    {
      pointer,
      kind: 'unknown-enum-value',
      schemaPointer: `${fiatBalance}/properties/status`,
      actual: '"FROZEN"',
      known: 'ACTIVE, ACTIVE_EXTENDED',
      evidence: { ...documentedHere, basis: 'prose' },
    },
  ]);
});

test('an unknown key of a map is named at the key, and its value is still held to the map’s schema', () => {
  const pointer = '/balances/cryptoBalances/0/networkConfig/base~1main';
  const body = payload((copy) => {
    const networks = copy.balances.cryptoBalances[0]?.networkConfig ?? {};
    networks['base/main'] = networks['ethereum'];
  });
  const violation = only(validator.violations(schemaPointer, body, 'exact'));
  assert.equal(violation.pointer, pointer);
  assert.equal(violation.keyword, 'enum');
  assert.equal(violation.actual, '"base/main"');
  assert.deepEqual(violation.evidence, bySample);
  assert.deepEqual(validator.violations(schemaPointer, body, 'tolerant'), []);
  assert.deepEqual(
    validator.drift(schemaPointer, body).map((drift) => [drift.pointer, drift.kind, drift.evidence.grade]),
    [[pointer, 'unknown-enum-value', 'carried']],
  );
  const broken = payload((copy) => {
    const networks = copy.balances.cryptoBalances[0]?.networkConfig ?? {};
    networks['base/main'] = { ...(networks['ethereum'] as object), mainnet: 'no' };
  });
  assert.equal(only(validator.violations(schemaPointer, broken, 'tolerant')).pointer, `${pointer}/mainnet`);
});

test('a wrong type counts as well as the page that shows it', () => {
  const body = payload((copy) => (first(copy, 'cryptoBalances')['amount'] = 0.5));
  const violation = only(validator.violations(schemaPointer, body, 'tolerant'));
  assert.equal(violation.keyword, 'type');
  assert.equal(violation.pointer, '/balances/cryptoBalances/0/amount');
  assert.equal(violation.expected, 'string');
  assert.equal(violation.actual, 'number 0.5');
  assert.deepEqual(violation.evidence, documentedHere);
  const node = valueAt(contract.document, violation.schemaPointer) as { type: string };
  assert.equal(node.type, 'string');
});

test('null and an array are told from an object', () => {
  for (const [value, actual] of [
    [null, 'null null'],
    [[], 'array []'],
  ] as const) {
    const violation = only(validator.violations(schemaPointer, value, 'tolerant'));
    assert.deepEqual(
      [violation.pointer, violation.actual, violation.message],
      ['', actual, 'the body should be object'],
    );
  }
});

test('what samples alone suggest counts one step lower: presence, format and scale', () => {
  const cases: [string, string, (body: Payload) => void][] = [
    ['required', '/balances/fiatBalances/0/amount', (body) => delete first(body, 'fiatBalances')['amount']],
    ['format', '/balances/fiatBalances/0/id', (body) => (first(body, 'fiatBalances')['id'] = 'c0545413')],
    ['pattern', '/balances/fiatBalances/0/amount', (body) => (first(body, 'fiatBalances')['amount'] = '0.000')],
    // By currency: the first crypto balance is usdc with six decimals and an EVM wallet.
    ['pattern', '/balances/cryptoBalances/0/amount', (body) => (first(body, 'cryptoBalances')['amount'] = '0.00')],
    ['format', '/balances/cryptoBalances/0/wallet', (body) => (first(body, 'cryptoBalances')['wallet'] = 'tb1q')],
  ];
  for (const [keyword, pointer, change] of cases) {
    const violation = only(validator.violations(schemaPointer, payload(change), 'tolerant'));
    assert.equal(violation.keyword, keyword);
    assert.equal(violation.pointer, pointer);
    assert.deepEqual(violation.evidence, bySample, pointer);
  }
});

test('a missing member is found at its own place, in the body and in the contract', () => {
  const body = payload((copy) => delete first(copy, 'fiatBalances')['rate']);
  const violation = only(validator.violations(schemaPointer, body, 'exact'));
  assert.equal(violation.pointer, '/balances/fiatBalances/0/rate');
  assert.equal(violation.actual, 'missing');
  assert.deepEqual(valueAt(contract.document, `${violation.schemaPointer}/type`), 'number');
});

test('every violation is reported, not the first alone', () => {
  const body = payload((copy) => {
    delete copy['externalUserId'];
    first(copy, 'fiatBalances')['amount'] = 0;
    first(copy, 'cryptoBalances')['rate'] = '1';
  });
  assert.deepEqual(
    validator
      .violations(schemaPointer, body, 'tolerant')
      .map(({ pointer }) => pointer)
      .sort(),
    ['/balances/cryptoBalances/0/rate', '/balances/fiatBalances/0/amount', '/externalUserId'],
  );
});

test('a currency that no condition names is held to no scale', () => {
  const body = payload((copy) => Object.assign(first(copy, 'cryptoBalances'), { name: 'shiny', amount: '1.5' }));
  assert.deepEqual(validator.violations(schemaPointer, body, 'tolerant'), []);
});

const user = operationOf('getUserBalances');
const errorPointer = `${user.pointer}/responses/400/content/application~1json/schema`;

test('an error body is judged as the one shape that its code calls for', () => {
  const validation = { errorCode: 'P403', errorMessage: 'email must be an email' };
  const business = { errorCode: 'P412', errorName: 'invalid-user', errorMessage: 'User does not exist' };
  for (const body of [validation, business]) {
    assert.deepEqual(validator.violations(errorPointer, body, 'exact'), []);
    assert.deepEqual(validator.drift(errorPointer, body), []);
  }
  const { errorName, ...nameless } = business;
  const missing = only(validator.violations(errorPointer, nameless, 'tolerant'));
  assert.equal(missing.pointer, '/errorName');
  assert.equal(missing.schemaPointer, '/components/schemas/BusinessError/properties/errorName');
  assert.equal(missing.evidence.source, 'Error Handling');
  const silent = only(validator.violations(errorPointer, { errorCode: 'P403' }, 'tolerant'));
  assert.equal(silent.pointer, '/errorMessage');
  assert.equal(silent.schemaPointer, '/components/schemas/ValidationError/properties/errorMessage');
  const odd = only(validator.violations(errorPointer, { ...business, errorCode: 'E412' }, 'tolerant'));
  assert.deepEqual([odd.pointer, odd.keyword], ['/errorCode', 'pattern']);
});

test('a name beside a validation error is drift: that code never has one', () => {
  const body = { errorCode: 'P403', errorName: 'validation', errorMessage: 'email must be an email' };
  assert.deepEqual(validator.violations(errorPointer, body, 'tolerant'), []);
  assert.deepEqual(
    validator.drift(errorPointer, body).map(({ pointer, kind }) => [pointer, kind]),
    [['/errorName', 'undeclared-field']],
  );
});

test('every schema of the contract compiles, those at paths with parameters included', () => {
  let compiled = 0;
  for (const operation of new Set(contract.operations.values())) {
    for (const [type, { schema }] of Object.entries(operation.object.requestBody?.content ?? {})) {
      assert.ok(schema);
      validator.violations(`${operation.pointer}/requestBody${toPointer(['content', type, 'schema'])}`, {}, 'exact');
      compiled += 1;
    }
    for (const [status, response] of Object.entries(operation.object.responses))
      for (const [type, { schema }] of Object.entries(response.content ?? {})) {
        if (!schema) continue;
        const pointer = operation.pointer + toPointer(['responses', status, 'content', type, 'schema']);
        validator.violations(pointer, {}, 'exact');
        validator.violations(pointer, {}, 'tolerant');
        compiled += 1;
      }
  }
  for (const other of contract.webhooks.values()) {
    if (!other.object.requestBody) continue;
    validator.violations(other.schemaPointer, {}, 'exact');
    compiled += 1;
  }
  assert.ok(compiled > 100, String(compiled));
});

/** Every place of a value. */
function placesOf(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, member]) => placesOf(member, [...at, name]))];
}

const places = placesOf(payload()).filter((place) => place.length > 0);

/** The documented payload with one place overwritten, taken away or added beside. */
const mutants = fc
  .tuple(
    fc.constantFrom(...places),
    fc.oneof(
      fc.record({ kind: fc.constant('put' as const), value: fc.jsonValue({ maxDepth: 2 }) }),
      fc.record({ kind: fc.constant('remove' as const), value: fc.constant(null) }),
      fc.record({ kind: fc.constant('beside' as const), value: fc.jsonValue({ maxDepth: 1 }) }),
    ),
  )
  .map(([place, { kind, value }]) => {
    const body = payload();
    const parent = valueAt(body, toPointer(place.slice(0, -1))) as Record<string, unknown> | unknown[];
    const name = place.at(-1) as string;
    if (Array.isArray(parent)) {
      if (kind === 'remove') parent.splice(Number(name), 1);
      else parent[Number(name)] = value;
    } else if (kind === 'put') parent[name] = value;
    else if (kind === 'remove') Reflect.deleteProperty(parent, name);
    else parent[`${name}/new`] = value;
    return body;
  });

test('what a sender must keep to is what a receiver must accept, without any drift', () => {
  fc.assert(
    fc.property(mutants, (body) => {
      const exact = validator.violations(schemaPointer, body, 'exact').length === 0;
      const tolerant = validator.violations(schemaPointer, body, 'tolerant').length === 0;
      const drift = validator.drift(schemaPointer, body);
      assert.equal(exact, tolerant && drift.length === 0, JSON.stringify(drift));
    }),
    { numRuns: 1000 },
  );
});

test('every violation points into the body and to a node of the contract, and has evidence of some page', () => {
  fc.assert(
    fc.property(mutants, (body) => {
      for (const violation of validator.violations(schemaPointer, body, 'exact')) {
        const parent = toPointer(parsePointer(violation.pointer).slice(0, -1));
        assert.notEqual(valueAt(body, parent), undefined, violation.pointer);
        assert.ok(violation.schemaPointer.startsWith(schemaPointer), violation.schemaPointer);
        const node = violation.keyword === 'required' ? '' : `/${violation.keyword}`;
        if (violation.keyword !== 'additionalProperties')
          assert.notEqual(
            valueAt(contract.document, violation.schemaPointer + node),
            undefined,
            violation.schemaPointer,
          );
        assert.equal(violation.evidence.source, 'User Balance Generation Webhook');
      }
    }),
    { numRuns: 1000 },
  );
});

test('a $ref is followed, and two shapes without a constant are told apart by what fits', () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Lending Desk', version: 'test' },
    paths: {},
    webhooks: {},
    components: {
      schemas: {
        Loan: { type: 'object', properties: { days: { type: 'number' } }, required: ['days'] },
        Fine: { type: 'object', properties: { fee: { type: 'string' } }, required: ['fee'] },
        Notice: { oneOf: [{ $ref: '#/components/schemas/Loan' }, { $ref: '#/components/schemas/Fine' }] },
        Envelope: { type: 'object', properties: { notice: { $ref: '#/components/schemas/Notice' } } },
      },
    },
  } as unknown as OpenApiDocument;
  const small = new ContractValidator(buildContract(document, { version: 'test' } as Facts, 'hash'));
  const pointer = '/components/schemas/Envelope';
  assert.deepEqual(small.violations(pointer, { notice: { fee: '1.00' } }, 'tolerant'), []);
  assert.ok(small.violations(pointer, { notice: { pages: 3 } }, 'tolerant').length > 0);
  assert.deepEqual(
    small.drift(pointer, { notice: { fee: '1.00', title: 'x' } }).map((drift) => drift.pointer),
    ['/notice/title'],
  );
});

test('validators of one contract share what is compiled, and nothing of what they found', (t) => {
  const compile = t.mock.method(Ajv2020.prototype, 'compile');
  const own = buildContract(contract.document, contract.facts, 'shared');
  const place = `${user.pointer}/responses/200/content/application~1json/schema`;
  const [first, second] = [new ContractValidator(own), new ContractValidator(own)];
  const found = first.violations(place, 1, 'tolerant');
  assert.equal(compile.mock.callCount(), 1);
  assert.deepEqual(second.violations(place, 1, 'tolerant'), found);
  assert.deepEqual(second.violations(place, 2, 'tolerant')[0]?.actual, 'number 2');
  assert.equal(compile.mock.callCount(), 1);
});

const refer = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const at = (name: string): string => `/components/schemas/${name}`;

/** A validator of schemas that only refer to each other. */
function validatorOf(schemas: Record<string, object>): ContractValidator {
  const document = { ...contract.document, paths: {}, webhooks: {}, components: { schemas } } as OpenApiDocument;
  return new ContractValidator(buildContract(document, contract.facts, 'hash'));
}

test('a document is no schema, though members of it are called as keywords are', () => {
  const document = {
    ...{ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {}, webhooks: {} },
    ...{ $schema: 'https://schemas.example/openapi', definitions: [] },
    components: { schemas: { text: { type: 'string' } } },
  } as unknown as OpenApiDocument;
  const own = new ContractValidator(buildContract(document, contract.facts, 'hash'));
  assert.deepEqual(own.violations('/components/schemas/text', 'a', 'exact'), []);
  assert.equal(only(own.violations('/components/schemas/text', 1, 'tolerant')).keyword, 'type');
});

test('what is broken has its place in the contract, wherever the schema stands: at a path, in a webhook, among the components', () => {
  const item = { type: 'object', properties: { n: refer('n'), list: { items: { type: 'string' } } }, required: ['n'] };
  const plain = { type: 'object', properties: { n: { type: 'integer' } } };
  const content = (schema: object): object => ({ content: { 'application/json': { schema } } });
  const responses = { 200: content(item), 201: content(plain) };
  const document = {
    ...{ openapi: '3.1.0', info: { title: 'a', version: '1' } },
    paths: { '/a/{b}': { get: { operationId: 'a', responses } } },
    webhooks: { w: { post: { operationId: 'w', requestBody: content(item), responses: {}, 'x-webhook': {} } } },
    components: { schemas: { n: { type: 'integer' }, item } },
  } as unknown as OpenApiDocument;
  const own = new ContractValidator(buildContract(document, contract.facts, 'hash'));
  const places = (place: string, value: unknown): string[] =>
    own.violations(place, value, 'tolerant').map((violation) => violation.schemaPointer);
  const answer = (status: number): string =>
    toPointer(['paths', '/a/{b}', 'get', 'responses', status, 'content', 'application/json', 'schema']);
  const hook = '/webhooks/w/post/requestBody/content/application~1json/schema';
  for (const [asked, place] of [
    [answer(200), answer(200)],
    [hook, hook],
    [at('item'), at('item')],
  ] as const) {
    assert.deepEqual(places(asked, { list: [1] }), [`${place}/properties/n`, `${place}/properties/list/items`], asked);
    assert.deepEqual(places(asked, { n: 'a' }), [at('n')], asked);
  }
  assert.deepEqual(places(answer(201), { n: 'a' }), [`${answer(201)}/properties/n`]);
});

test('a pattern that is valid without the u flag only is judged by, one that is no pattern at all is not', () => {
  const own = validatorOf({ braces: { type: 'string', pattern: '^{a}$' }, broken: { type: 'string', pattern: '(' } });
  for (const strict of ['exact', 'tolerant'] as const) {
    assert.deepEqual(own.violations('/components/schemas/braces', '{a}', strict), []);
    assert.equal(only(own.violations('/components/schemas/braces', 'a', strict)).keyword, 'pattern');
    assert.deepEqual(own.violations('/components/schemas/broken', 'a', strict), []);
  }
});

test('schemas that are defined by nothing but themselves take everything', () => {
  const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
  const own = validatorOf({
    a: reference('b'),
    b: { anyOf: [reference('a')] },
    c: { allOf: [reference('c')] },
    d: reference('d'),
  });
  for (const name of ['a', 'b', 'c', 'd']) {
    const pointer = `/components/schemas/${name}`;
    assert.deepEqual(own.violations(pointer, { x: 1 }, 'exact'), []);
    assert.deepEqual(own.drift(pointer, { x: 1 }), []);
  }
});

test('an amount is a multiple of a hundredth whatever binary fractions make of it', () => {
  const own = validatorOf({ amount: { type: 'number', multipleOf: 0.01 } });
  for (const amount of [56.16, 518.3, 0.07, 285.83])
    assert.deepEqual(own.violations('/components/schemas/amount', amount, 'exact'), []);
  assert.equal(only(own.violations('/components/schemas/amount', 0.005, 'exact')).keyword, 'multipleOf');
});

test('every kind of violation says at its place what was expected and found', () => {
  const own = validatorOf({
    text: { type: ['string', 'null'] },
    day: { format: 'date' },
    kind: { enum: ['a', 1] },
    fixed: { const: { a: 1 } },
    shaped: { pattern: '^a' },
    long: { minLength: 3 },
    map: { propertyNames: { pattern: '^a' } },
    lacking: { required: ['a/b'], properties: { 'a/b': { type: 'string' } } },
    holder: { properties: { 'x/y': refer('kind'), list: { items: { type: 'integer' } } } },
    alternatives: { oneOf: [{ type: 'object' }, { required: ['a'] }] },
  });
  const told = (name: string, value: unknown): string => {
    const { keyword, pointer, schemaPointer, expected, actual } = only(own.violations(at(name), value, 'tolerant'));
    return [keyword, pointer, schemaPointer.replace('/components/schemas', ''), expected, actual].join(' | ');
  };
  assert.equal(told('text', 12), 'type |  | /text | string or null | number 12');
  assert.equal(told('text', []), 'type |  | /text | string or null | array []');
  assert.equal(told('text', true), 'type |  | /text | string or null | boolean true');
  assert.match(told('day', 'now'), /^format \| {2}\| \/day \| .+ \| "now"$/);
  assert.equal(told('kind', null), 'enum |  | /kind | one of a, 1 | null');
  assert.equal(told('fixed', { a: 2 }), 'const |  | /fixed | {"a":1} | {"a":2}');
  assert.equal(told('shaped', 'b'), 'pattern |  | /shaped | text matching ^a | "b"');
  assert.equal(told('long', 'b'), 'minLength |  | /long | must NOT have fewer than 3 characters | "b"');
  assert.equal(told('map', { 'b/c': 1 }), 'pattern | /b~1c | /map/propertyNames | text matching ^a | "b/c"');
  assert.equal(told('lacking', {}), 'required | /a~1b | /lacking/properties/a~1b | present | missing');
  assert.equal(told('holder', { 'x/y': 'b' }), 'enum | /x~1y | /kind | one of a, 1 | "b"');
  assert.equal(
    told('holder', { list: [1, 'b'] }),
    'type | /list/1 | /holder/properties/list/items | integer | string "b"',
  );
  assert.match(told('alternatives', { a: 1 }), /^oneOf \| {2}\| \/alternatives \| .+ \| \{"a":1\}$/);
});

test('messages name the place, or the body where it is the whole', () => {
  const own = validatorOf({ text: { type: 'string', minLength: 3 }, holder: { properties: { a: refer('text') } } });
  const message = (name: string, value: unknown): string => only(own.violations(at(name), value, 'tolerant')).message;
  assert.equal(message('text', 1), 'the body should be string');
  assert.equal(message('holder', { a: 1 }), '/a should be string');
  assert.match(message('text', 'a'), /^the body must NOT have fewer than 3/);
  assert.match(message('holder', { a: 'a' }), /^\/a must NOT have fewer than 3/);
  const named = validatorOf({ named: { properties: { a: { pattern: '^b' } } } });
  assert.equal(only(named.violations(at('named'), { a: 'a' }, 'exact')).message, '/a should match ^b');
});

test('two named shapes are told apart by a constant that one must have; without it the other one is meant', () => {
  const shape = (member: string, required: string[]): object => ({
    ...{ type: 'object', required, properties: { kind: { const: 'A' }, [member]: { type: 'string' } } },
  });
  const plain = { type: 'object', required: ['b'], properties: { b: { type: 'string' } } };
  const own = validatorOf({
    a: shape('a', ['kind', 'a']),
    loose: shape('l', ['l']),
    plain,
    text: { type: 'string' },
    first: { oneOf: [refer('a'), refer('plain')], maxProperties: 2 },
    second: { oneOf: [refer('plain'), refer('a')], maxProperties: 2 },
    three: { oneOf: [refer('a'), refer('plain'), refer('text')] },
    bare: { oneOf: [refer('text'), { type: 'integer' }] },
    undecided: { oneOf: [refer('loose'), refer('text')] },
    inPlace: { oneOf: [shape('a', ['kind']), plain] },
  });
  const told = (name: string, value: unknown): string[] =>
    own.violations(at(name), value, 'tolerant').map(({ keyword, pointer }) => `${keyword} ${pointer}`);
  for (const name of ['first', 'second']) {
    assert.deepEqual(told(name, { kind: 'A', a: 'x' }), [], name);
    assert.deepEqual(told(name, { b: 'x' }), [], name);
    assert.deepEqual(told(name, { kind: 'A' }), ['required /a'], name);
    assert.deepEqual(told(name, {}), ['required /b'], name);
    assert.deepEqual(told(name, { kind: 'B' }), ['required /b'], name);
    assert.deepEqual(told(name, { b: 'x', c: 1, d: 1 }), ['maxProperties '], name);
  }
  assert.deepEqual(told('three', 'x'), []);
  assert.deepEqual(told('bare', 1), []);
  assert.equal(told('bare', null).length, 2);
  assert.deepEqual(told('undecided', { l: 'x' }), []);
  assert.deepEqual(own.drift(at('inPlace'), { kind: 'A', a: 'x' }), []);
  const { schemaPointer: place } = own.violations(at('inPlace'), {}, 'tolerant')[0] as Violation;
  assert.equal(place, `${at('inPlace')}/oneOf/0/properties/kind`);
});

test('constants, examples and evidence are data: what looks like a schema in them is none', () => {
  const odd = { oneOf: [null, null], type: 'a', properties: {} };
  const own = validatorOf({
    fixed: { const: odd },
    shown: { type: 'string', example: odd, examples: [odd], 'x-evidence': { grade: 'carried', odd } },
  });
  assert.deepEqual(own.violations(at('fixed'), odd, 'exact'), []);
  assert.deepEqual(own.violations(at('shown'), 'a', 'exact'), []);
  assert.equal(only(own.violations(at('shown'), 1, 'exact')).evidence.grade, 'carried');
});

test('a sender’s objects are closed where they are objects with members, and nobody opened them', () => {
  const a = { type: 'integer' };
  const own = validatorOf({
    closed: { type: 'object', properties: { a } },
    open: { type: 'object', properties: { a }, additionalProperties: true },
    part: { properties: { a } },
    any: { type: 'object' },
    inner: { type: 'object', properties: { list: { type: 'array', items: refer('closed') } } },
  });
  const known = (name: string, value: unknown): boolean => own.violations(at(name), value, 'exact').length === 0;
  assert.deepEqual([known('closed', { b: 1 }), known('open', { b: 1 }), known('part', { b: 1 })], [false, true, true]);
  assert.deepEqual([known('any', { b: 1 }), known('inner', { list: [{ b: 1 }] })], [true, false]);
  assert.deepEqual(own.violations(at('closed'), { b: 1 }, 'tolerant'), []);
});

test('an open set binds who sends, a closed one everybody', () => {
  const own = validatorOf({ open: { enum: ['a'], 'x-open': true }, closed: { enum: ['a'], 'x-open': false } });
  const count = (name: string, strict: 'exact' | 'tolerant'): number => own.violations(at(name), 'b', strict).length;
  assert.deepEqual([count('open', 'exact'), count('open', 'tolerant')], [1, 0]);
  assert.deepEqual([count('closed', 'exact'), count('closed', 'tolerant')], [1, 1]);
});

test('drift is looked for behind references, in lists, maps and the shape that fits', () => {
  const shape = (kind: string, member: object): object => ({
    type: 'object',
    properties: { kind: { const: kind }, member },
    required: ['kind'],
  });
  const open = { type: ['string', 'null'], enum: ['a', 'b'], 'x-open': true };
  const own = validatorOf({
    open,
    list: { type: 'array', items: refer('open') },
    map: { type: 'object', propertyNames: { enum: ['k'], 'x-open': true }, additionalProperties: refer('open') },
    plainMap: { type: 'object', additionalProperties: refer('open') },
    whole: { type: 'object', properties: { own: open }, allOf: [{ properties: { all: {} } }, refer('part')] },
    part: { anyOf: [{ properties: { any: {} } }], oneOf: [{ properties: { one: {} } }] },
    mixed: { type: 'object', properties: { own: {} }, anyOf: [{ properties: { any: {} } }, refer('mixed')] },
    either: { oneOf: [refer('first'), shape('B', { type: 'object', properties: { deep: {} } })] },
    first: shape('A', open),
    anything: { type: 'object' },
  });
  const told = (name: string, value: unknown): string[] =>
    own.drift(at(name), value).map(({ kind, pointer, schemaPointer }) => `${kind} ${pointer} ${schemaPointer}`);
  const unknown = (pointer: string, place = '/components/schemas/open'): string =>
    `unknown-enum-value ${pointer} ${place}`;
  assert.deepEqual(told('open', 'c'), [unknown('')]);
  for (const value of ['a', null, 7]) assert.deepEqual(told('open', value), []);
  assert.deepEqual(told('list', ['a', 'c', null, 'd']), [unknown('/1'), unknown('/3')]);
  assert.deepEqual(told('map', { k: 'c', 'x/y': 'a' }), [
    unknown('/k'),
    unknown('/x~1y', '/components/schemas/map/propertyNames'),
  ]);
  assert.deepEqual(told('plainMap', { z: 'c' }), [unknown('/z')]);
  assert.deepEqual(told('mixed', { own: 1, any: 1, other: 1 }), ['undeclared-field /other /components/schemas/mixed']);
  assert.deepEqual(told('either', { kind: 'A', member: 'c' }), [
    unknown('/member', '/components/schemas/first/properties/member'),
  ]);
  assert.deepEqual(told('either', { kind: 'B', member: { deep: 1, new: 2 } }), [
    'undeclared-field /member/new /components/schemas/either/oneOf/1/properties/member',
  ]);
  assert.deepEqual(told('either', { kind: 'C', new: 1 }), []);
  assert.deepEqual(told('anything', { new: 1 }), []);
  assert.deepEqual(told('list', 'text'), []);
  assert.deepEqual(told('nowhere', { new: 1 }), []);
  assert.deepEqual(told('whole', { own: 'c', all: 1, any: 1, one: 1, none: 1 }), [
    unknown('/own', '/components/schemas/whole/properties/own'),
    'undeclared-field /none /components/schemas/whole',
  ]);
});

test('the place of a violation is where its schema stands, behind however many references', () => {
  const own = validatorOf({
    outer: { type: 'object', properties: { one: refer('middle'), list: { type: 'array', items: refer('middle') } } },
    middle: { type: 'object', properties: { two: refer('inner'), 'a/b': { type: 'string' } } },
    inner: { type: 'object', properties: { next: refer('inner'), three: { type: 'string', minLength: 2 } } },
    either: { anyOf: [refer('middle'), { type: 'string' }] },
  });
  const told = (name: string, value: unknown): string[] =>
    own
      .violations(at(name), value, 'tolerant')
      .map(({ pointer, schemaPointer, keyword }) => `${pointer} ${schemaPointer} ${keyword}`);
  const three = `${at('inner')}/properties/three`;
  assert.deepEqual(told('outer', { one: { two: { three: 'x' } } }), [`/one/two/three ${three} minLength`]);
  assert.deepEqual(told('outer', { list: [{ two: { next: { next: { three: 7 } } } }] }), [
    `/list/0/two/next/next/three ${three} type`,
  ]);
  assert.deepEqual(told('outer', { one: { 'a/b': 1 } }), [`/one/a~1b ${at('middle')}/properties/a~1b type`]);
  assert.deepEqual(told('either', { two: { three: 'x' } }), [`/two/three ${three} minLength`]);
  assert.deepEqual(told('outer', { one: { two: { next: {}, three: 'xy' } } }), []);
});

test('members that are called like keywords are members, and their schemas are prepared', () => {
  const closed = { type: 'object', properties: { known: { type: 'string' } } };
  const names = ['const', 'example', 'examples', 'enum', 'default', 'x-evidence', 'properties'];
  const own = validatorOf({
    holder: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, closed])) },
    example: closed,
    listed: { enum: [{ type: 'object', properties: { a: 1 } }] },
    typed: { type: 'object', properties: { type: { type: 'string' }, properties: { type: 'string' }, other: closed } },
  });
  for (const name of names) {
    const [found] = own.violations(at('holder'), { [name]: { unknown: 1 } }, 'exact');
    assert.equal(found?.pointer, `/${name}/unknown`, name);
    assert.deepEqual(own.violations(at('holder'), { [name]: { known: 'a' } }, 'exact'), [], name);
    assert.deepEqual(own.violations(at('holder'), { [name]: { unknown: 1 } }, 'tolerant'), [], name);
  }
  assert.equal(own.violations(at('example'), { unknown: 1 }, 'exact').length, 1);
  assert.deepEqual(own.violations(at('listed'), { type: 'object', properties: { a: 1 } }, 'exact'), []);
  assert.deepEqual(own.violations(at('typed'), { type: 'a', properties: 'b', other: { known: 'c' } }, 'exact'), []);
});

test('a pattern that cannot be judged in time blames nobody, nor does what depends on it', { timeout: 10_000 }, () => {
  const slow = { type: 'string', pattern: '^(b+)+$' };
  const own = validatorOf({
    plain: { type: 'object', properties: { text: slow, size: { type: 'integer' } } },
    negated: { not: { properties: { text: slow } } },
    chosen: { if: { properties: { text: slow } }, then: { required: ['size'] } },
  });
  const text = `${'b'.repeat(60)}!`;
  assert.deepEqual(own.takeNotJudged(), []);
  assert.deepEqual(own.violations(at('plain'), { text }, 'tolerant'), []);
  assert.deepEqual(own.takeNotJudged(), ['^(b+)+$']);
  assert.deepEqual(own.takeNotJudged(), []);
  for (const name of ['negated', 'chosen']) assert.deepEqual(own.violations(at(name), { text }, 'tolerant'), [], name);
  assert.equal(only(own.violations(at('plain'), { text, size: 'a' }, 'tolerant')).pointer, '/size');
  assert.equal(only(own.violations(at('plain'), { text: 'abc' }, 'tolerant')).keyword, 'pattern');
});

test('numbers that no double holds are compared as they are written', () => {
  const own = validatorOf({ size: { type: 'object', properties: { n: { maximum: 2 ** 53 } } } });
  const told = (written?: ReadonlyMap<string, string>): string[] =>
    own.violations(at('size'), { n: 2 ** 53 }, 'exact', written).map(({ pointer, keyword }) => `${keyword} ${pointer}`);
  assert.deepEqual(told(), []);
  assert.deepEqual(told(new Map([['/n', '9007199254740993']])), ['maximum /n']);
  assert.deepEqual(told(new Map([['/n', '9007199254740992.0']])), []);
  assert.deepEqual(told(), []);
});

test('what is wrong beside a choice is told along with what is wrong by the branch that was meant', () => {
  const own = validatorOf({
    holder: {
      properties: {
        before: { type: 'string' },
        chosen: { anyOf: [{ type: 'object', required: ['a'] }, { type: 'array' }] },
        after: { type: 'string' },
      },
    },
  });
  assert.deepEqual(
    own
      .violations(at('holder'), { before: 1, chosen: {}, after: 1 }, 'tolerant')
      .map(({ pointer, keyword }) => `${keyword} ${pointer}`),
    ['type /before', 'required /chosen/a', 'type /after'],
  );
});

test('a member that may not be there has the place of the schema that was asked for', () => {
  const own = validatorOf({ none: { properties: { gone: false } } });
  const { pointer, schemaPointer } = only(own.violations(at('none'), { gone: 1 }, 'tolerant'));
  assert.deepEqual({ pointer, schemaPointer }, { pointer: '/gone', schemaPointer: at('none') });
});

test('drift is looked for in the branch that the discriminator names, though others take the value too', () => {
  const shape = (members: object): object => ({ type: 'object', properties: { kind: { type: 'string' }, ...members } });
  const own = validatorOf({
    plain: shape({}),
    more: shape({ extra: { type: 'integer' } }),
    either: {
      oneOf: [refer('plain'), refer('more')],
      discriminator: { propertyName: 'kind', mapping: { plain: `#${at('plain')}`, more: `#${at('more')}` } },
    },
  });
  const drift = (kind: string): string[] =>
    own.drift(at('either'), { kind, extra: 1 }).map(({ pointer, schemaPointer }) => `${pointer} ${schemaPointer}`);
  assert.deepEqual(drift('more'), []);
  assert.deepEqual(drift('plain'), [`/extra ${at('plain')}`]);
});

test('a choice that a member decides is closed as its branches are, and keeps what stands beside it', () => {
  const shape = (kind: string): object => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, extra: { type: 'integer' } },
  });
  const mapping = { plain: `#${at('plain')}`, more: `#${at('more')}` };
  const own = validatorOf({
    plain: shape('plain'),
    more: shape('more'),
    either: { oneOf: [refer('plain'), refer('more')], discriminator: { propertyName: 'kind', mapping } },
    guarded: { oneOf: [refer('plain'), refer('more')], if: { required: ['kind'] }, then: { required: ['extra'] } },
  });
  const told = (name: string, value: object): string[] =>
    own.violations(at(name), value, 'exact').map(({ pointer, keyword }) => `${keyword} ${pointer}`);
  assert.deepEqual(told('either', { kind: 'plain', extra: 1 }), []);
  assert.deepEqual(told('either', { kind: 'plain', other: 1 }), ['additionalProperties /other']);
  assert.deepEqual(told('guarded', { kind: 'plain', extra: 1 }), []);
  assert.deepEqual(told('guarded', { kind: 'plain' }), ['required /extra']);
});
