// What a partner's command does is told by its exit code, and what it writes is looked through and forgotten.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandPartner } from './partner.js';
import { cardSecretsIn, secretsIn } from './secrets.js';

describe('a command', () => {
  const ends: [string, string][] = [
    ['exit 0', 'done'],
    ['exit 10', 'refused'],
    ['exit 11', 'unknown'],
    ['exit 3', 'died'],
    ['kill -9 $$', 'died'],
    ['no-such-command-anywhere', 'died'],
  ];
  for (const [command, ended] of ends)
    test(`${command}: ${ended}`, async () => {
      assert.equal((await commandPartner(command, 20_000)({})).ended, ended);
    });

  test('that never ends is ended, with what it wrote until then', async () => {
    const { ended, output } = await commandPartner('echo begun; sleep 60', 1000)({});
    assert.deepEqual([ended, output?.trim()], ['hung', 'begun']);
  });

  test('is not waited for longer because it leaves a child behind', async () => {
    const { ended, output } = await commandPartner('sleep 20 & echo "$WHAT" >&2', 15_000)({ WHAT: 'told' });
    assert.deepEqual([ended, output?.trim()], ['done', 'told']);
  });
});

describe('secrets of cards in an output', () => {
  const card = { cardId: 'c', cvv: '321', cardNumber: '4111111111111111', exp: '01/30' };
  const secrets = cardSecretsIn(card);
  const shown: [string, string[]][] = [
    [JSON.stringify(card), ['CVV', 'number']],
    ['cvv=321 of card 4111 1111 1111 1111', ['CVV', 'number']],
    ['cvv:321;', ['CVV']],
    ['4111-1111-1111-1111', ['number']],
    ['took 1321 ms at 12:04:05.321, 0.321 s, id a321-f', []],
    ['411111******1111', []],
  ];
  for (const [output, names] of shown)
    test(output, () => {
      assert.deepEqual(secretsIn(output, secrets), names);
    });

  test('are digits alone', () => {
    assert.deepEqual(cardSecretsIn({ cvv: '***', pin: 1234, cardNumber: 'none' }), []);
  });
});
