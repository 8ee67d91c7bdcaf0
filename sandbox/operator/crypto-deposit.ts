import type { CryptoDeposit } from '../crypto-deposits.js';
import type { JsonObject } from '../json.js';
import type { Tenant } from '../store.js';
import { cryptoDeposit } from '../webhooks/crypto-deposit.js';
import type { Control } from './trigger.js';

/** A deposit as the operator sees it. */
export function describeCryptoDeposit({
  party,
  network,
  transactionHash,
  status,
  transaction,
}: CryptoDeposit): JsonObject {
  const { id, amount, currency } = transaction;
  const { externalUserId } = party;
  return {
    cryptoDepositId: id,
    externalUserId,
    amount: amount.toFixed(),
    currency,
    network,
    transactionHash,
    status,
  };
}

/** Tells the state of a user's deposit. The payload cannot name the partner, so that nothing is told of its own. */
export function tellCryptoDeposit({ dispatcher }: Control, tenant: Tenant, deposit: CryptoDeposit): void {
  const { externalUserId } = deposit.party;
  if (externalUserId !== null) dispatcher.enqueue(cryptoDeposit(tenant, externalUserId, deposit));
}
