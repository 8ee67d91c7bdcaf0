import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseLine, deliveryLine } from '../test-support/lines.js';
import { AnswersTaken } from './answers-taken.js';

/** A case whose attempts were answered so. */
function answered(rule: string, ...statuses: number[]) {
  const line = caseLine(`userBalanceGenerated:retries:${rule}`);
  const deliveries = statuses.map((status) => ({ ...deliveryLine(line.id), answer: { status, at: '' } }));
  return { line, exchanges: [], deliveries, judgements: [] };
}

test('an answer acknowledges where nothing follows it', () => {
  const taken = new AnswersTaken();
  for (const entry of [
    answered('answer-reset', 0, 200),
    answered('failing', 500, 500, 500),
    answered('recovering', 500, 500, 200),
    answered('acknowledged.1', 200),
    answered('answer-empty', 200),
    answered('answer-201', 201),
    answered('answer-204', 204, 200),
  ])
    taken.add(entry);
  assert.deepEqual(taken.rows(), [
    { answer: '200', acknowledged: 1, retried: 0 },
    { answer: '201', acknowledged: 1, retried: 0 },
    { answer: '204', acknowledged: 0, retried: 1 },
    { answer: '500', acknowledged: 0, retried: 2 },
    { answer: 'empty', acknowledged: 1, retried: 0 },
    { answer: 'reset', acknowledged: 0, retried: 1 },
  ]);
});

test('what another message follows was neither acknowledged nor tried again, as far as anybody can tell', () => {
  const taken = new AnswersTaken();
  const entry = answered('acknowledged.1', 200, 200);
  const [first, second] = entry.deliveries as [(typeof entry.deliveries)[0], (typeof entry.deliveries)[0]];
  const other = { ...second, request: { ...second.request, body: '{"status":"NEXT"}' } };
  taken.add({ ...entry, deliveries: [first, other] });
  assert.deepEqual(taken.rows(), []);
  taken.add({ ...entry, deliveries: [first, other, second] });
  assert.deepEqual(taken.rows(), [{ answer: '200', acknowledged: 0, retried: 1 }]);
});

test('only cases that watched for retries tell something', () => {
  const taken = new AnswersTaken();
  taken.add({ ...answered('answer-201', 201), line: caseLine('userBalanceGenerated:stateful:told') });
  taken.add(answered('answer-201'));
  assert.deepEqual(taken.rows(), []);
});
