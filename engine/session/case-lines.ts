import { describeExpectation, type Case } from '../../generators/cases/case.js';
import type { Exchange } from '../exchange.js';
import type { CaseLine, ExchangeLine } from '../record/format.js';

/** Characters of a request's body that a record keeps; a case can be rebuilt from its id, so that no more is needed. */
const mostBody = 100_000;
const shownOfCutBody = 1000;

/** Cuts what the suite itself made up; nothing received is cut here, for half a secret would escape redaction. */
function withBodyCut(request: Exchange['request']): Exchange['request'] {
  const { body } = request;
  if (body === undefined || body.length <= mostBody) return request;
  return { ...request, body: `${body.slice(0, shownOfCutBody)}… (cut here, ${body.length} characters)` };
}

/** What a case is about. */
export function subjectOf(planned: Case): { webhookId: string } | { operationId: string } {
  return planned.kind === 'delivery' ? { webhookId: planned.webhookId } : { operationId: planned.operationId };
}

/** What is told of a sequence that parts from the model. */
function storyOf(planned: Case): Pick<CaseLine, 'story' | 'acts'> {
  const parting = planned.kind === 'observation' ? planned.expected?.parting : undefined;
  return parting ? { story: [...parting.story], acts: [...parting.acts] } : {};
}

/** Whether a request keeps to the contract, as far as its case knows. */
function validity(planned: Case): { valid?: boolean } {
  if (planned.kind !== 'request') return {};
  const { valid, expect } = planned;
  if (valid !== undefined) return { valid };
  return expect.kind === 'answered' ? {} : { valid: expect.kind === 'accepted' };
}

/** The line that opens a case in a record. */
export function caseLine(planned: Case, startedAt: number): CaseLine {
  return {
    type: 'case',
    id: planned.id,
    phase: planned.phase,
    rule: planned.rule,
    name: planned.name,
    ...subjectOf(planned),
    ...(planned.flow ? { flow: planned.flow } : {}),
    expectation: describeExpectation(planned),
    ...validity(planned),
    ...storyOf(planned),
    startedAt: new Date(startedAt).toISOString(),
  };
}

/** The line of a record about an exchange. */
export function exchangeLine(caseId: string, exchange: Exchange): ExchangeLine {
  const { response } = exchange;
  const error = exchange.error ?? exchange.broken?.message;
  return {
    type: 'exchange',
    id: exchange.id,
    caseId,
    operationId: exchange.operationId,
    request: withBodyCut(exchange.request),
    ...(response ? { response: { status: response.status, headers: response.headers, body: response.body } } : {}),
    ...(error === undefined ? {} : { error }),
    startedAt: new Date(exchange.startedAt).toISOString(),
    durationMs: exchange.durationMs,
  };
}
