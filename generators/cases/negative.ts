import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { toPointer } from '../../contracts/model/pointer.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import { caseId, type Expectation, type RequestCase } from './case.js';
import { codes } from './codes.js';
import { refused, refusedAsInvalid } from './expectations.js';
import { brokenOff } from './negative/malformed-json.js';
import { negativeRules } from './negative/index.js';
import type { Phase } from './phase.js';
import { errorCodeEvidence, planRequest, requestSchema, requestSchemaPointer } from './requests.js';

/** Requests with one violation each, and one with several: all must be refused. */
export const negative: Phase = {
  id: 'negative',
  about: 'One violation at a time, and several at once.',
  byDefault: true,
  templates: (input) => negativeRules.flatMap((rule) => rule.templates(input)),
};

interface Plan {
  rule: string;
  pointer?: string;
  name: string;
  expect: Expectation;
  request: RequestCase['request'];
}

function negativeCase({ id, object }: Operation, { rule, pointer, name, expect, request }: Plan): RequestCase {
  return {
    kind: 'request',
    id: caseId(id, negative.id, rule, pointer),
    phase: negative.id,
    rule,
    name: `${object.summary} ${name}`,
    operationId: id,
    request,
    authentication: 'valid',
    expect,
  };
}

/** One call per required member of a body at hand, sent without it. `body` is valid as it stands. */
export function missingRequiredCases(
  contract: Contract,
  operation: Operation,
  body: Record<string, unknown>,
): RequestCase[] {
  return (requestSchema(operation)?.required ?? []).map((name) => {
    const pointer = toPointer([name]);
    const node = `${requestSchemaPointer(operation)}/properties${pointer}`;
    const { [name]: left, ...rest } = body;
    return negativeCase(operation, {
      rule: 'missing-required',
      pointer,
      name: `without ${name}`,
      expect: refusedAsInvalid(contract, operation, evidenceGround(evidenceAt(contract.document, node, 'required'))),
      request: planRequest(operation, {}, rest),
    });
  });
}

/** A body at hand that breaks off in the middle. */
export function malformedJsonCase(
  contract: Contract,
  operation: Operation,
  body: Record<string, unknown>,
): RequestCase {
  const request = planRequest(operation, {}, body);
  return negativeCase(operation, {
    rule: 'malformed-json',
    name: 'with malformed JSON',
    expect: refusedAsInvalid(contract, operation, principle('well-formed HTTP and JSON')),
    request: { ...request, body: brokenOff(request.body ?? '') },
  });
}

/** A call about a user that nobody has created. */
export function unknownUserCase(contract: Contract, operation: Operation, externalUserId: string): RequestCase {
  const code = { code: codes.unknownUser, ...errorCodeEvidence(contract, operation, codes.unknownUser) };
  return negativeCase(operation, {
    rule: 'unknown-user',
    pointer: '/externalUserId',
    name: 'of an unknown user',
    expect: refused('unknown-object', evidenceGround(code.evidence), code),
    request: planRequest(operation, { externalUserId }),
  });
}
