import type { TenantContext } from '../../context.js';
import { chainAccount, marketAccount } from '../../ledger/account.js';
import type { Money } from '../../ledger/money.js';
import { settlementCurrency } from './rates.js';

/** A confirmed crypto payment and what the partner gets for it. */
export interface Settlement {
  /** Of whatever is paid; it is settled once. */
  id: string;
  currency: string;
  network: string;
  amount: Money;
  /** In euro; a payment can be too small to be worth a cent. */
  euro: Money;
}

/**
 * Lets a payment arrive at the partner and turns it into euro at once: the crypto comes from the chain and goes to the market,
 * the euro come from the market. The history shows the deposit and both sides of the exchange.
 */
export function settlePayment({ tenant, clock }: TenantContext, settlement: Settlement): void {
  const { id, currency, network, amount, euro } = settlement;
  const { ledger, partner } = tenant;
  ledger.move({
    id,
    postings: [
      { account: chainAccount(network), currency, amount: amount.negated() },
      { account: marketAccount, currency, amount },
      { account: marketAccount, currency: settlementCurrency, amount: euro.negated() },
      { account: partner.ledgerAccount, currency: settlementCurrency, amount: euro },
    ],
  });
  const line = { id, status: 'SUCCESSFUL', createdAt: clock.now() } as const;
  partner.transactions.push(
    { ...line, type: 'CRYPTO_DEPOSIT', currency, amount },
    { ...line, type: 'EXCHANGE', currency, amount: amount.negated() },
    { ...line, type: 'EXCHANGE', currency: settlementCurrency, amount: euro },
  );
}
