import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import { loadContract } from '../../../contracts/model/load.js';
import type { ApiVersion } from '../../../contracts/model/typed.js';
import { startSandbox, type Sandbox } from '../../index.js';
import { Money } from '../../ledger/money.js';
import { createRandom } from '../../random.js';
import { createPartner, type Partner } from '../../test-support/partner.js';
import { versions } from '../../versions/index.js';
import { depositAddress } from '../balances/addresses.js';
import { termsOf } from '../balances/terms.js';
import { isAddressOf, isOfTestNet } from './wallet-address.js';

const networks = ['ethereum', 'polygon', 'btc', 'ltc', 'doge'];
const chainOf = (network: string) => (network === 'polygon' ? 'ethereum' : network);

test('an address is taken on its own chain alone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0 }),
      fc.constantFrom(...networks),
      fc.constantFrom(...networks),
      (seed, one, other) => {
        const address = depositAddress(one, createRandom(seed));
        assert.equal(isAddressOf(other, address), chainOf(one) === chainOf(other));
        assert.ok(isOfTestNet(one, address));
      },
    ),
  );
});

test('addresses of main nets are told from those of test nets', () => {
  const mainNet = {
    btc: ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    doge: ['DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
  };
  for (const [network, addresses] of Object.entries(mainNet))
    for (const address of addresses) {
      assert.ok(isAddressOf(network, address), address);
      assert.ok(!isOfTestNet(network, address), address);
    }
});

test('every currency with balances has terms and a network fee on each of its networks, in every version', async (t) => {
  for (const apiVersion of Object.keys(versions) as ApiVersion[]) {
    const { facts } = loadContract(apiVersion);
    const sandbox = await startSandbox({ apiVersion });
    t.after(() => sandbox.close());
    const partner = createPartner(sandbox);
    for (const { name, decimals, networks: own = [] } of facts.currencies.filter((one) => one.decimals !== undefined))
      for (const network of own) {
        const { feeWithdrawal, minWithdrawal } = termsOf({ facts, traits: versions[apiVersion] }, name, network);
        const query = `currency=${name}${own.length > 1 && network === 'polygon' ? '&network=polygon' : ''}`;
        const { body } = await partner.call('GET', `/v1/crypto-withdrawal/get-network-fee?${query}`);
        for (const amount of [feeWithdrawal, minWithdrawal, Number(body.networkFee)])
          assert.ok(amount > 0 && new Money(amount).decimalPlaces() <= (decimals ?? 0), `${name} on ${network}`);
      }
  }
});

describe('withdrawals', () => {
  let sandbox: Sandbox;
  let partner: Partner;
  const destination = depositAddress('btc', createRandom(1));
  const order = {
    sourceExternalUserId: 'maria',
    currency: 'btc',
    amount: 0.01,
    walletAddress: destination,
    name: 'Maria Sample',
    walletType: 'CUSTODIAL',
    receiverType: 'NATURAL',
  };
  const balance = async (): Promise<string> => {
    const { body } = await partner.call('GET', '/v1/user/balances/maria');
    return String((body.cryptoBalances as JsonObject[]).find(({ name }) => name === 'btc')?.amount);
  };

  before(async () => {
    sandbox = await startSandbox({ outcomes: 'operator' });
    partner = createPartner(sandbox);
    await partner.onboard('maria');
    await partner.call('POST', '/_sandbox/deposits/crypto', {
      externalUserId: 'maria',
      amount: '0.05',
      currency: 'btc',
    });
  });
  after(() => sandbox.close());

  test('of many at once, as many are accepted as the money suffices for; failed ones give all of it back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => partner.call('POST', '/v1/crypto-withdrawal', order)),
    );
    const accepted = answers.filter(({ status }) => status === 200).map(({ body }) => String(body.withdrawalId));
    // 0.05 for 0.01 with fees of 0.0003 and 0.00002 each.
    assert.equal(accepted.length, 4);
    assert.ok(answers.every(({ status, body }) => status === 200 || body.errorCode === 'P433'));
    assert.equal(await balance(), '0.00872000');
    for (const id of accepted) await partner.call('POST', `/_sandbox/withdrawals/crypto/${id}/fail`);
    assert.equal(await balance(), '0.05000000');
  });

  test('one that is held survives a dumped state and is decided after it', async () => {
    const { body } = await partner.call('POST', '/v1/crypto-withdrawal', order);
    const held = await balance();
    const state = await partner.call('GET', '/_sandbox/state');
    await partner.call('POST', '/_sandbox/reset');
    await partner.call('PUT', '/_sandbox/state', state.body);
    assert.equal(await balance(), held);
    const answer = await partner.call('POST', `/_sandbox/withdrawals/crypto/${String(body.withdrawalId)}/confirm`);
    assert.equal(answer.status, 200);
    assert.equal(await balance(), held);
  });
});
