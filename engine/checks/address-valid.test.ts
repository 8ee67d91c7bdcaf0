import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelAt } from '../../contracts/model/levels.js';
import { balancePayload, exchangeInput, itemAt, only } from '../test-support/inputs.js';
import { addressValid } from './address-valid.js';

const judge = (body: unknown, operationId = 'getUserBalances') =>
  addressValid.judge(exchangeInput(operationId, { body }));

/** The documented balances with other members at the one of a currency. */
function withBalance(currency: string, changes: Record<string, unknown>): unknown {
  const { balances } = balancePayload();
  const all = [...balances.fiatBalances, ...balances.cryptoBalances];
  Object.assign(
    itemAt(
      all.filter(({ name }) => name === currency),
      0,
    ),
    changes,
  );
  return balances;
}

const onNet = (network: string, mainnet: boolean) => ({ networkConfig: { [network]: { mainnet, name: 'x' } } });
const main = {
  btc: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  ltc: 'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9',
  doge: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
};

test('the documented wallets and account numbers are valid', () => {
  const judgement = only(judge(balancePayload().balances));
  assert.equal(judgement.holds, true);
  assert.equal(judgement.message, '6 addresses are valid');
});

test('a wrong checksum and an address of another chain are findings at their place', () => {
  for (const [currency, wallet] of [
    ['btc', 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0p'],
    ['btc', 'tltc1qta85u858jm6q9t5cz3ngkthsvlxlckjhcyjjz9'],
    ['ltc', 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h'],
    ['doge', 'nfHU2iK5kU3F6M4xw5dkEF9URCFRseCw9V'],
    ['eth', '0xde0bc7fee9ee43f3d6adf685124bde16adbabbd'],
    ['usdc', 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h'],
  ] as const) {
    const judgement = only(judge(withBalance(currency, { wallet })));
    assert.equal(judgement.holds, false, wallet);
    assert.match(judgement.pointer ?? '', /^\/cryptoBalances\/\d\/wallet$/);
    assert.match(judgement.message, /is no address of/);
    assert.equal(levelAt(judgement, 'documented'), 'warn');
  }
});

test('an address of the main net beside mainnet false is a finding, and so is the reverse', () => {
  for (const [currency, wallet] of Object.entries(main)) {
    assert.match(only(judge(withBalance(currency, { wallet }))).message, /of the main net beside mainnet false/);
    assert.equal(only(judge(withBalance(currency, { wallet, ...onNet(currency, true) }))).holds, true);
    assert.match(
      only(judge(withBalance(currency, onNet(currency, true)))).message,
      /of the test net beside mainnet true/,
    );
  }
});

test('where nothing tells the net, or no net is told by the address, none is demanded', () => {
  for (const changes of [
    { networkConfig: undefined },
    { networkConfig: { btc: { mainnet: 'false' } } },
    { networkConfig: { btc: { mainnet: false }, lightning: { mainnet: true } } },
  ])
    assert.equal(only(judge(withBalance('btc', { wallet: main.btc, ...changes }))).holds, true);
  assert.equal(only(judge(withBalance('eth', onNet('ethereum', true)))).holds, true);
});

test('the network beside a wallet decides before the currency', () => {
  const details = { currency: 'usdc', network: 'POLYGON', destination: `0x${'0a'.repeat(20)}` };
  assert.equal(only(judge(details, 'getCryptoWithdrawalDetails')).holds, true);
  assert.equal(only(judge({ ...details, network: 'btc' }, 'getCryptoWithdrawalDetails')).holds, false);
});

test('an IBAN has right check digits, with or without spaces', () => {
  const judgeIban = (iban: string) => judge({ fiatBalances: [{ name: 'eur', amount: '0.00', rate: 1, iban }] });
  assert.equal(only(judgeIban('LT599999981950693415')).holds, true);
  assert.equal(only(judgeIban('LT59 9999 9819 5069 3415')).holds, true);
  const broken = only(judgeIban('LT609999981950693415'));
  assert.equal(broken.holds, false);
  assert.equal(broken.pointer, '/fiatBalances/0/iban');
  assert.deepEqual(judgeIban('LT59************3415'), []);
});

test('absent addresses, unknown currencies, the caller’s own values and broken bodies are not judged', () => {
  for (const body of [
    { cryptoBalances: [{ name: 'btc', wallet: null }, { name: 'xmr', wallet: 'abc' }, { wallet: 'abc' }], iban: null },
    { address: 'Przykładowa 1', destination: 'home', wallet: {} },
    '{"iban":',
    '',
  ])
    assert.deepEqual(judge(body), [], JSON.stringify(body));
  const input = exchangeInput('getSepaTransferDetails', { body: { destinationIban: 'LT00' } });
  const request = { ...input.exchange.request, body: '{"destinationIban":"LT00"}' };
  assert.deepEqual(addressValid.judge({ ...input, exchange: { ...input.exchange, request } }), []);
  assert.deepEqual(addressValid.judge(exchangeInput('getUserBalances', { status: 400, body: { iban: 'LT00' } })), []);
});
