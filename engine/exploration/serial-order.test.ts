import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dice } from './dice.js';
import { serialOrder, type Explanation, type Move, type SearchBounds } from './serial-order.js';

/** A purse; what is taken from it has to be there. */
type Purse = Readonly<Record<string, number>>;

type Span = [begin: number, end: number];

function take([begin, end]: Span, amount: number, taken: boolean, of = 'a'): Move<Purse> {
  return {
    ...{ begin, end, touches: [of] },
    apply(purse) {
      const there = purse[of] ?? 0;
      if (there >= amount !== taken) return [];
      return [taken ? { ...purse, [of]: there - amount } : purse];
    },
  };
}

function see([begin, end]: Span, amount: number, of = 'a'): Move<Purse> {
  return { begin, end, touches: [of], apply: (purse) => (purse[of] === amount ? [purse] : []) };
}

const explained = (moves: Move<Purse>[], purse: Purse, bounds?: SearchBounds): Explanation<Purse> =>
  serialOrder(moves, [purse], JSON.stringify, bounds);

describe('an order of calls at once', () => {
  test('is found where one explains all answers', () => {
    const found = explained([take([1, 5], 7, false), take([2, 6], 5, true), see([3, 4], 10)], { a: 10 });
    assert.deepEqual(found, { verdict: 'explained', ends: [{ a: 5 }], isPartial: false });
  });

  test('is none where money is spent twice', () => {
    assert.equal(explained([take([1, 3], 10, true), take([2, 4], 10, true)], { a: 10 }).verdict, 'unexplained');
  });

  test('keeps what ended before another began in front of it', () => {
    const seenBefore = [see([1, 2], 10), take([3, 4], 4, true)];
    const seenAfter = [take([1, 2], 4, true), see([3, 4], 10)];
    assert.equal(explained(seenBefore, { a: 10 }).verdict, 'explained');
    assert.equal(explained(seenAfter, { a: 10 }).verdict, 'unexplained', 'a read that is behind');
    assert.equal(explained([take([1, 3], 4, true), see([2, 4], 10)], { a: 10 }).verdict, 'explained', 'at once');
  });

  test('leaves open what nobody knows the outcome of', () => {
    const unknown: Move<Purse> = {
      ...{ begin: 1, end: Infinity, touches: ['a'] },
      apply: (purse) => [purse, { ...purse, a: (purse['a'] ?? 0) - 3 }],
    };
    const found = explained([unknown], { a: 10 });
    assert.deepEqual(found.verdict === 'explained' && found.ends.map(({ a }) => a), [10, 7]);
    assert.equal(explained([unknown, see([2, 3], 7)], { a: 10 }).verdict, 'explained');
    assert.equal(explained([unknown, see([2, 3], 6)], { a: 10 }).verdict, 'unexplained');
  });

  test('is undecided, and never refused, where the search is cut short', () => {
    const moves = Array.from({ length: 12 }, (_, index) => take([index, 100], 1 + index, true));
    assert.equal(explained([...moves, see([200, 201], -1)], { a: 1000 }, { most: 50 }).verdict, 'undecided');
  });

  // Bars: eight clients with fifty calls each, in less than a second.
  test('of 8 clients with 50 calls each is found in time, and one wrong answer among them is seen', () => {
    const drawn = dice(7, 'clients');
    let [purse, moment] = [100_000, 0];
    const moves: Move<Purse>[] = [];
    // Rounds in which each client calls once and all overlap; the answers are those of one hidden order.
    for (let round = 0; round < 50; round += 1) {
      const begin = (moment += 1);
      const order = Array.from({ length: 8 }, (_, client) => client).sort(() => (drawn.chance(0.5) ? 1 : -1));
      for (const client of order) {
        const span: Span = [begin + client / 10, begin + 0.9 + client / 100];
        if (drawn.chance(0.3)) {
          moves.push(see(span, purse));
          continue;
        }
        const amount = 1 + drawn.int(400);
        moves.push(take(span, amount, purse >= amount));
        if (purse >= amount) purse -= amount;
      }
    }
    const began = performance.now();
    assert.equal(explained(moves, { a: 100_000 }).verdict, 'explained');
    assert.ok(performance.now() - began < 1000);
    const wrong = [...moves, see([1000, 1001], purse + 1)];
    assert.notEqual(explained(wrong, { a: 100_000 }).verdict, 'explained');
  });
});
