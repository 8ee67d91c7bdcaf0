import { masterAccount } from '../../ledger/account.js';
import { transfer as movement } from '../../ledger/ledger.js';
import type { SandboxOperation } from '../../operation.js';
import { pay } from '../../payments.js';
import { requireAmount } from '../../requirements.js';
import { Refusal } from '../../errors.js';
import { nextId } from '../../state/party.js';

/** Moves money of the partner to its master balance, which the provider keeps, at once. */
export const createTransferMasterBalance: SandboxOperation = {
  id: 'createTransferMasterBalance',
  access: 'key',
  handle(context, { body }) {
    const { facts, tenant, clock } = context;
    const { partner, transfers } = tenant;
    const found = facts.currencies.find(({ name, decimals }) => name === body.currency && decimals !== undefined);
    if (!found) throw new Refusal('P403', 'currency must be a currency of the balances.');
    const currency = found.name;
    const amount = requireAmount(context, currency, body.amount);
    const id = nextId(partner);
    pay(context, movement(id, partner.ledgerAccount, masterAccount, currency, amount));
    const createdAt = clock.now();
    const line = { id, type: 'TRANSFER', currency, status: 'SUCCESSFUL', createdAt } as const;
    partner.transactions.push({ ...line, amount: amount.negated() });
    transfers.set(id, {
      id,
      sourceExternalUserId: null,
      destinationExternalUserId: null,
      amount,
      currency,
      createdAt,
    });
    return { body: { transferId: id } };
  },
};
