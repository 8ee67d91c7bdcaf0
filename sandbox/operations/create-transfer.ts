import type { RequestOf, ResponseOf } from '../../contracts/model/typed.js';
import type { Currency, Facts } from '../../contracts/model/types.js';
import { AmountProblem, decimalsOf, readAmount } from '../amount.js';
import { Refusal } from '../errors.js';
import type { JsonObject } from '../json.js';
import { InsufficientFunds } from '../ledger/errors.js';
import { transfer as movement } from '../ledger/ledger.js';
import type { Money } from '../ledger/money.js';
import { withTransactionId, type Party } from '../party.js';
import { requireVerifiedUser } from '../store.js';
import type { Transfer } from '../transfers.js';
import { p2pTransfer } from '../webhooks/p2p-transfer.js';
import type { SandboxOperation, TenantContext } from './operation.js';

type Body = Partial<RequestOf<'test', 'createTransfer'>>;

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
    const { sourceExternalUserId: source, destinationExternalUserId: destination } = body as Body;
    if (source === undefined && destination === undefined) throw new Refusal('P424');
    if (source !== undefined && destination !== undefined)
      throw new Refusal('P403', 'sourceExternalUserId and destinationExternalUserId must not be given both.');
    const { facts } = context.contract;
    const currency = currencyOf(facts, body);
    const amount = amountOf(facts, currency, body);
    const { tenant } = context;
    const user = requireVerifiedUser(tenant, source ?? destination);
    const [payer, payee] = source === undefined ? [tenant.partner, user] : [user, tenant.partner];
    const transfer = withTransactionId(user, (id) => carryOut(context, id, { payer, payee, currency, amount }));
    const created: ResponseOf<'test', 'createTransfer', 201> = { transferId: transfer.id };
    return { body: created, events: [p2pTransfer(tenant, user, transfer)] };
  },
};

function currencyOf({ currencies }: Facts, { currency }: JsonObject): Currency['name'] {
  const found = currencies.find(({ name }) => name === currency);
  if (!found) throw new Refusal('P410');
  return found.name;
}

function amountOf(facts: Facts, currency: string, { amount }: JsonObject): Money {
  try {
    return readAmount(amount, decimalsOf(facts, currency));
  } catch (error) {
    if (error instanceof AmountProblem) throw new Refusal('P403', error.message);
    throw error;
  }
}

function carryOut({ tenant, clock }: TenantContext, id: string, { payer, payee, currency, amount }: Order): Transfer {
  try {
    tenant.ledger.move(movement(id, payer.ledgerAccount, payee.ledgerAccount, currency, amount));
  } catch (error) {
    if (error instanceof InsufficientFunds) throw new Refusal('P433');
    throw error;
  }
  const createdAt = clock.now();
  const line = { id, type: 'TRANSFER', currency, status: 'SUCCESSFUL', createdAt } as const;
  payer.transactions.push({ ...line, amount: amount.negated() });
  payee.transactions.push({ ...line, amount });
  const transfer = {
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
