import type { TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import { cardSchemeAccount } from '../../ledger/account.js';
import { transfer } from '../../ledger/ledger.js';
import type { Money } from '../../ledger/money.js';
import { pay } from '../../payments.js';
import { requireNotSuspended } from '../../requirements.js';
import { nextId } from '../../state/party.js';
import type { User } from '../../state/store.js';
import { timestamp } from '../../timestamp.js';
import { Amount } from '../../view.js';
import { decimalsOf } from '../../amount.js';
import { pinDigest } from './card-secrets.js';
import { cardCurrency, exceededLimit } from './spending-limits.js';
import type { Card, PaymentType } from './state.js';

/** What a merchant or a cash machine asks for. */
export interface PaymentRequest {
  type: PaymentType;
  amount: Money;
  merchantName: string | null;
  /** `undefined` where none was entered. */
  pin: string | undefined;
}

/** A payment as it went. */
export interface PaymentResult extends Pick<PaymentRequest, 'type' | 'merchantName'> {
  id: string;
  externalUserId: string;
  cardId: string;
  currency: string;
  status: 'SUCCESSFUL' | 'FAILED';
  /** UTC. */
  createdAt: string;
}

/**
 * Takes the money from the user's euro balance, or declines and takes nothing; either is told and stands in the history.
 * Gives the result, and why it was declined.
 */
export function payByCard(
  context: TenantContext,
  user: User,
  card: Card,
  request: PaymentRequest,
): { result: PaymentResult; declined: string | null } {
  const { clock, emit, facts } = context;
  const { type, amount, merchantName } = request;
  const id = nextId(user);
  const createdAt = clock.now();
  const declined = attempt(context, () => {
    authorise(context, user, card, request);
    pay(context, transfer(id, user.ledgerAccount, cardSchemeAccount, cardCurrency, amount));
    card.payments.push({ type, amount, createdAt });
  });
  const status = declined === null ? 'SUCCESSFUL' : 'FAILED';
  const line = { id, type: 'CARD', currency: cardCurrency, status, createdAt } as const;
  user.transactions.push({ ...line, amount: amount.negated() });
  const result: PaymentResult = {
    id,
    externalUserId: user.externalUserId,
    cardId: card.cardId,
    currency: cardCurrency,
    merchantName,
    type,
    status,
    createdAt: timestamp(createdAt),
  };
  emit('cardTransaction', user.externalUserId, {
    ...result,
    amount: new Amount(amount, decimalsOf(facts, cardCurrency)),
  });
  return { result, declined };
}

function authorise(context: TenantContext, user: User, card: Card, { type, amount, pin }: PaymentRequest): void {
  const { demand, clock } = context;
  requireNotSuspended(context, user);
  demand('card-is-active', card.status === 'ACTIVE', `The card is ${card.status}`);
  demand('pin-is-right', pin === undefined || pinDigest(card.cardId, pin) === card.pinDigest, 'The PIN is wrong');
  const exceeded = exceededLimit(card, type, amount, clock.now());
  demand('spending-limit-is-left', exceeded === undefined, `${exceeded ?? ''} would be exceeded`);
}

/** Why an action was refused; the catalogue's words where the refusal has none of its own. */
function attempt({ facts }: TenantContext, action: () => void): string | null {
  try {
    action();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.detail ?? facts.errorCodes.find(({ code }) => code === error.code)?.label ?? error.code;
  }
}
