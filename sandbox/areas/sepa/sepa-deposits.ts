import { decimalsOf } from '../../amount.js';
import type { TenantContext } from '../../context.js';
import { bankAccount } from '../../ledger/account.js';
import { transfer } from '../../ledger/ledger.js';
import { nextId, settleLines, type Party } from '../../state/party.js';
import { partyOf } from '../../state/store.js';
import { timestamp } from '../../timestamp.js';
import type { Undecided } from '../../undecided.js';
import { Amount } from '../../view.js';
import { findContact, keepContact } from './contacts.js';
import type { SepaContact, SepaDeposit } from './state.js';

/** Deposits wait for the check of their sender. */
export const undecidedSepaDeposits: Undecided<SepaDeposit> = {
  kind: 'sepa-deposit',
  noun: 'deposit',
  parameter: 'sepaDepositId',
  items: ({ sepa }) => sepa.deposits,
  isOpen: ({ status }) => status === 'PENDING',
  describe: ({ id, amount, createdAt, ...deposit }) => ({
    sepaDepositId: id,
    ...deposit,
    amount: amount.toFixed(2),
    createdAt: timestamp(createdAt),
  }),
};

/**
 * Takes in a bank transfer. Where the version checks senders, a user's deposit from an account that is not approved yet waits
 * for that check; any other is credited at once.
 */
export function receiveSepaDeposit(
  context: TenantContext,
  party: Party,
  sent: Pick<SepaDeposit, 'amount' | 'currency' | 'senderName' | 'senderIban' | 'title'>,
): SepaDeposit {
  const { tenant, traits, clock, later } = context;
  const { externalUserId } = party;
  const id = nextId(party);
  const createdAt = clock.now();
  const deposit: SepaDeposit = { id, externalUserId, ...sent, status: 'PENDING', createdAt };
  const { amount, currency } = deposit;
  tenant.sepa.deposits.set(id, deposit);
  party.transactions.push({ id, type: 'SEPA_DEPOSIT', amount, currency, status: 'PENDING', createdAt });
  const waits =
    externalUserId !== null && findContact(tenant, externalUserId, deposit.senderIban)?.status !== 'APPROVED';
  if (traits.sendersAreChecked && deposit.senderIban !== null && waits) {
    judgeSender(context, deposit, 'PENDING');
    later(undecidedSepaDeposits.kind, id);
  } else {
    if (traits.sendersAreChecked) keepSender(context, deposit, 'APPROVED');
    credit(context, deposit);
  }
  return deposit;
}

/** The names agree: the sender is whitelisted and the money credited. */
export function approveSepaDeposit(context: TenantContext, deposit: SepaDeposit): void {
  judgeSender(context, deposit, 'APPROVED');
  credit(context, deposit);
}

/** The names differ: the money goes back. */
export function rejectSepaDeposit(context: TenantContext, deposit: SepaDeposit): void {
  deposit.status = 'REJECTED';
  settleLines(partyOf(context.tenant, deposit.externalUserId), deposit.id, 'FAILED');
  judgeSender(context, deposit, 'REJECTED');
}

/** Whether the deposit is for a user who is frozen. */
export function isFrozen({ tenant }: Pick<TenantContext, 'tenant'>, externalUserId: string | null): boolean {
  return externalUserId !== null && tenant.users.get(externalUserId)?.suspended === true;
}

function credit(context: TenantContext, deposit: SepaDeposit): void {
  const { facts, tenant, figure, emit } = context;
  const { id, externalUserId, amount, currency, senderName, senderIban, title, createdAt } = deposit;
  const party = partyOf(tenant, externalUserId);
  const credited = figure('sepa-deposit-credited', amount);
  tenant.ledger.move(transfer(id, bankAccount, party.ledgerAccount, currency, credited));
  deposit.status = 'SUCCESSFUL';
  settleLines(party, id, 'SUCCESSFUL');
  emit('sepaDeposit', externalUserId ?? 'partner', {
    externalUserId,
    sepaDepositId: id,
    amount: new Amount(amount, decimalsOf(facts, currency)),
    currency,
    senderName,
    senderIban,
    title,
    status: deposit.status,
    createdAt: timestamp(createdAt),
  });
}

/** Keeps and tells how the check of a sender stands. */
function judgeSender(context: TenantContext, deposit: SepaDeposit, status: SepaContact['status']): void {
  const { externalUserId, senderIban: iban, createdAt } = deposit;
  keepSender(context, deposit, status);
  // The payload demands a user.
  if (externalUserId !== null)
    context.emit('ibanStatus', externalUserId, { externalUserId, iban, status, createdAt: timestamp(createdAt) });
}

function keepSender({ tenant }: TenantContext, deposit: SepaDeposit, status: SepaContact['status']): void {
  const { senderIban: iban, senderName: name, createdAt } = deposit;
  if (iban !== null) keepContact(tenant, partyOf(tenant, deposit.externalUserId), { iban, name, status, createdAt });
}
