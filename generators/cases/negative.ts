import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { toPointer } from '../../contracts/model/pointer.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import { caseId, type RequestCase } from './case.js';
import { errorCodeEvidence, planRequest, requestSchema, requestSchemaPointer } from './requests.js';

const validationFailed = 'P403';
const unknownUser = 'P412';

/** One call per required member of the body, sent without it. `body` is valid as it stands. */
export function missingRequiredCases(
  contract: Contract,
  operation: Operation,
  body: Record<string, unknown>,
): RequestCase[] {
  const schema = requestSchema(operation);
  const { status, evidence } = errorCodeEvidence(contract, operation, validationFailed);
  return (schema?.required ?? []).map((name) => {
    const pointer = toPointer([name]);
    const required = evidenceAt(
      contract.document,
      `${requestSchemaPointer(operation)}/properties${pointer}`,
      'required',
    );
    const { [name]: left, ...rest } = body;
    return {
      kind: 'request',
      id: caseId(operation.id, 'negative', 'missing-required', pointer),
      phase: 'negative',
      rule: 'missing-required',
      name: `${operation.object.summary} without ${name}`,
      operationId: operation.id,
      request: planRequest(operation, {}, rest),
      authentication: 'valid',
      expect: {
        kind: 'refused',
        status,
        code: validationFailed,
        ground: evidenceGround(weakestEvidence([evidence, required])),
        refusalGround: evidenceGround(required),
      },
    };
  });
}

/** A body that breaks off in the middle. */
export function malformedJsonCase(
  contract: Contract,
  operation: Operation,
  body: Record<string, unknown>,
): RequestCase {
  const { status, evidence } = errorCodeEvidence(contract, operation, validationFailed);
  const request = planRequest(operation, {}, body);
  const text = request.body ?? '';
  return {
    kind: 'request',
    id: caseId(operation.id, 'negative', 'malformed-json'),
    phase: 'negative',
    rule: 'malformed-json',
    name: `${operation.object.summary} with malformed JSON`,
    operationId: operation.id,
    request: { ...request, body: text.slice(0, Math.ceil(text.length / 2)) },
    authentication: 'valid',
    expect: {
      kind: 'refused',
      status,
      code: validationFailed,
      ground: evidenceGround(evidence),
      refusalGround: principle('well-formed HTTP and JSON'),
    },
  };
}

/** A call about a user that nobody has created. */
export function unknownUserCase(contract: Contract, operation: Operation, externalUserId: string): RequestCase {
  const { status, evidence } = errorCodeEvidence(contract, operation, unknownUser);
  return {
    kind: 'request',
    id: caseId(operation.id, 'negative', 'unknown-user', '/externalUserId'),
    phase: 'negative',
    rule: 'unknown-user',
    name: `${operation.object.summary} of an unknown user`,
    operationId: operation.id,
    request: planRequest(operation, { externalUserId }),
    authentication: 'valid',
    expect: {
      kind: 'refused',
      status,
      code: unknownUser,
      ground: evidenceGround(evidence),
      refusalGround: evidenceGround(evidence),
    },
  };
}
