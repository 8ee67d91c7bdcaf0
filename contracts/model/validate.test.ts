import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { buildContract, loadContract } from './load.js';
import { parsePointer, toPointer, valueAt } from './pointer.js';
import type { Facts, OpenApiDocument, Operation, Violation } from './types.js';
import { brief, ContractValidator } from './validate.js';

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

test('a value is rendered short enough for a message', () => {
  assert.equal(brief(undefined), 'nothing');
  assert.equal(brief('a'), '"a"');
  const long = brief('a'.repeat(1000));
  assert.ok(long.length <= 120);
  assert.ok(long.endsWith('…'));
});

test('after warming up no validation of an answer or payload compiles', (t) => {
  const warm = new ContractValidator(contract);
  warm.warmUp();
  const compile = t.mock.method(Ajv2020.prototype, 'compile');
  const judgeAll = (validator: ContractValidator): number => {
    for (const { object, schemaPointer } of contract.webhooks.values())
      if (object.requestBody) validator.violations(schemaPointer, {}, 'tolerant');
    return compile.mock.callCount();
  };
  assert.equal(judgeAll(warm), 0);
  assert.ok(judgeAll(new ContractValidator(contract)) > 0);
});

/** A validator of schemas that only refer to each other. */
function validatorOf(schemas: Record<string, object>): ContractValidator {
  const document = { ...contract.document, paths: {}, webhooks: {}, components: { schemas } } as OpenApiDocument;
  return new ContractValidator(buildContract(document, contract.facts, 'hash'));
}

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
  const own = validatorOf({ a: reference('b'), b: { anyOf: [reference('a')] }, c: { allOf: [reference('c')] } });
  for (const name of ['a', 'b', 'c']) {
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
