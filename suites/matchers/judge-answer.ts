import type { Contract } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { ExchangeCheck, Judgement } from '../../engine/checks/check.js';
import { contentType } from '../../engine/checks/content-type.js';
import { decimalFidelity } from '../../engine/checks/decimal-fidelity.js';
import { errorEnvelope } from '../../engine/checks/error-envelope.js';
import { responseSchema } from '../../engine/checks/response-schema.js';
import { statusListed } from '../../engine/checks/status-listed.js';
import type { Exchange } from '../../engine/exchange.js';

/** What matchers need of an answer; Playwright's `APIResponse` has it. */
export interface Answer {
  url(): string;
  status(): number;
  headers(): Record<string, string>;
  text(): Promise<string>;
}

/** What an answer is held to, whoever sent the request. */
const checks: readonly ExchangeCheck[] = [statusListed, contentType, responseSchema, errorEnvelope, decimalFidelity];

/** The judgements that do not hold of an answer to an operation, by its version's contract. */
export async function judgeAnswer(
  contract: Contract,
  validator: ContractValidator,
  operationId: string,
  answer: Answer,
): Promise<Judgement[]> {
  const operation = contract.operations.get(operationId);
  if (!operation) throw new Error(`version ${contract.version} has no operation ${operationId}`);
  const response = { status: answer.status(), headers: answer.headers(), body: await answer.text() };
  const request = { method: operation.method, url: answer.url(), headers: {} };
  const exchange: Exchange = { id: 'matched', operationId, request, response, startedAt: 0, durationMs: 0 };
  const ground = { kind: 'evidence', evidence: operation.evidence } as const;
  const planned = {
    kind: 'request',
    id: `${operationId}:matcher:conforms`,
    phase: 'matcher',
    rule: 'conforms',
    name: operation.object.summary,
    operationId,
    request: { ...request, path: new URL(answer.url()).pathname },
    authentication: 'valid',
    expect: { kind: 'answered', ground },
  } as const;
  return checks
    .flatMap((check) => check.judge({ contract, validator, case: planned, operation, exchange, response }))
    .filter(({ holds }) => !holds);
}

/** A judgement for whoever reads a failed test: place, expected, actual, and what it rests on. */
export function describeJudgement({ check, pointer, message, expected, actual, ground }: Judgement): string {
  const rests =
    ground.kind === 'principle'
      ? ground.principle
      : [ground.evidence.grade, ground.evidence.edition, ground.evidence.source].filter(Boolean).join(', ');
  return [
    `${check}${pointer === undefined ? '' : ` at ${pointer === '' ? 'the body' : pointer}`}: ${message}`,
    ...(expected === undefined ? [] : [`  expected  ${expected}`]),
    ...(actual === undefined ? [] : [`  actual    ${actual}`]),
    `  rests on  ${rests}`,
  ].join('\n');
}
