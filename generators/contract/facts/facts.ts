import type { Evidence } from '../../contracts/model/evidence.js';
import type { Facts } from '../../contracts/model/types.js';
import type { Dossier, Platform } from './dossier.js';
import { editions, evidenceIn, type Edition, type GradedFact } from './evidence.js';

/** What a later edition's silence leaves standing: a fact that only other editions show is not known in this one. */
function known<T extends GradedFact>(
  rows: readonly T[],
  edition: Edition,
  source: string,
): { row: T; evidence: Evidence }[] {
  return rows.flatMap((row) => {
    const evidence = evidenceIn(row, edition, source);
    return evidence ? [{ row, evidence }] : [];
  });
}

function must(fact: GradedFact, edition: Edition, source: string): Evidence {
  const evidence = evidenceIn(fact, edition, source);
  if (!evidence) throw new Error(`dossier: "${source}" states nothing for edition ${edition}`);
  return evidence;
}

function networkTerms(platform: Platform, edition: Edition): Facts['networkTerms'] {
  const rows = platform.currencies.networkTable[edition];
  if (Array.isArray(rows))
    return rows.map(({ currency, network, feeWithdrawal, minWithdrawal, minDeposit, ...row }) => ({
      currency,
      network,
      ...(feeWithdrawal === undefined ? {} : { feeWithdrawal }),
      ...(minWithdrawal === undefined ? {} : { minWithdrawal }),
      ...(minDeposit === undefined ? {} : { minDeposit }),
      evidence: must(row, edition, 'Get Balances, networkConfig'),
    }));
  return networkTerms(platform, rows.carriedFrom).map((row) => ({
    ...row,
    evidence: { ...row.evidence, grade: 'carried', edition: rows.carriedFrom },
  }));
}

/** The typed facts of one edition, every one with its evidence. */
export function buildFacts({ platform }: Dossier, edition: Edition): Facts {
  const { authentication, webhookDelivery: delivery, currencies } = platform;
  const { unauthorized } = authentication;
  return {
    version: edition,
    editions: editions.map((id) => ({
      id,
      siteUrl: `https://${platform.editions[id].site.split(' ')[0]}`,
      period: platform.editions[id].period,
    })),
    authentication: {
      header: authentication.header,
      evidence: must({ evidence: authentication.headerEvidence }, edition, 'Authentication'),
      unauthorized: {
        status: unauthorized.http,
        evidence: must({ evidence: unauthorized.labelEvidence, from: unauthorized.from }, edition, 'Authentication'),
        texts: known(unauthorized.texts, edition, 'Authentication').map(({ row, evidence }) => ({
          text: row.text,
          cause: row.cause,
          evidence,
        })),
      },
    },
    errorCodes: known(platform.errors.codes, edition, 'Error Handling').map(({ row, evidence }) => ({
      code: row.code,
      status: row.http,
      ...(row.name === undefined ? {} : { name: row.name }),
      ...(row.message === undefined ? {} : { message: row.message }),
      label: row.label,
      evidence,
    })),
    webhookDelivery: {
      method: { value: delivery.method.value, evidence: must(delivery.method, edition, 'Webhooks') },
      contentType: { value: delivery.contentType.value, evidence: must(delivery.contentType, edition, 'Webhooks') },
      authorization: {
        header: delivery.authorization.header,
        evidence: must(delivery.authorization, edition, 'Webhooks'),
      },
      acknowledgement: {
        status: delivery.acknowledgement.http,
        evidence: must(delivery.acknowledgement, edition, 'Webhooks'),
      },
      retries: {
        attempts: delivery.retries.attempts,
        delaysSeconds: delivery.retries.delaysSeconds,
        evidence: must(delivery.retries, edition, 'Webhooks'),
      },
      healthPath: { path: delivery.healthPath.path, evidence: must(delivery.healthPath, edition, 'Webhooks') },
    },
    currencies: [
      ...known(currencies.fiat, edition, 'Supported Currencies').map(({ row, evidence }) => ({
        name: row.name,
        kind: 'fiat' as const,
        decimals: row.decimals,
        evidence,
      })),
      ...known(currencies.crypto, edition, 'Supported Currencies').map(({ row, evidence }) => ({
        name: row.name,
        kind: 'crypto' as const,
        ...(row.decimals === undefined ? {} : { decimals: row.decimals }),
        ...(row.networks ? { networks: row.networks } : {}),
        evidence,
      })),
    ],
    networks: known(currencies.networks, edition, 'Get Balances, networkConfig').map(({ row, evidence }) => ({
      key: row.key,
      stagingName: row.stagingName,
      evidence,
    })),
    networkTerms: networkTerms(platform, edition),
  };
}
