import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround, principle } from '../../contracts/model/ground.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import { caseId, type PlannedRequest, type RequestCase } from './case.js';

/** How a caller can fail to identify itself, and the cause as the facts name it. */
const failures = [
  { rule: 'no-key', authentication: 'none', cause: 'key not sent', name: 'without an API key' },
  { rule: 'wrong-key', authentication: 'wrong', cause: 'key wrong', name: 'with a wrong API key' },
] as const;

/** Calls of one operation without a valid key. Operations that need none have no such case. */
export function authCases(contract: Contract, operation: Operation, request: PlannedRequest): RequestCase[] {
  if (operation.object.security?.length === 0) return [];
  const { unauthorized } = contract.facts.authentication;
  return failures.map(({ rule, authentication, cause, name }) => {
    const text = unauthorized.texts.find((entry) => entry.cause === cause);
    return {
      kind: 'request',
      id: caseId(operation.id, 'auth', rule),
      phase: 'auth',
      rule,
      name: `${operation.object.summary} ${name}`,
      operationId: operation.id,
      request,
      authentication,
      expect: {
        kind: 'refused',
        status: unauthorized.status,
        ...(text ? { text: text.text } : {}),
        ground: evidenceGround(weakestEvidence([unauthorized.evidence, ...(text ? [text.evidence] : [])])),
        refusalGround: principle('authentication'),
      },
    };
  });
}
