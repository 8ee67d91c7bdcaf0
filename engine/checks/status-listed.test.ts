import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Operation } from '../../contracts/model/types.js';
import { contract, exchangeInput, groundAt, only } from '../test-support/inputs.js';
import { statusListed } from './status-listed.js';

/** The weakest evidence of an operation's listed statuses, of one class or of all. */
function weakest({ object, pointer }: Operation, firstDigit = ''): Evidence {
  const statuses = Object.keys(object.responses).filter((status) => status.startsWith(firstDigit));
  return weakestEvidence(statuses.map((status) => evidenceAt(contract.document, `${pointer}/responses/${status}`)));
}

// Its refusals are better known than its successes, so that the two can be told apart.
const operation = [...contract.operations.values()].find(
  (candidate) => weakest(candidate, '4').grade !== weakest(candidate, '2').grade,
);
assert.ok(operation);
const { id, pointer, object } = operation;
const listed = Object.keys(object.responses);

test('each listed status holds, on the ground of that very answer', () => {
  for (const status of listed) {
    const judgement = only(statusListed.judge(exchangeInput(id, { status: Number(status) })));
    assert.equal(judgement.holds, true, status);
    assert.deepEqual(judgement.ground, groundAt(`${pointer}/responses/${status}`));
  }
});

test('an unlisted status is a finding as strong as the weakest listed status of its class', () => {
  for (const [status, firstDigit] of [
    [418, '4'],
    [206, '2'],
  ] as const) {
    const judgement = only(statusListed.judge(exchangeInput(id, { status })));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.expected, `one of ${listed.join(', ')}`);
    assert.equal(judgement.actual, String(status));
    assert.deepEqual(judgement.subject, { kind: 'exchange', id: 'e1' });
    assert.deepEqual(judgement.ground, { kind: 'evidence', evidence: weakest(operation, firstDigit) });
  }
});

test('where no status of the class is listed, the weakest of all decides', () => {
  const judgement = only(statusListed.judge(exchangeInput(id, { status: 502 })));
  assert.equal(judgement.holds, false);
  assert.deepEqual(judgement.ground, { kind: 'evidence', evidence: weakest(operation) });
});

test('what a router answers to another method or path is not judged', () => {
  const input = exchangeInput(id, { status: 404 });
  const { request } = input.exchange;
  for (const changes of [{ method: 'TRACE' }, { url: 'http://127.0.0.1:1/v1/elsewhere' }])
    assert.deepEqual(
      statusListed.judge({ ...input, exchange: { ...input.exchange, request: { ...request, ...changes } } }),
      [],
    );
});

test('where nobody says that all refusals are listed, another 4xx is a question and any other status a finding', () => {
  const open = (status: number) => {
    const input = exchangeInput(id, { status });
    return { ...input, operation: { ...input.operation, object: { ...object, 'x-open-refusals': true } } };
  };
  const refusal = only(statusListed.judge(open(422)));
  assert.equal(refusal.holds, false);
  assert.deepEqual(refusal.ground.kind === 'evidence' && refusal.ground.evidence.grade, 'assumed');
  assert.deepEqual(only(statusListed.judge(open(503))), only(statusListed.judge(exchangeInput(id, { status: 503 }))));
});

test('a success that only default covers says nothing; an error under it is listed', () => {
  const judged = (status: number) => {
    const input = exchangeInput(id, { status });
    const responses = { default: { description: 'whatever comes' } } as unknown as typeof object.responses;
    return statusListed.judge({ ...input, operation: { ...input.operation, object: { ...object, responses } } });
  };
  assert.deepEqual(judged(200), []);
  assert.deepEqual(judged(302), []);
  assert.equal(only(judged(400)).holds, true);
});
