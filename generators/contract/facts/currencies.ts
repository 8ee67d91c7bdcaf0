import type { Facts } from '../../../contracts/model/facts.js';
import { knownRows, mustKnow } from '../carry.js';
import type { Platform } from '../dossier.js';
import { evidenceIn, type Edition } from '../evidence.js';

/** Currencies of one edition. What an edition does not list, it does not have: usdt and eurt end with legacy. */
export function buildCurrencies({ currencies }: Platform, edition: Edition): Facts['currencies'] {
  const source = 'Supported Currencies';
  return [
    ...knownRows(currencies.fiat, edition, source).map(({ row, evidence }) => ({
      name: row.name,
      kind: 'fiat' as const,
      decimals: row.decimals,
      evidence,
    })),
    ...knownRows(currencies.crypto, edition, source).map(({ row, evidence }) => ({
      name: row.name,
      kind: 'crypto' as const,
      ...(row.decimals === undefined ? {} : { decimals: row.decimals }),
      ...(row.networks ? { networks: row.networks } : {}),
      evidence,
    })),
  ];
}

const termsSource = 'Get Balances, networkConfig';

/** Names of the chains behind the networks of the currencies of an edition. */
export function buildNetworks(platform: Platform, edition: Edition): Facts['networks'] {
  const used = new Set(buildCurrencies(platform, edition).flatMap((currency) => currency.networks ?? []));
  return platform.currencies.networks
    .filter((row) => used.has(row.key))
    .map((row) => ({ key: row.key, stagingName: row.stagingName, evidence: mustKnow(row, edition, termsSource) }));
}

/** Withdrawal fees and minima per currency and network. */
export function buildNetworkTerms(platform: Platform, edition: Edition): Facts['networkTerms'] {
  const rows = platform.currencies.networkTable[edition];
  if (!Array.isArray(rows))
    return buildNetworkTerms(platform, rows.carriedFrom).map((row) => ({
      ...row,
      evidence: { ...row.evidence, grade: 'carried', edition: rows.carriedFrom },
    }));
  return rows.map(({ currency, network, feeWithdrawal, minWithdrawal, minDeposit, ...row }) => ({
    currency,
    network,
    ...(feeWithdrawal === undefined ? {} : { feeWithdrawal }),
    ...(minWithdrawal === undefined ? {} : { minWithdrawal }),
    ...(minDeposit === undefined ? {} : { minDeposit }),
    evidence: evidenceIn(row, edition, termsSource) ?? { grade: 'assumed', source: termsSource },
  }));
}
