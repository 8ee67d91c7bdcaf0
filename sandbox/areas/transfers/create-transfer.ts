import type { TenantContext } from '../../context.js';
import { feesAccount } from '../../ledger/account.js';
import type { Money } from '../../ledger/money.js';
import type { SandboxOperation } from '../../operation.js';
import { pay } from '../../payments.js';
import { requireAmount, requireCurrency, requireVerifiedUser } from '../../requirements.js';
import { nextId, type Party } from '../../state/party.js';
import type { Transfer } from './state.js';
import { transferView } from './transfers.js';

/** What is to be moved; the side that is not named is the partner. */
interface Order {
  payer: Party;
  payee: Party;
  currency: string;
  amount: Money;
}

/** Moves money between the partner and one of its users, at once and as a whole. */
export const createTransfer: SandboxOperation = {
  id: 'createTransfer',
  access: 'key',
  missesItself: ['sourceExternalUserId', 'destinationExternalUserId'],
  handle(context, { body }) {
    const { sourceExternalUserId: source, destinationExternalUserId: destination } = body;
    const { tenant, demand } = context;
    demand('a-side-is-named', source !== undefined || destination !== undefined);
    demand(
      'one-side-is-named',
      source === undefined || destination === undefined,
      'sourceExternalUserId and destinationExternalUserId must not be given both.',
    );
    const currency = requireCurrency(context, body.currency).name;
    const amount = requireAmount(context, currency, body.amount);
    const user = requireVerifiedUser(context, source ?? destination);
    const [payer, payee] = source === undefined ? [tenant.partner, user] : [user, tenant.partner];
    const transfer = carryOut(context, nextId(user), { payer, payee, currency, amount });
    context.emit('p2pTransfer', user.externalUserId, () => transferView(context, transfer));
    return { body: { transferId: transfer.id } };
  },
};

function carryOut(context: TenantContext, id: string, { payer, payee, currency, amount }: Order): Transfer {
  const { tenant, clock } = context;
  const credited = context.figure('transfer-credited', amount);
  const debited = amount.negated();
  const postings = [
    { account: payer.ledgerAccount, currency, amount: debited },
    { account: payee.ledgerAccount, currency, amount: credited },
  ];
  if (!credited.equals(amount)) postings.push({ account: feesAccount, currency, amount: amount.minus(credited) });
  pay(context, { id, postings });
  const createdAt = clock.now();
  payer.transactions.push({ id, type: 'TRANSFER', amount: debited, currency, status: 'SUCCESSFUL', createdAt });
  payee.transactions.push({ id, type: 'TRANSFER', amount: credited, currency, status: 'SUCCESSFUL', createdAt });
  const transfer: Transfer = {
    id,
    sourceExternalUserId: payer.externalUserId,
    destinationExternalUserId: payee.externalUserId,
    amount,
    currency,
    createdAt,
  };
  tenant.transfers.set(id, transfer);
  return transfer;
}
