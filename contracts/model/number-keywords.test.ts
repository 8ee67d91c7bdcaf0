import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exactMember } from './exact-numbers.js';
import { judgedAsWritten } from './number-keywords.js';
import { createAjv } from './prepared.js';

/** What is wrong with a value whose numbers count as they are written at the given places. */
function wrong(schema: object, value: unknown, written: Record<string, string> = {}): object[] {
  const validate = createAjv({ asWritten: true }).compile(schema);
  judgedAsWritten(new Map(Object.entries(written)), () => validate(value));
  return (validate.errors ?? []).map(({ keyword, params, message }) => ({ keyword, params, message }));
}

const takes = (...asked: Parameters<typeof wrong>): boolean => wrong(...asked).length === 0;
const beyond = 2 ** 53;

test('a limit is compared with the number as it is written, in the value and in the document', () => {
  const lowest = { minimum: beyond, [exactMember]: { minimum: '9007199254740993' } };
  assert.deepEqual(wrong(lowest, beyond, { '': '9007199254740992' }), [
    { keyword: 'minimum', params: { limit: '9007199254740993' }, message: 'must be >= 9007199254740993' },
  ]);
  assert.equal(takes(lowest, beyond, { '': '9007199254740993' }), true);
  assert.equal(takes(lowest, beyond, { '/elsewhere': '9007199254740993' }), false);
});

test('each limit is open or closed as its name says, and an error says the sign', () => {
  const bounds = (keyword: string): string[] =>
    [4, 5, 6].flatMap((value) => wrong({ [keyword]: 5 }, value).map((error) => `${value} ${JSON.stringify(error)}`));
  const error = (keyword: string, sign: string): string =>
    JSON.stringify({ keyword, params: { limit: 5 }, message: `must be ${sign} 5` });
  assert.deepEqual(bounds('minimum'), [`4 ${error('minimum', '>=')}`]);
  assert.deepEqual(bounds('maximum'), [`6 ${error('maximum', '<=')}`]);
  assert.deepEqual(bounds('exclusiveMinimum'), [
    `4 ${error('exclusiveMinimum', '>')}`,
    `5 ${error('exclusiveMinimum', '>')}`,
  ]);
  assert.deepEqual(bounds('exclusiveMaximum'), [
    `5 ${error('exclusiveMaximum', '<')}`,
    `6 ${error('exclusiveMaximum', '<')}`,
  ]);
  assert.equal(takes({ minimum: 5, maximum: 4, multipleOf: 3 }, 'a text'), true);
});

test('a step is compared as it is written as well', () => {
  assert.equal(takes({ multipleOf: 2 }, beyond, { '': '9007199254740993' }), false);
  assert.equal(takes({ multipleOf: 0.01 }, 1070468.14), true);
  const step = { multipleOf: beyond, [exactMember]: { multipleOf: '9007199254740993' } };
  assert.equal(takes(step, 2 * beyond, { '': '18014398509481986' }), true);
  assert.deepEqual(wrong(step, beyond), [
    { keyword: 'multipleOf', params: { limit: '9007199254740993' }, message: 'must be multiple of 9007199254740993' },
  ]);
});

test('a constant is told from its neighbours, and a refusal names it', () => {
  const only = { const: beyond, [exactMember]: { const: '9007199254740993' } };
  assert.equal(takes(only, beyond, { '': '9007199254740993' }), true);
  assert.deepEqual(wrong(only, beyond), [
    { keyword: 'const', params: { allowedValue: '9007199254740993' }, message: 'must be equal to constant' },
  ]);
  assert.equal(takes({ const: 1 }, beyond, { '': '9007199254740993' }), false);
  assert.deepEqual(wrong({ const: 'a' }, 'b'), [
    { keyword: 'const', params: { allowedValue: 'a' }, message: 'must be equal to constant' },
  ]);
});

test('a listed number is told from its neighbours, and a refusal names the list', () => {
  const message = 'must be equal to one of the allowed values';
  assert.deepEqual(wrong({ enum: [1, 'a', null] }, 'b'), [
    { keyword: 'enum', params: { allowedValues: [1, 'a', null] }, message },
  ]);
  const exact = ['9007199254740993', '"a"', 'null', '{"b":1.0}', '7'];
  const listed = { enum: [beyond, 'a', null, { b: 1 }, 7], [exactMember]: { enum: exact } };
  assert.equal(takes(listed, beyond, { '': '9007199254740993' }), true);
  assert.equal(takes(listed, beyond), false);
  assert.deepEqual(
    ['a', null, { b: 1 }, 7, 'b', '7', { b: 2 }].map((value) => takes(listed, value)),
    [true, true, true, true, false, false, false],
  );
});

test('equal numbers are equal however they are written', () => {
  for (const text of ['1.0', '1e0', '10E-1', '1']) assert.equal(takes({ enum: [1] }, 1, { '': text }), true, text);
  const only = { const: beyond, [exactMember]: { const: '9007199254740993' } };
  assert.equal(takes(only, beyond, { '': '9007199254740993.0' }), true);
});

test('numbers within lists and objects count as they are written, at whatever place', () => {
  const value = { list: [1, beyond], 'a/b~c': beyond };
  const same = { const: { 'a/b~c': beyond, list: [1, beyond] } };
  assert.equal(takes(same, value), true);
  assert.equal(takes(same, value, { '/list/1': '9007199254740993' }), false);
  assert.equal(takes(same, value, { '/a~1b~0c': '9007199254740993' }), false);
  assert.equal(takes(same, { ...value, list: [beyond, 1] }), false);
  assert.equal(takes(same, { list: [1, beyond], 'a/b': beyond }), false);
  assert.equal(
    takes({ properties: { 'x/y': { const: 1 } } }, { 'x/y': 1 }, { '/x~1y': '1.00000000000000000001' }),
    false,
  );
});

test('numbers are forgotten after the judgement, one that throws included', () => {
  const validate = createAjv({ asWritten: true }).compile({ const: 1 });
  const written = new Map([['', '2']]);
  assert.equal(
    judgedAsWritten(written, () => validate(1)),
    false,
  );
  assert.equal(validate(1), true);
  const failure = (): never => {
    throw new Error('on purpose');
  };
  assert.throws(() => judgedAsWritten(written, failure), /on purpose/);
  assert.equal(validate(1), true);
});

test('without written numbers a multiple is told by the digits where doubles fail', () => {
  const validate = createAjv().compile({ multipleOf: 0.01 });
  assert.deepEqual(
    [56.16, 1070468.14, 3, 0.005].map((value) => validate(value)),
    [true, true, true, false],
  );
  const [error] = validate.errors ?? [];
  assert.deepEqual([error?.message, error?.params], ['must be multiple of 0.01', { limit: 0.01 }]);
});
