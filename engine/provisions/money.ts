import { isObject } from '../../contracts/model/json-value.js';
import { balancesIn } from '../judging/amounts.js';
import { Unprepared, type Provision, type ProvisionKit, type Values } from './provision.js';

/**
 * Enough for every case about one owner, and no more than a test environment would give. `least` is what any one of the flows
 * takes at most: with less, an existing owner would be refused what has to be accepted.
 */
const funds = [
  { trigger: 'deposit-sepa', amount: '20000.00', currency: 'eur', least: '2500' },
  { trigger: 'deposit-crypto', amount: '5000', currency: 'usdc', least: '150' },
  { trigger: 'deposit-crypto', amount: '1', currency: 'btc', least: '0.0001' },
] as const;

async function fund({ trigger }: ProvisionKit, owner: Values): Promise<void> {
  for (const { trigger: name, amount, currency } of funds) await trigger(name, { ...owner, amount, currency });
}

/**
 * Of which currencies balances show less than flows may take.
 * @returns amounts that are missing to, such as `2500 eur`
 */
export function lackingFunds(answer: unknown): string[] {
  const balances = balancesIn(answer);
  return funds.flatMap(({ currency, least }) =>
    balances.get(currency)?.amount.gte(least) ? [] : [`${least} ${currency}`],
  );
}

function assertFunds(answer: unknown, owner: string): void {
  const [lacking] = lackingFunds(answer);
  if (lacking !== undefined) throw new Unprepared('fixture-missing', `${owner} has less than ${lacking}`);
}

const fundedUser: Provision = {
  id: 'funded-user',
  async make(kit) {
    const { externalUserId = '' } = await kit.provide('verified-user');
    await fund(kit, { externalUserId });
    return { externalUserId };
  },
  async examine({ call }, user) {
    assertFunds(await call('getUserBalances', user), `the funded user ${user['externalUserId'] ?? ''}`);
  },
};

const fundedPartner: Provision = {
  id: 'funded-partner',
  async make(kit) {
    await fund(kit, {});
    return {};
  },
  async examine({ call }) {
    assertFunds(await call('getPartnerBalances', {}), 'the partner');
  },
};

/** With an address that surely exists on its chain: the partner's own. */
async function withAddress({ call }: ProvisionKit, values: Values): Promise<Values> {
  const { cryptoBalances } = await call('getPartnerBalances', {});
  const balances: unknown[] = Array.isArray(cryptoBalances) ? cryptoBalances : [];
  const wallet = balances.filter(isObject).find(({ name }) => name === 'usdc')?.['wallet'];
  if (typeof wallet !== 'string') throw new Unprepared('fixture-missing', 'the partner has no wallet for usdc');
  return { ...values, walletAddress: wallet };
}

const payingUser: Provision = {
  id: 'withdrawing-user',
  make: async (kit) => withAddress(kit, await kit.provide('funded-user')),
};

const payingPartner: Provision = {
  id: 'withdrawing-partner',
  make: async (kit) => withAddress(kit, await kit.provide('funded-partner')),
};

/** An object that one call makes, for the operations that read or go on with it. */
interface MadeRow {
  id: string;
  needs: string;
  operationId: string;
  /** Value → member of the answer that it is taken from. */
  gives: Values;
}

const made: readonly MadeRow[] = [
  { id: 'transfer', needs: 'funded-user', operationId: 'createTransfer', gives: { transferId: 'transferId' } },
  { id: 'exchange-lock', needs: 'funded-user', operationId: 'createExchangeLock', gives: { lockId: 'id' } },
  { id: 'exchange', needs: 'exchange-lock', operationId: 'createExchange', gives: { exchangeId: 'exchangeId' } },
  {
    id: 'partner-exchange-lock',
    needs: 'funded-partner',
    operationId: 'createPartnerExchangeLock',
    gives: { lockId: 'id' },
  },
  {
    id: 'partner-exchange',
    needs: 'partner-exchange-lock',
    operationId: 'createPartnerExchange',
    gives: { exchangeId: 'exchangeId' },
  },
  { id: 'sepa-transfer', needs: 'funded-user', operationId: 'createSepaTransfer', gives: { transferId: 'transferId' } },
  {
    id: 'partner-sepa-transfer',
    needs: 'funded-partner',
    operationId: 'createPartnerSepaTransfer',
    gives: { transferId: 'transferId' },
  },
  {
    id: 'withdrawal',
    needs: 'withdrawing-user',
    operationId: 'createCryptoWithdrawal',
    gives: { withdrawalId: 'withdrawalId' },
  },
  {
    id: 'partner-withdrawal',
    needs: 'withdrawing-partner',
    operationId: 'createPartnerCryptoWithdrawal',
    gives: { withdrawalId: 'withdrawalId' },
  },
  { id: 'card', needs: 'extended-user', operationId: 'createVirtualCard', gives: { cardId: 'cardId' } },
  { id: 'order-lock', needs: 'nothing', operationId: 'lockOrderRate', gives: { lockId: 'lockId' } },
  { id: 'order', needs: 'order-lock', operationId: 'createOrder', gives: { orderId: 'orderId' } },
  { id: 'payment-link', needs: 'nothing', operationId: 'createPaymentLink', gives: { paymentLinkId: 'paymentLinkId' } },
];

const nothing: Provision = { id: 'nothing', make: () => Promise.resolve({}) };

const blockedCard: Provision = {
  id: 'blocked-card',
  async make({ call, provide }) {
    const values = await provide('card');
    await call('blockCard', values);
    return values;
  },
};

const waitingDeposit: Provision = {
  id: 'waiting-crypto-deposit',
  async make({ provide, trigger }) {
    const { externalUserId = '' } = await provide('verified-user');
    const states = 'WAITING_FOR_TR_DATA';
    const told = await trigger('deposit-crypto', { externalUserId, amount: '1', currency: 'btc', states });
    return { externalUserId, cryptoDepositId: told.cryptoDepositId ?? '' };
  },
};

const waitingPartnerDeposit: Provision = {
  id: 'partner-waiting-crypto-deposit',
  async make({ trigger }) {
    const told = await trigger('deposit-crypto', { amount: '1', currency: 'btc', states: 'WAITING_FOR_TR_DATA' });
    return { cryptoDepositId: told.cryptoDepositId ?? '' };
  },
};

/** Money, and what is done with it. */
export const money: readonly Provision[] = [
  nothing,
  fundedUser,
  fundedPartner,
  payingUser,
  payingPartner,
  ...made.map(({ id, needs, operationId, gives }): Provision => ({
    id,
    async make({ call, provide }) {
      const values = await provide(needs);
      const answer = await call(operationId, values);
      const given = Object.entries(gives).map(([name, member]) => [name, String(answer[member])]);
      return { ...values, ...(Object.fromEntries(given) as Values) };
    },
  })),
  blockedCard,
  waitingDeposit,
  waitingPartnerDeposit,
];
