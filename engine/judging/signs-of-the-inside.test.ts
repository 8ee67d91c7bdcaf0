import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signsOfTheInside } from './signs-of-the-inside.js';

for (const { what, pattern, examples, nearMisses } of signsOfTheInside)
  test(`${what} is told by ${String(pattern).slice(0, 60)}`, () => {
    assert.ok(examples.length > 0 && nearMisses.length > 0);
    for (const example of examples) assert.match(example, pattern);
    // It stands in a sentence more often than alone.
    for (const example of examples) assert.match(`Oops: ${example}`, pattern.multiline ? /./ : pattern);
    for (const text of [...examples, ...nearMisses]) assert.notEqual(text, '', what);
  });

test('a path or stack trace is told whole', () => {
  for (const text of [
    'at Object.run (/srv/app/dist/db.js:7:11)',
    '/app/node_modules/express/lib/router.js',
    '/home/deploy/api/server',
  ])
    assert.ok(
      signsOfTheInside.some(({ pattern }) => pattern.exec(text)?.[0] === text),
      text,
    );
});

test('what only looks like a sign is none of any kind', () => {
  for (const text of signsOfTheInside.flatMap(({ nearMisses }) => nearMisses)) {
    const told = signsOfTheInside.filter(({ pattern }) => pattern.test(text));
    assert.deepEqual(told, [], text);
  }
});

test('what people and other APIs write is no sign', () => {
  for (const text of [
    'amount must be at least 10.00 EUR',
    'Your order at Java House is paid; select your receipt from the list.',
    'The column "Amount" of your statement does not exist in this file.',
    'network must be one of the following values: ethereum, polygon.',
    'https://pay.example.com/checkout/1?return=/home',
    'Payment of 12.50 failed: insufficient funds (code 51)',
    'Insert into the terminal (chip first)',
    'Update user set-up: done',
    'Warning: limits change at 10:00:15',
    'IBAN PL61 1090 1014 0000 0712 1981 2874',
    'Select all from the menu where available',
  ])
    assert.deepEqual(
      signsOfTheInside.filter(({ pattern }) => pattern.test(text)),
      [],
      text,
    );
});

test('patterns that state of one search would make forget are not used', () => {
  for (const { pattern } of signsOfTheInside) assert.ok(!pattern.global && !pattern.sticky, String(pattern));
});

test('a long text is looked through in no time', () => {
  const texts = ['a/'.repeat(20_000), 'at '.repeat(20_000), `select ${'a, '.repeat(10_000)}`, '/'.repeat(20_000)];
  const started = performance.now();
  for (const text of texts) for (const { pattern } of signsOfTheInside) pattern.test(text);
  assert.ok(performance.now() - started < 30_000);
});
