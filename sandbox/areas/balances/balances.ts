import type { Facts } from '../../../contracts/model/types.js';
import type { SandboxContext, TenantContext } from '../../context.js';
import type { Account } from '../../ledger/account.js';
import { Amount, type View } from '../../view.js';
import { rateOf } from './rates.js';
import type { Balance, Balances, BalanceStatus, CryptoBalance } from './state.js';
import { termsOf } from './terms.js';

/** Balances of an account as answers show them; before activation there is neither IBAN nor wallet (legacy sample). */
export function balancesView(
  context: TenantContext,
  account: Account,
  balances: Balances,
  status: BalanceStatus,
): View {
  const isActive = status !== 'WAITING_TO_BE_ACTIVATED';
  return {
    fiatBalances: balances.fiat.map((balance) => ({
      id: balance.id,
      amount: shownAmount(context, account, balance),
      name: balance.currency,
      rate: rateOf(balance.currency),
      iban: isActive ? balance.iban : null,
      status,
    })),
    cryptoBalances: balances.crypto.map((balance) => ({
      id: balance.id,
      amount: shownAmount(context, account, balance),
      name: balance.currency,
      wallet: isActive ? balance.wallet : null,
      rate: rateOf(balance.currency),
      networkConfig: networkConfigOf(context, balance),
    })),
  };
}

function shownAmount({ tenant, figure }: TenantContext, account: Account, { decimals, currency }: Balance): Amount {
  return new Amount(figure('balance-shown', tenant.ledger.balance(account, currency)), decimals);
}

/** What never changes while a version is played, by currency. */
const networkConfigs = new WeakMap<Facts, Map<string, View>>();

function networkConfigOf(context: SandboxContext, { currency, networks }: CryptoBalance): View {
  const known = networkConfigs.get(context.facts) ?? new Map<string, View>();
  networkConfigs.set(context.facts, known);
  const config =
    known.get(currency) ??
    Object.freeze(Object.fromEntries(networks.map((network) => [network, networkView(context, currency, network)])));
  known.set(currency, config);
  return config;
}

function networkView(context: SandboxContext, currency: string, network: string): View {
  const { feeWithdrawal, minWithdrawal, minDeposit } = termsOf(context, currency, network);
  return {
    mainnet: false,
    name: context.facts.networks.find(({ key }) => key === network)?.stagingName ?? 'test',
    withdrawal: { feeWithdrawal, minWithdrawal },
    deposit: { minDeposit },
  };
}
