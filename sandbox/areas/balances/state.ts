import { composeIBAN } from 'ibantools';
import type { Currency, Facts } from '../../../contracts/model/types.js';
import type { Random } from '../../random.js';
import { depositAddress } from './addresses.js';

/** One currency of an owner. */
export interface Balance {
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

/** What a user or a partner owns, one balance per currency; the amounts are the ledger's. */
export interface Balances {
  fiat: FiatBalance[];
  crypto: CryptoBalance[];
}

/** Verification level of the owner, as fiat balances show it. */
export type BalanceStatus = 'WAITING_TO_BE_ACTIVATED' | 'ACTIVE' | 'ACTIVE_EXTENDED';

/** Balances in every currency whose terms the facts know; ids, wallets and IBAN come from the owner's random stream. */
export function openBalances(facts: Facts, owner: Random): Balances {
  const currencies = facts.currencies.filter(({ decimals }) => decimals !== undefined);
  return {
    fiat: currencies
      .filter(({ kind }) => kind === 'fiat')
      .map((currency) => ({ ...openBalance(currency, owner), iban: iban(owner) })),
    crypto: currencies
      .filter(({ kind }) => kind === 'crypto')
      .map((currency) => {
        const networks = currency.networks ?? [];
        const [first] = networks;
        if (!first) throw new Error(`The facts of version ${facts.version} give no network for ${currency.name}.`);
        return { ...openBalance(currency, owner), networks, wallet: depositAddress(first, owner) };
      }),
  };
}

function openBalance({ name, decimals }: Currency, owner: Random): Balance {
  if (decimals === undefined) throw new Error(`The facts give no number of decimals for ${name}.`);
  return { id: owner.uuidFor('balance', name), currency: name, decimals };
}

/** A Lithuanian IBAN, as in the documented samples; the bank code is the synthetic one of the dossier. */
function iban(owner: Random): string {
  const stream = owner.fork('iban');
  const account = Array.from({ length: 11 }, () => stream.integer(10)).join('');
  const composed = composeIBAN({ countryCode: 'LT', bban: `99999${account}` });
  if (composed === null) throw new Error('No IBAN could be made.');
  return composed;
}
