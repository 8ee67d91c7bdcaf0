import assert from 'node:assert/strict';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Stage } from '../stage.js';
import type { Scenario } from './scenario.js';

/** Wallets are asked for, and the partner moves money to its master balance. */
export const balances: Scenario = {
  name: 'balances',
  async play(stage) {
    if (stage.has('createPartnerWallet')) await wallets(stage);
    if (stage.has('createTransferMasterBalance')) await masterBalance(stage);
    const covered = stage.covered();
    for (const id of ['createPartnerWallet', 'createTransferMasterBalance'].filter((one) => stage.has(one)))
      assert.ok(covered.has(id), id);
    assert.equal(covered.has('walletCreated'), stage.contract.webhooks.has('walletCreated'));
  },
};

async function wallets(stage: Stage): Promise<void> {
  const { call } = stage;
  const maria = 'balances-maria';
  await stage.verifiedUser(maria);
  const refusals: [object, string][] = [
    [{}, 'P403'],
    [{ currency: 'usd' }, 'P403'],
    [{ currency: 'btc', network: 'polygon' }, 'P403'],
    [{ currency: 'btc', externalUserId: 'nobody' }, 'P412'],
  ];
  for (const [body, code] of refusals) await call('createPartnerWallet', { body, status: 400, code });

  const { cryptoBalances } = await call('getUserBalances', { path: { externalUserId: maria } });
  const usdc = (cryptoBalances as JsonObject[]).find(({ name }) => name === 'usdc');
  const body = { currency: 'usdc', network: 'polygon', externalUserId: maria };
  const answer = await call('createPartnerWallet', { body });
  assert.deepEqual(answer, { walletId: usdc?.id, currency: 'usdc', network: 'polygon', wallet: null });
  const own = await call('createPartnerWallet', { body: { currency: 'doge' } });
  assert.equal(own.network, 'doge');
  await stage.settle();
  const told = stage.told('walletCreated');
  assert.deepEqual(
    told.find(({ externalUserId }) => externalUserId === maria),
    { externalUserId: maria, id: usdc?.id, name: 'usdc', wallet: usdc?.wallet, network: 'polygon' },
  );
  assert.equal(told.find(({ id }) => id === own.walletId)?.externalUserId, null);
}

async function masterBalance({ call, fund, balance }: Stage): Promise<void> {
  await fund(null, 'ltc', '5');
  const before = Number(await balance(null, 'ltc'));
  const refusals: [object, string][] = [
    [{ amount: 1 }, 'P403'],
    [{ amount: 0, currency: 'ltc' }, 'P403'],
    [{ amount: -1, currency: 'ltc' }, 'P403'],
    [{ amount: 1, currency: 'usd' }, 'P403'],
    [{ amount: before + 1, currency: 'ltc' }, 'P433'],
  ];
  for (const [body, code] of refusals) await call('createTransferMasterBalance', { body, status: 400, code });
  assert.equal(Number(await balance(null, 'ltc')), before);
  const { transferId } = await call('createTransferMasterBalance', { body: { amount: 1.5, currency: 'ltc' } });
  assert.equal((before - Number(await balance(null, 'ltc'))).toFixed(8), '1.50000000');
  const details = await call('getTransferDetails', { path: { transferId: String(transferId) } });
  assert.deepEqual(
    [details.sourceExternalUserId, details.destinationExternalUserId, details.status],
    [null, null, 'SUCCESSFUL'],
  );
  const { transactions } = await call('getPartnerTransactionHistory');
  const [line] = transactions as JsonObject[];
  assert.deepEqual([line?.id, line?.amount, line?.status], [transferId, '-1.50000000', 'SUCCESSFUL']);
}
