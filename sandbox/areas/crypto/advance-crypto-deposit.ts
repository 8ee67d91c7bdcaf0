import { isObject } from '../../../contracts/model/json-value.js';
import { readText } from '../../read-deposit.js';
import type { Store, Tenant } from '../../state/store.js';
import { TriggerError, type Trigger } from '../../trigger.js';
import { advanceCryptoDeposit, canPass, isFrozen } from './crypto-deposits.js';
import { describeCryptoDeposit } from './describe-crypto-deposit.js';
import type { CryptoDeposit } from './state.js';

/** Takes a deposit that waits to its next state. */
export const advanceCryptoDepositTrigger: Trigger = {
  method: 'POST',
  path: '/deposits/crypto/{cryptoDepositId}/advance',
  handle(control, { params, body }) {
    const status = isObject(body) ? readText(body, 'status') : undefined;
    if (status === undefined) throw new TriggerError(400, 'The body must be {"status": "…"}.');
    const { tenant, deposit } = find(control.store, params.cryptoDepositId ?? '');
    if (!canPass(control.facts, deposit.status, [status]))
      throw new TriggerError(409, `${status} does not follow ${deposit.status}.`);
    if (status === 'SUCCESSFUL' && isFrozen(tenant, deposit.externalUserId))
      throw new TriggerError(409, 'The user is suspended: nothing is credited.');
    advanceCryptoDeposit(control.contextOf(tenant), deposit, status);
    return describeCryptoDeposit(deposit);
  },
};

function find(store: Store, id: string): { tenant: Tenant; deposit: CryptoDeposit } {
  for (const tenant of store.tenants()) {
    const deposit = tenant.crypto.deposits.get(id);
    if (deposit) return { tenant, deposit };
  }
  throw new TriggerError(404, 'There is no such deposit.');
}
