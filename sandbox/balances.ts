import { composeIBAN } from 'ibantools';
import type { PayloadOf, ResponseOf } from '../contracts/model/typed.js';
import type { Currency, Facts } from '../contracts/model/types.js';
import { depositAddress } from './addresses.js';
import type { Money } from './ledger/money.js';
import type { Random } from './random.js';
import { rateOf } from './rates.js';

interface Balance {
  id: string;
  currency: string;
  decimals: number;
}

export interface FiatBalance extends Balance {
  iban: string;
}

export interface CryptoBalance extends Balance {
  networks: readonly string[];
  wallet: string;
}

/** What a user or a partner owns, one balance per currency. */
export interface Balances {
  fiat: FiatBalance[];
  crypto: CryptoBalance[];
  amountOf: AmountOf;
}

/** Reads what the owner has of a currency. */
export type AmountOf = (currency: string) => Money;

/** Verification level of the owner, as fiat balances show it. */
export type BalanceStatus = 'ACTIVE' | 'ACTIVE_EXTENDED';

/**
 * Balances in every currency of the facts; ids, wallets and IBAN come from the owner's random stream, amounts from the ledger
 * whenever they are read.
 */
export function openBalances(facts: Facts, owner: Random, amountOf: AmountOf): Balances {
  return {
    fiat: facts.currencies
      .filter(({ kind }) => kind === 'fiat')
      .map((currency) => ({ ...openBalance(currency, owner), iban: iban(owner) })),
    crypto: facts.currencies
      .filter(({ kind }) => kind === 'crypto')
      .map((currency) => {
        const networks = currency.networks ?? [];
        const [first] = networks;
        if (!first) throw new Error(`The facts of version ${facts.version} give no network for ${currency.name}.`);
        return { ...openBalance(currency, owner), networks, wallet: depositAddress(first, owner) };
      }),
    amountOf,
  };
}

type BalancesAnswer = ResponseOf<'test', 'getUserBalances'>;
type BalancesNews = PayloadOf<'test', 'userBalanceGenerated'>['balances'];
type FiatEntry = BalancesNews['fiatBalances'][number];
type CryptoEntry = BalancesNews['cryptoBalances'][number];

/** Balances as answers show them, IBAN included. */
export function balancesReply(facts: Facts, balances: Balances, status: BalanceStatus): BalancesAnswer {
  return {
    fiatBalances: balances.fiat.map((balance) => ({
      ...fiatEntry(balance, balances.amountOf, status),
      iban: balance.iban,
    })),
    cryptoBalances: balances.crypto.map((balance) => cryptoEntry(facts, balance, balances.amountOf)),
  };
}

/** Balances as webhooks show them: the documented payload has no IBAN. */
export function balancesPayload(facts: Facts, balances: Balances, status: BalanceStatus): BalancesNews {
  return {
    fiatBalances: balances.fiat.map((balance) => fiatEntry(balance, balances.amountOf, status)),
    cryptoBalances: balances.crypto.map((balance) => cryptoEntry(facts, balance, balances.amountOf)),
  };
}

function openBalance({ name, decimals }: Currency, owner: Random): Balance {
  if (decimals === undefined) throw new Error(`The facts give no number of decimals for ${name}.`);
  return { id: owner.fork('balance', name).uuid(), currency: name, decimals };
}

function commonEntry({ id, decimals, currency }: Balance, amountOf: AmountOf) {
  return { id, amount: amountOf(currency).toFixed(decimals), name: currency };
}

function fiatEntry(balance: FiatBalance, amountOf: AmountOf, status: BalanceStatus): FiatEntry {
  return { ...commonEntry(balance, amountOf), rate: rateOf(balance.currency), status };
}

function cryptoEntry(facts: Facts, balance: CryptoBalance, amountOf: AmountOf): CryptoEntry {
  const { currency, wallet, networks } = balance;
  return {
    ...commonEntry(balance, amountOf),
    wallet,
    rate: rateOf(currency),
    networkConfig: Object.fromEntries(networks.map((network) => [network, networkTerms(facts, currency, network)])),
  };
}

function networkTerms(facts: Facts, currency: string, network: string): CryptoEntry['networkConfig'][string] {
  const terms = facts.networkTerms.find((row) => row.currency === currency && row.network === network);
  const chain = facts.networks.find(({ key }) => key === network);
  if (!terms || !chain) throw new Error(`The facts of version ${facts.version} lack ${currency} on ${network}.`);
  const { feeWithdrawal, minWithdrawal, minDeposit } = terms;
  if (feeWithdrawal === undefined || minWithdrawal === undefined || minDeposit === undefined)
    throw new Error(`The facts of version ${facts.version} leave terms of ${currency} on ${network} open.`);
  return {
    mainnet: false,
    name: chain.stagingName,
    withdrawal: { feeWithdrawal, minWithdrawal },
    deposit: { minDeposit },
  };
}

/** A Lithuanian IBAN, as in the documented samples; the bank code is the synthetic one of the dossier. */
function iban(owner: Random): string {
  const stream = owner.fork('iban');
  const account = Array.from({ length: 11 }, () => stream.integer(10)).join('');
  const composed = composeIBAN({ countryCode: 'LT', bban: `99999${account}` });
  if (composed === null) throw new Error('No IBAN could be made.');
  return composed;
}
