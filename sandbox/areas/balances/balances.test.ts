import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNamed } from '../../../contracts/formats/index.js';
import { loadContract } from '../../../contracts/model/load.js';
import { createRandom } from '../../random.js';
import { openBalances } from './state.js';

const { facts } = loadContract('test');

function open(seed: number) {
  return openBalances(facts, createRandom(seed));
}

test('every wallet is an address of its chain, and one address serves all EVM assets', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const { crypto } = open(seed);
    const wallets = Object.fromEntries(crypto.map(({ currency, wallet }) => [currency, wallet]));
    assert.match(wallets.eth ?? '', /^0x[0-9a-f]{40}$/);
    assert.equal(wallets.usdc, wallets.eth);
    assert.equal(wallets.pol, wallets.eth);
    for (const [chain, start] of Object.entries({ btc: 'tb1q', ltc: 'tltc1q', doge: 'n' })) {
      const wallet = wallets[chain] ?? '';
      assert.ok(formatNamed(`${chain}-address`)?.test(wallet), wallet);
      assert.ok(wallet.startsWith(start), wallet);
    }
  }
});

test('every IBAN has valid check digits', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    for (const { iban } of open(seed).fiat) assert.ok(formatNamed('iban')?.test(iban));
  }
});
