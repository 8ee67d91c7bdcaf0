import type { NetworkTerms } from '../../../contracts/model/facts.js';
import type { SandboxContext } from '../../context.js';

/** Fees and minima of a currency on a network, in units of the currency; throws where neither facts nor traits have them. */
export function termsOf(
  { facts, traits }: Pick<SandboxContext, 'facts' | 'traits'>,
  currency: string,
  network: string,
): Required<Pick<NetworkTerms, 'feeWithdrawal' | 'minWithdrawal' | 'minDeposit'>> {
  const isMeant = (row: Omit<NetworkTerms, 'evidence'>) => row.currency === currency && row.network === network;
  const terms = { ...traits.networkTerms.find(isMeant), ...facts.networkTerms.find(isMeant) };
  const { feeWithdrawal, minWithdrawal, minDeposit } = terms;
  if (feeWithdrawal === undefined || minWithdrawal === undefined || minDeposit === undefined)
    throw new Error(`Version ${facts.version} leaves the terms of ${currency} on ${network} open.`);
  return { feeWithdrawal, minWithdrawal, minDeposit };
}
