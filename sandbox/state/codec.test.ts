import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exactNumber } from '../json.js';
import { createLedger, transfer, type Ledger } from '../ledger/ledger.js';
import { Money } from '../ledger/money.js';
import { createRandom } from '../random.js';
import { decode, encode } from './codec.js';

const root = createRandom(1);
const copy = (value: unknown): unknown => decode(JSON.parse(JSON.stringify(encode(value))), root);

/** Names that the codec gives a meaning, and such as values of its kinds have. */
const awkward = ['$map', '$decimal', '$number', '$random', '$ledger', '$object', 'fork', 'book', 'labels', '__proto__'];
const name = fc.oneof(fc.string(), fc.constantFrom(...awkward));

const { state } = fc.letrec<{ state: unknown }>((tie) => ({
  state: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt().map((digits) => new Money(digits.toString()).div(1_000_000)),
    fc.integer().map((digits) => exactNumber(`${digits}.10`)),
    fc.array(tie('state'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('state')), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(fc.tuple(name, tie('state')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

test('every state comes back as it was, whatever its names are', () => {
  fc.assert(
    fc.property(state, (value) => {
      assert.deepEqual(copy(value), value);
    }),
    { numRuns: 500 },
  );
});

test('a stream comes back as one that draws the same from the start', () => {
  const stream = root.fork('user', 'maria');
  const { again } = copy({ again: stream }) as { again: typeof stream };
  assert.equal(again.fork('wallet').uuid(), stream.fork('wallet').uuid());
  assert.equal(again.uuid(), root.fork('user', 'maria').uuid());
});

test('a ledger comes back with its balances, movements and reservations', () => {
  const ledger = createLedger();
  ledger.move(transfer('deposit', 'outside/bank', 'partner', 'eur', new Money('10.50')));
  ledger.hold({ id: 'kept', account: 'partner', currency: 'eur', amount: new Money('4') });
  const again = copy(ledger) as Ledger;
  assert.deepEqual(again.book(), ledger.book());
  again.move(transfer('deposit', 'outside/bank', 'partner', 'eur', new Money('10.50')));
  assert.equal(again.balance('partner', 'eur').toFixed(), '6.5', 'a repeated movement has no effect');
  again.release('kept');
  assert.equal(again.balance('partner', 'eur').toFixed(), '10.5');
  assert.equal(ledger.balance('partner', 'eur').toFixed(), '6.5', 'the copy is its own');
});

test('members without a value are left out, and functions are refused', () => {
  assert.deepEqual(copy({ a: undefined, b: [1] }), { b: [1] });
  assert.throws(() => encode({ run: () => 1 }), /must not hold functions/);
});
