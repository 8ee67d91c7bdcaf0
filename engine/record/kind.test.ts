import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kindOf, kindPattern } from './kind.js';

/** Texts as the checks write them, with the kind that they are told by. */
const inBody: Record<string, string | undefined> = {
  'string or null': 'string or null',
  integer: 'integer',
  'number 12.5': 'number',
  'string "12.50"': 'string',
  'null null': 'null',
  'array [1,2]': 'array',
  '"2026-01-01"': 'string',
  '"cut off in the midd…': 'string',
  '{"a":1}': 'object',
  '[1,2': 'array',
  true: 'boolean',
  null: 'null',
  nothing: 'missing',
  missing: 'missing',
  'not declared': 'not present',
  '200': 'number',
  '-1.5e3': 'number',
  '+0.0012': 'number',
  'one of A, B': undefined,
  'at most 8 decimals': undefined,
  'a UUID': undefined,
  'string of pearls': undefined,
  '‹iban 1a2b3c4d›': undefined,
};

const ofAnswers: Record<string, string | undefined> = {
  '409': 'status 409',
  '4xx': 'status 4xx',
  '400 P403': 'status 400 P403',
  '4xx P403': 'status 4xx P403',
  '400 no error code': 'status 400',
  '401 "xo2"': 'status 401',
  '200 {"id":"u-1"}': 'status 200',
  '312 ms': undefined,
  '120 s, 300 s': undefined,
  '12 decimals': undefined,
  '3': 'number',
  'at most 3000 ms': undefined,
  'no such header': 'missing',
  refused: undefined,
  'not there': 'missing',
  present: 'present',
  'not present': 'not present',
  'not shown': 'not present',
  false: 'boolean',
  '200 minutes later': 'status 200',
  '404 off the list': 'status 404',
  '500 ms': undefined,
  '300 attempts': undefined,
  '199 of 200': undefined,
  '100 items': undefined,
  '100 deliveries': undefined,
  '120 min': undefined,
  '100 h': undefined,
  '600 P1': undefined,
};

test('what checks expect and find has a kind', () => {
  for (const [text, kind] of Object.entries(inBody)) assert.equal(kindOf(text, true), kind, text);
  for (const [text, kind] of Object.entries(ofAnswers)) assert.equal(kindOf(text, false), kind, text);
});

test('there are few kinds, whatever the text', () => {
  const told = Object.keys({ ...inBody, ...ofAnswers });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...told)), fc.boolean(), (text, hasPlace) =>
      assert.match(kindOf(text, hasPlace) ?? 'null', kindPattern),
    ),
  );
});

test('no value of a body shows in its kind', () => {
  const typed = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
  fc.assert(
    fc.property(typed, typed, (one, other) => {
      assert.equal(kindOf(JSON.stringify(one), true), kindOf(JSON.stringify(other), true));
      assert.equal(kindOf(`number ${one}`, true), 'number');
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => assert.equal(kindOf(JSON.stringify(text), true), 'string')));
});
