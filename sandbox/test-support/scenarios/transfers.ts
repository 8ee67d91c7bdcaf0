import assert from 'node:assert/strict';
import { isLosslessNumber } from 'lossless-json';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import type { Scenario } from './scenario.js';

/** Money comes in, moves both ways, shows in balances and histories; what is refused leaves no trace. */
export const transfers: Scenario = {
  name: 'transfers',
  async play(stage) {
    const { call, fund, has } = stage;
    const [maria, paul] = ['transfers-maria', 'transfers-paul'];
    await stage.verifiedUser(maria);
    await stage.verifiedUser(paul);
    await fund(null, 'eur', '1000.50');
    await fund(null, 'usdc', '100');
    await fund(maria, 'eur', '250');
    await fund(maria, 'btc', '0.30000001');
    const partnerBefore = Number(await stage.balance(null, 'eur'));

    const bodies = [
      `{"destinationExternalUserId": "${maria}", "amount": "100.25", "currency": "eur"}`,
      `{"destinationExternalUserId": "${paul}", "amount": 0.1, "currency": "usdc"}`,
      `{"sourceExternalUserId": "${maria}", "amount": 1e-8, "currency": "btc"}`,
      `{"sourceExternalUserId": "${maria}", "amount": "50.25", "currency": "eur"}`,
    ];
    const details: JsonObject[] = [];
    for (const body of bodies) {
      const { transferId } = await call('createTransfer', { body });
      details.push(await call('getTransferDetails', { path: { transferId: String(transferId) } }));
    }
    assert.deepEqual(
      details.map(({ amount }) => isLosslessNumber(amount) && amount.value),
      ['100.25', '0.1', '0.00000001', '50.25'],
    );

    const settled = async () => [
      await stage.balance(maria, 'eur'),
      await stage.balance(maria, 'btc'),
      await stage.balance(paul, 'usdc'),
      Number(await stage.balance(null, 'eur')) - partnerBefore,
    ];
    const expected = ['300.00', '0.30000000', '0.100000', -50];
    assert.deepEqual(await settled(), expected);

    const source = { sourceExternalUserId: maria };
    const refusals: [object, string][] = [
      [{ amount: '1', currency: 'eur' }, 'P424'],
      [{}, 'P403'],
      [{ ...source, destinationExternalUserId: paul, amount: '1', currency: 'eur' }, 'P403'],
      [{ ...source, amount: '300.01', currency: 'eur' }, 'P433'],
      [{ ...source, amount: '0.001', currency: 'eur' }, 'P403'],
      [{ ...source, amount: '1', currency: 'usd' }, 'P410'],
      [{ sourceExternalUserId: 'nobody', amount: '1', currency: 'eur' }, 'P412'],
    ];
    for (const [body, code] of refusals) await call('createTransfer', { body, status: 400, code });
    assert.deepEqual(await settled(), expected, 'a refused transfer moves nothing');
    await call('getTransferDetails', { path: { transferId: crypto.randomUUID() }, status: 400, code: 'P403' });

    await stage.settle();
    const told = stage.told('p2pTransfer').filter(({ id }) => details.some((detail) => detail.id === id));
    assert.deepEqual(told.sort(byId), [...details].sort(byId));

    if (!has('getUserTransactionHistory')) return;
    const history = await call('getUserTransactionHistory', { path: { externalUserId: maria } });
    assert.equal(String(history.total), '5');
    const whole = await call('getPartnerTransactionHistory', { query: { limit: 100 } });
    const ids = (answer: JsonObject) => (answer.transactions as JsonObject[]).map(({ id }) => id);
    const paged: unknown[] = [];
    for (let page = 1; paged.length < Number(whole.total); page += 1)
      paged.push(...ids(await call('getPartnerTransactionHistory', { query: { page, limit: 3 } })));
    assert.deepEqual(paged, ids(whole));
    const refused: Record<string, string>[] = [{ page: '0' }, { limit: '101' }, { limit: 'ten' }];
    for (const query of refused) await call('getPartnerTransactionHistory', { query, status: 400, code: 'P403' });
  },
};

function byId(one: JsonObject, other: JsonObject): number {
  return String(one.id).localeCompare(String(other.id));
}
