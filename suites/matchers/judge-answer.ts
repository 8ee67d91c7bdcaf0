import type { Contract, Operation } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { ExchangeCheck, Judgement } from '../../engine/checks/check.js';
import { contentType } from '../../engine/checks/content-type.js';
import { decimalFidelity } from '../../engine/checks/decimal-fidelity.js';
import { errorEnvelope } from '../../engine/checks/error-envelope.js';
import { responseSchema } from '../../engine/checks/response-schema.js';
import { statusListed } from '../../engine/checks/status-listed.js';
import type { Exchange } from '../../engine/exchange.js';
import { reachesOperation } from '../../engine/judging/answer.js';

/** What matchers need of an answer; `APIResponse` and `Response` of Playwright have it. */
export interface PlaywrightResponse {
  url(): string;
  status(): number;
  headers(): Record<string, string>;
  text(): Promise<string>;
  /** What was asked, as a page's `Response` knows it: without it the method counts as the operation's. */
  request?(): { method(): string };
}

/** A matcher could judge nothing: neither the assertion nor its opposite holds. */
export class NothingJudged extends Error {
  override name = 'NothingJudged';
}

/** What an answer is held to, whoever sent the request. */
const checks: readonly ExchangeCheck[] = [statusListed, contentType, responseSchema, errorEnvelope, decimalFidelity];

/** How well a template says where a request went: longer ones before shorter, literal parts before placeholders. */
function precision({ path }: Operation): number {
  const parts = path.split('/');
  return parts.length * 1000 + parts.filter((part) => !part.includes('{')).length;
}

/** The path of the operation that a URL is most precisely of, whatever the method; `undefined` where it is none's. */
function pathFor(contract: Contract, url: string): string | undefined {
  const reached = [...contract.operations.values()].filter((operation) =>
    reachesOperation({ request: { method: operation.method, url, headers: {} } }, operation),
  );
  return reached.sort((a, b) => precision(b) - precision(a))[0]?.path;
}

/** Why an answer is none to an operation; `undefined` where it may be one. */
function strayed(contract: Contract, operation: Operation, { method, url }: Exchange['request']): string | undefined {
  const { id, path } = operation;
  if (method.toUpperCase() !== operation.method)
    return `${method.toUpperCase()} was sent, and ${id} is ${operation.method} ${path}`;
  const own = pathFor(contract, url);
  if (own === path) return undefined;
  const sent = URL.canParse(url) ? new URL(url).pathname : url;
  return `the answer came from ${sent}${own === undefined ? '' : `, which is ${own}`}, and ${id} is ${operation.method} ${path}`;
}

/**
 * The judgements of an answer to an operation, by its version's contract: at least one.
 * @throws NothingJudged for an operation that the contract lacks, and for an answer of another path or method
 */
export async function judgeAnswer(
  contract: Contract,
  validator: ContractValidator,
  operationId: string,
  answer: PlaywrightResponse,
): Promise<Judgement[]> {
  const operation = contract.operations.get(operationId);
  if (!operation) throw new NothingJudged(`version ${contract.version} has no operation ${operationId}`);
  const request = { method: answer.request?.().method() ?? operation.method, url: answer.url(), headers: {} };
  const reason = strayed(contract, operation, request);
  if (reason !== undefined) throw new NothingJudged(`nothing was judged: ${reason}`);
  const response = { status: answer.status(), headers: answer.headers(), body: await answer.text() };
  const exchange: Exchange = { id: 'matched', operationId, request, response, startedAt: 0, durationMs: 0 };
  const ground = { kind: 'evidence', evidence: operation.evidence } as const;
  const planned = {
    kind: 'request',
    id: `${operationId}:matcher:conforms`,
    phase: 'matcher',
    rule: 'conforms',
    name: operation.object.summary,
    operationId,
    request: { ...request, path: new URL(request.url).pathname },
    authentication: 'valid',
    expect: { kind: 'answered', ground },
  } as const;
  const judgements = checks.flatMap((check) =>
    check.judge({ contract, validator, case: planned, operation, exchange, response }),
  );
  if (judgements.length === 0) throw new NothingJudged(`nothing was judged: no check applies to ${operationId}`);
  return judgements;
}

/** A judgement for whoever reads a failed test: place, expected, actual, and what it rests on. */
export function describeJudgement({
  check,
  pointer,
  message,
  expected,
  actual,
  ground,
}: Pick<Judgement, 'check' | 'pointer' | 'message' | 'expected' | 'actual' | 'ground'>): string {
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
