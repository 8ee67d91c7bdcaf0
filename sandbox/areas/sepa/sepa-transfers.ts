import type { TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import { bankAccount, feesAccount } from '../../ledger/account.js';
import type { Reservation } from '../../ledger/ledger.js';
import { reserve } from '../../payments.js';
import { nextId, settleLines, type Party, type Transaction } from '../../state/party.js';
import { partyOf, type Tenant } from '../../state/store.js';
import type { Undecided } from '../../undecided.js';
import { sepaFee } from './fee.js';
import { tellSepaTransfer } from './sepa-transfer-view.js';
import type { SepaOrder } from './sepa-orders.js';
import type { SepaTransfer } from './state.js';

/** Transfers wait for their bank. */
export const undecidedSepaTransfers: Undecided<SepaTransfer> = {
  kind: 'sepa-transfer',
  noun: 'SEPA transfer',
  parameter: 'transferId',
  items: ({ sepa }) => sepa.transfers,
  isOpen: ({ status }) => status === 'QUEUED',
  describe: ({ id, externalUserId, amount, fee, currency, destinationIban, transferTitle, status, failure }) => ({
    transferId: id,
    externalUserId,
    amount: amount.toFixed(),
    fee: fee.toFixed(),
    currency,
    destinationIban,
    transferTitle,
    status,
    failure,
  }),
};

/** Accepts a transfer and sets amount and fee aside; what happens where funds are missing differs (C20). */
export function openSepaTransfer(context: TenantContext, payer: Party, order: SepaOrder): SepaTransfer {
  const { tenant, traits, clock, later } = context;
  const transfer: SepaTransfer = {
    id: nextId(payer),
    externalUserId: payer.externalUserId,
    ...order,
    fee: sepaFee(context, order.amount, order.currency),
    isHeld: false,
    status: 'QUEUED',
    failure: null,
    createdAt: clock.now(),
  };
  if (traits.sepaFundsChecked === 'at-creation') hold(context, payer, transfer);
  else holdIfFunded(context, payer, transfer);
  tenant.sepa.transfers.set(transfer.id, transfer);
  later(undecidedSepaTransfers.kind, transfer.id);
  return transfer;
}

/** Hands a transfer to the bank, or lets it fail where it cannot be paid or leaves the closed loop. */
export function executeSepaTransfer(context: TenantContext, transfer: SepaTransfer): void {
  const { tenant } = context;
  const payer = partyOf(tenant, transfer.externalUserId);
  if (!transfer.isHeld && !holdIfFunded(context, payer, transfer)) {
    failSepaTransfer(context, transfer, 'Insufficient funds.');
  } else if (transfer.level === 1 && isOfAnother(tenant, transfer)) {
    failSepaTransfer(context, transfer, 'The account belongs to another person.');
  } else {
    tenant.ledger.capture(transfer.id, [
      { account: bankAccount, amount: transfer.amount },
      { account: feesAccount, amount: transfer.fee },
    ]);
    transfer.status = 'SUCCESSFUL';
    settleLines(payer, transfer.id, 'SUCCESSFUL');
    tellSepaTransfer(context, transfer);
  }
}

/** Gives back what was set aside; a failed transfer costs nothing. */
export function failSepaTransfer(context: TenantContext, transfer: SepaTransfer, failure: string): void {
  const { tenant } = context;
  const payer = partyOf(tenant, transfer.externalUserId);
  if (transfer.isHeld) {
    tenant.ledger.release(transfer.id);
    settleLines(payer, transfer.id, 'FAILED');
  } else payer.transactions.push(lineOf(transfer, 'FAILED'));
  Object.assign(transfer, { status: 'FAILED', failure });
  tellSepaTransfer(context, transfer);
}

/** Sets aside what a transfer takes, or refuses with P433. Its line appears in the history with the money's leaving. */
function hold(context: TenantContext, payer: Party, transfer: SepaTransfer): void {
  const { id, currency, amount, fee } = transfer;
  const reservation: Reservation = { id, account: payer.ledgerAccount, currency, amount: amount.plus(fee) };
  reserve(context, reservation);
  transfer.isHeld = true;
  payer.transactions.push(lineOf(transfer, 'PENDING'));
}

function holdIfFunded(context: TenantContext, payer: Party, transfer: SepaTransfer): boolean {
  try {
    hold(context, payer, transfer);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function lineOf({ id, amount, fee, currency, createdAt }: SepaTransfer, status: Transaction['status']): Transaction {
  return { id, type: 'SEPA_TRANSFER', amount: amount.plus(fee).negated(), currency, status, createdAt };
}

/** All that the sandbox knows of owners: an IBAN of a user is not the partner's. */
function isOfAnother({ users }: Tenant, { destinationIban }: SepaTransfer): boolean {
  return [...users.values()].some(({ balances }) => balances?.fiat.some(({ iban }) => iban === destinationIban));
}
