import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNamed } from '../contracts/formats/index.js';
import { loadContract } from '../contracts/model/load.js';
import { balancesPayload, balancesReply, openBalances } from './balances.js';
import { Money } from './ledger/money.js';
import { createRandom } from './random.js';

const { facts } = loadContract('test');

function open(seed: number, amount = '0') {
  return openBalances(facts, createRandom(seed), () => new Money(amount));
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

test('amounts are decimal strings of the scale of the currency, whatever their size', () => {
  const balances = open(1, '123456789012345.5');
  const { fiatBalances, cryptoBalances } = balancesReply(facts, balances, 'ACTIVE') as {
    fiatBalances: { name: string; amount: string }[];
    cryptoBalances: { name: string; amount: string }[];
  };
  for (const { name, amount } of [...fiatBalances, ...cryptoBalances]) {
    const decimals = facts.currencies.find((currency) => currency.name === name)?.decimals ?? NaN;
    assert.equal(amount, `123456789012345.5${'0'.repeat(decimals - 1)}`);
  }
});

test('terms of networks are those of the facts', () => {
  const { cryptoBalances } = balancesReply(facts, open(1), 'ACTIVE') as {
    cryptoBalances: { name: string; networkConfig: Record<string, unknown> }[];
  };
  const config = cryptoBalances.flatMap(({ name, networkConfig }) =>
    Object.entries(networkConfig).map(([network, terms]) => ({ name, network, terms })),
  );
  assert.equal(config.length, facts.networkTerms.length);
  for (const { currency, network, feeWithdrawal, minWithdrawal, minDeposit } of facts.networkTerms) {
    const found = config.find((entry) => entry.name === currency && entry.network === network);
    assert.deepEqual(found?.terms, {
      mainnet: false,
      name: facts.networks.find(({ key }) => key === network)?.stagingName,
      withdrawal: { feeWithdrawal, minWithdrawal },
      deposit: { minDeposit },
    });
  }
});

test('the webhook shows the same balances without IBAN', () => {
  const balances = open(1);
  const reply = balancesReply(facts, balances, 'ACTIVE_EXTENDED') as {
    fiatBalances: object[];
    cryptoBalances: object[];
  };
  const payload = balancesPayload(facts, balances, 'ACTIVE_EXTENDED') as typeof reply;
  assert.deepEqual(payload.cryptoBalances, reply.cryptoBalances);
  assert.deepEqual(
    payload.fiatBalances,
    reply.fiatBalances.map((entry) => Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'iban'))),
  );
});
