import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround, principle } from '../../contracts/model/ground.js';
import type { Contract, Facts, Operation } from '../../contracts/model/types.js';
import { requestOf } from './base.js';
import type { Authentication, Expectation } from './case.js';
import { accepted, answered, refused, unstated } from './expectations.js';
import { namedObjects } from './objects.js';
import { templateOf, type CaseTemplate, type Phase, type PhaseInput } from './phase.js';
import { acceptanceEvidence } from './requests.js';

/** How a caller can fail to identify itself, and the cause as the facts name it. */
interface Failure {
  rule: string;
  authentication: Authentication;
  cause: string;
  name: string;
}

const failures: readonly Failure[] = [
  { rule: 'no-key', authentication: 'none', cause: 'key not sent', name: 'without an API key' },
  { rule: 'wrong-key', authentication: 'wrong', cause: 'key wrong', name: 'with a wrong API key' },
  {
    rule: 'truncated-key',
    authentication: 'truncated',
    cause: 'key wrong',
    name: 'with an API key that lacks its last character',
  },
  {
    rule: 'altered-key',
    authentication: 'altered',
    cause: 'key wrong',
    name: 'with an API key that differs in one character',
  },
  {
    rule: 'key-in-other-case',
    authentication: 'other-case',
    cause: 'key wrong',
    name: 'with an API key whose letters are in the other case',
  },
  {
    rule: 'extended-key',
    authentication: 'extended',
    cause: 'key wrong',
    name: 'with an API key that has one character more',
  },
  {
    rule: 'key-in-query',
    authentication: 'in-query',
    cause: 'key not sent',
    name: 'with the API key in the query instead of the header',
  },
];

/** Whether callers may stay unknown: the operation, or the document for all operations, asks for nothing. */
function needsNoKey({ document }: Contract, { object }: Operation): boolean {
  const { security = [] } = document as { security?: Record<string, string[]>[] };
  const asked = object.security ?? security;
  return asked.length === 0 || asked.some((requirement) => Object.keys(requirement).length === 0);
}

function unauthorizedExpectation({ facts }: Contract, { cause }: Failure): Expectation {
  const { unauthorized } = (facts as Partial<Facts>).authentication ?? {};
  if (!unauthorized) {
    const expect = refused('authentication', principle('authentication'));
    return { ...expect, ground: evidenceGround(unstated('how callers without a key are refused')) };
  }
  const text = unauthorized.texts.find((entry) => entry.cause === cause);
  return {
    kind: 'refused',
    breaks: 'authentication',
    status: unauthorized.status,
    ...(text ? { text: text.text } : {}),
    ground: evidenceGround(weakestEvidence([unauthorized.evidence, ...(text ? [text.evidence] : [])])),
    refusalGround: principle('authentication'),
  };
}

function failedIdentification({ contract, operation }: PhaseInput): CaseTemplate[] {
  return failures.map((failure) =>
    templateOf(operation, {
      phase: 'auth',
      rule: failure.rule,
      name: failure.name,
      authentication: failure.authentication,
      expect: unauthorizedExpectation(contract, failure),
      request: (base) => requestOf(operation, base),
    }),
  );
}

/**
 * The name of the header in capitals, on calls that only read. HTTP makes header names case-insensitive (RFC 9110, 5.1);
 * the documentation asks clients for lower case, so that it is a question and no fault where it is refused.
 */
function headerInCapitals({ contract, operation, base }: PhaseInput): CaseTemplate[] {
  // The name of a query parameter is no header's.
  if (operation.method !== 'GET' || contract.facts.authentication.header === '') return [];
  return [
    templateOf(operation, {
      phase: 'auth',
      rule: 'upper-case-header',
      name: 'with the name of the key header in capitals',
      authentication: 'upper-case-name',
      expect: accepted([
        ...acceptanceEvidence(contract, operation, base.body),
        unstated('RFC 9110, 5.1, against the wish of the documentation for lower case (C41)'),
      ]),
      request: (given) => requestOf(operation, given),
    }),
  ];
}

/** The call as it is, with another account's key: the object is not that account's. */
function ofAnotherTenant({ contract, operation, base }: PhaseInput): CaseTemplate[] {
  const [place] = namedObjects(contract, operation, base);
  if (!place) return [];
  const expect = refused('tenant', principle('isolation of tenants'), undefined, { protocolStatuses: [403, 404] });
  return [
    templateOf(operation, {
      phase: 'auth',
      rule: 'other-tenant',
      name: "with another account's key",
      authentication: 'other-tenant',
      expect: { ...expect, ground: evidenceGround(unstated('how objects of other accounts are refused')) },
      request: (given) => requestOf(operation, given),
    }),
  ];
}

/** A list or account of the caller, asked for with another account's key: it is that account's, with nothing of this one. */
function ownOfAnotherTenant({ contract, operation, base }: PhaseInput): CaseTemplate[] {
  if (operation.method !== 'GET' || namedObjects(contract, operation, base).length > 0) return [];
  return [
    templateOf(operation, {
      phase: 'auth',
      rule: 'other-tenant-list',
      name: "for another account, with that account's key",
      authentication: 'other-tenant',
      expect: answered('what another account has'),
      request: (given) => requestOf(operation, given),
    }),
  ];
}

/** Calls by those who may not make them. */
export const auth: Phase = {
  id: 'auth',
  about: 'Callers who do not or wrongly identify themselves, and callers who ask for what is not theirs.',
  byDefault: true,
  templates(input) {
    if (needsNoKey(input.contract, input.operation)) return [];
    return [
      ...failedIdentification(input),
      ...headerInCapitals(input),
      ...ofAnotherTenant(input),
      ...ownOfAnotherTenant(input),
    ];
  },
};
