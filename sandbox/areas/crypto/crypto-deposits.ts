import { evmAddress } from '../../../contracts/formats/evm-address.js';
import { addressFormatOf } from '../../../contracts/formats/network-addresses.js';
import type { Facts } from '../../../contracts/model/types.js';
import type { TenantContext } from '../../context.js';
import { decimalsOf } from '../../amount.js';
import { chainAccount } from '../../ledger/account.js';
import { transfer } from '../../ledger/ledger.js';
import { mayFollow } from '../../state-machine.js';
import { settleLines, type Party, type Transaction } from '../../state/party.js';
import { partyOf, type Tenant } from '../../state/store.js';
import { timestamp } from '../../timestamp.js';
import { Amount } from '../../view.js';
import type { CryptoDeposit } from './state.js';

const historyStatus: Record<string, Transaction['status']> = { SUCCESSFUL: 'SUCCESSFUL', UNSUCCESSFUL: 'FAILED' };

/** Whether a list of states is one that a deposit can run through, from a state it has or from creation. */
export function canPass(facts: Facts, from: string | null, states: readonly string[]): boolean {
  return states.every((status, index) => mayFollow(facts, 'cryptoDeposit', states[index - 1] ?? from, status));
}

/** Whether nothing can be credited to an owner: a user who is suspended, or who is not there any more. */
export function isFrozen({ users }: Tenant, externalUserId: string | null): boolean {
  return externalUserId !== null && users.get(externalUserId)?.suspended !== false;
}

/** The hash of a transaction on a chain, as its explorers write it: with a prefix on EVM chains alone. */
export function transactionHash(party: Party, network: string, id: string): string {
  const hash = Buffer.from(party.random.fork('transaction-hash', id).bytes(32)).toString('hex');
  return addressFormatOf(network) === evmAddress ? `0x${hash}` : hash;
}

/** A deposit in its first state; it is part of the party's history from now on, and told. */
export function openCryptoDeposit(
  context: TenantContext,
  party: Party,
  id: string,
  seen: Pick<CryptoDeposit, 'status' | 'currency' | 'network' | 'amount'>,
): CryptoDeposit {
  const createdAt = context.clock.now();
  const { amount, currency, network } = seen;
  const { externalUserId } = party;
  const deposit: CryptoDeposit = {
    id,
    externalUserId,
    ...seen,
    transactionHash: transactionHash(party, network, id),
    hasTravelRuleData: false,
    createdAt,
  };
  party.transactions.push({ id, type: 'CRYPTO_DEPOSIT', amount, currency, status: 'PENDING', createdAt });
  context.tenant.crypto.deposits.set(id, deposit);
  tellCryptoDeposit(context, deposit);
  return deposit;
}

/** Takes a deposit to its next state and tells it; SUCCESSFUL credits it. */
export function advanceCryptoDeposit(context: TenantContext, deposit: CryptoDeposit, status: string): void {
  const { tenant } = context;
  const { id, network, currency, amount } = deposit;
  const party = partyOf(tenant, deposit.externalUserId);
  if (status === 'SUCCESSFUL')
    tenant.ledger.move(transfer(id, chainAccount(network), party.ledgerAccount, currency, amount));
  deposit.status = status;
  settleLines(party, id, historyStatus[status] ?? 'PENDING');
  tellCryptoDeposit(context, deposit);
}

/** The payload cannot name the partner, so that nothing is told of its own deposits. */
function tellCryptoDeposit({ emit, facts }: TenantContext, { id, amount, createdAt, ...deposit }: CryptoDeposit): void {
  const { externalUserId, currency } = deposit;
  if (externalUserId === null) return;
  emit('cryptoDeposit', externalUserId, {
    ...deposit,
    cryptoDepositId: id,
    amount: new Amount(amount, decimalsOf(facts, currency)),
    createdAt: timestamp(createdAt),
  });
}
