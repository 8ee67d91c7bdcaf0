import type { Facts } from '../../../contracts/model/facts.js';
import { evidenceOrCarried, knownRows, mustKnow } from '../carry.js';
import type { Dossier } from '../dossier.js';
import { editions, type Edition } from '../evidence.js';
import { buildCountries } from './countries.js';
import { buildCurrencies, buildNetworks, buildNetworkTerms } from './currencies.js';
import { buildErrorCodes } from './error-codes.js';
import { buildFees } from './fees.js';
import { buildLimits } from './limits.js';
import { buildOnboarding } from './onboarding.js';
import { buildStateMachines } from './state-machines.js';

function buildAuthentication({ platform }: Dossier, edition: Edition): Facts['authentication'] {
  const { header, headerEvidence, unauthorized } = platform.authentication;
  const source = 'Authentication';
  const label = { evidence: unauthorized.labelEvidence, ...(unauthorized.from ? { from: unauthorized.from } : {}) };
  return {
    header,
    evidence: mustKnow({ evidence: headerEvidence }, edition, source),
    unauthorized: {
      status: unauthorized.http,
      evidence: mustKnow(label, edition, source),
      texts: knownRows(unauthorized.texts, edition, source, evidenceOrCarried).map(({ row, evidence }) => ({
        text: row.text,
        cause: row.cause,
        evidence,
      })),
    },
  };
}

function buildWebhookDelivery({ platform }: Dossier, edition: Edition): Facts['webhookDelivery'] {
  const { method, contentType, authorization, acknowledgement, retries, healthPath } = platform.webhookDelivery;
  const source = 'Webhooks';
  return {
    method: { value: method.value, evidence: mustKnow(method, edition, source) },
    contentType: { value: contentType.value, evidence: mustKnow(contentType, edition, source) },
    authorization: { header: authorization.header, evidence: mustKnow(authorization, edition, source) },
    acknowledgement: { status: acknowledgement.http, evidence: mustKnow(acknowledgement, edition, source) },
    retries: {
      attempts: retries.attempts,
      delaysSeconds: retries.delaysSeconds,
      evidence: mustKnow(retries, edition, source),
    },
    healthPath: { path: healthPath.path, evidence: mustKnow(healthPath, edition, source) },
  };
}

function buildRateLocks({ platform }: Dossier, edition: Edition): Facts['rateLocks'] {
  const { exchange, order } = platform.rateLocks;
  const source = 'Retrieve Exchange Rate and Create a Lock';
  return {
    exchange: { validitySeconds: exchange.validitySeconds, evidence: mustKnow(exchange, edition, source) },
    order: { evidence: mustKnow(order, edition, 'Retrieve Order Rate and Create a Lock') },
  };
}

function buildCosts({ costs, operations }: Dossier, edition: Edition, fees: Facts['fees']): Facts['costs'] {
  const listed = new Set(operations.filter((operation) => operation.editions[edition]).map(({ id }) => id));
  const known = fees.exchange?.evidence ?? { grade: 'assumed' as const };
  return costs
    .filter((row) => listed.has(row.operation))
    .map(({ operation, kind, evidence }) => ({
      operation,
      kind,
      evidence: evidence ? { grade: evidence, source: 'Fees' } : known,
    }));
}

/** The typed facts of one edition, every one with its evidence. */
export function buildFacts(dossier: Dossier, edition: Edition): Facts {
  const { platform } = dossier;
  const fees = buildFees(platform, edition);
  return {
    version: edition,
    editions: editions.map((id) => ({
      id,
      siteUrl: `https://${platform.editions[id].site.split(' ')[0]}`,
      period: platform.editions[id].period,
    })),
    authentication: buildAuthentication(dossier, edition),
    errorCodes: buildErrorCodes(dossier, edition),
    webhookDelivery: buildWebhookDelivery(dossier, edition),
    currencies: buildCurrencies(platform, edition),
    networks: buildNetworks(platform, edition),
    networkTerms: buildNetworkTerms(platform, edition),
    rateLocks: buildRateLocks(dossier, edition),
    limits: buildLimits(platform, edition),
    fees,
    countries: buildCountries(platform, edition),
    stateMachines: buildStateMachines(platform, edition),
    costs: buildCosts(dossier, edition, fees),
    onboarding: buildOnboarding(dossier, edition),
  };
}
