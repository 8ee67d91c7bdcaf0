import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryChecks } from '../checks/index.js';
import type { ReceivedDelivery } from '../exchange.js';
import { caseLine, deliveryLine, judgementLine } from '../test-support/lines.js';
import { contract, delivery, itemAt, validatorOfTests } from '../test-support/inputs.js';
import type { Calls } from './calls.js';
import { deliveryCoverage } from './coverage.js';
import { judgeStanding, Judged } from './standing.js';
import { standingLines } from './standing-lines.js';
import { callsOf, maria, told, transfer, transferTold } from './test-support/run.js';

const calls = callsOf([maria, transfer]);
const webhookToken = 'webhook-token-of-the-tests';
const headers = { 'content-type': 'application/json', authorization: webhookToken };

function judge(deliveries: readonly ReceivedDelivery[], { known = calls, judged = new Judged() } = {}) {
  const arrivals = deliveries.map((one) => ({ delivery: one, shown: one }));
  const input = {
    contract,
    validator: validatorOfTests(),
    checks: deliveryChecks,
    calls: known as Calls,
    judged,
    webhookToken,
  };
  const result = judgeStanding(arrivals, input);
  const problems = result.cases.flatMap(({ judgements }) =>
    judgements.flatMap(({ holds, check, subject }) => (holds ? [] : [`${subject?.id ?? ''} ${check}`])),
  );
  const coverage = deliveryCoverage(result, judged, { checks: deliveryChecks.map(({ id }) => id), hasToken: true });
  return { result, problems, coverage };
}

const right = (changes: Partial<ReceivedDelivery> = {}): ReceivedDelivery =>
  told('p2pTransfer', transferTold, { headers, ...changes });

test('a delivery that no case waited for is judged by all that applies to it, and holds', () => {
  const { problems, coverage, result } = judge([right()]);
  assert.deepEqual(problems, []);
  assert.equal(itemAt(result.cases, 0).planned.id, 'p2pTransfer:standing:every-delivery');
  const rows = coverage.checks.filter(({ applies }) => applies !== undefined);
  assert.ok(rows.length >= 8);
  for (const { check, applies, judged } of rows) assert.deepEqual([check, applies, judged], [check, 1, 1]);
  assert.ok(coverage.checks.some(({ check, judged }) => check === 'delivery-shown' && judged === 1));
});

test('each thing that is wrong with it is found', () => {
  const { authorization: _token, ...bare } = headers;
  const forged = { ...transferTold, id: '704fd8c0-3987-4d69-b313-069cfa150bc4' };
  for (const [what, one, check] of [
    ['token', right({ headers: bare }), 'delivery-token'],
    ['label', right({ headers: { authorization: webhookToken } }), 'delivery-content-type'],
    ['method', right({ method: 'PUT' }), 'delivery-method'],
    ['path', right({ webhookId: null, path: '/transfer-webhooks' }), 'delivery-path'],
    ['bytes', right({ body: right().body.slice(0, -1) }), 'delivery-well-formed'],
    ['schema', told('p2pTransfer', { ...transferTold, status: undefined }, { headers }), 'delivery-schema'],
    ['amount', told('p2pTransfer', { ...transferTold, amount: 12.51 }, { headers }), 'delivery-shown'],
    ['currency', told('p2pTransfer', { ...transferTold, currency: 'usdc' }, { headers }), 'delivery-shown'],
    ['user', told('p2pTransfer', { ...transferTold, sourceExternalUserId: 'jan' }, { headers }), 'delivery-shown'],
    ['cause', told('p2pTransfer', forged, { headers }), 'delivery-unexplained'],
  ] as const)
    assert.deepEqual(judge([one]).problems, [`d1 ${check}`], what);
});

test('the same message again is found where nothing asked for it, also after a case was done with the first', () => {
  const again = right({ id: 'd2', receivedAt: 2100, answeredAt: 2110 });
  assert.deepEqual(judge([right(), again]).problems, ['d2 delivery-once']);
  const judged = new Judged();
  judged.add({
    deliveries: [deliveryLine()],
    judgements: [{ ...judgementLine('pass'), check: 'delivery-once', subject: { kind: 'delivery', id: 'd1' } }],
  });
  assert.deepEqual(judge([right(), again], { judged }).problems, ['d2 delivery-once']);
});

test('events of a user that may be equal, and states that are come back to, are let be', () => {
  const file = (id: string, receivedAt: number) =>
    told(
      'kycFileAdded',
      { externalUserId: 'maria', status: 'ERROR' },
      { id, headers, receivedAt, answeredAt: receivedAt },
    );
  assert.deepEqual(judge([file('d1', 2000), file('d2', 2500)]).problems, [
    'd1 delivery-unexplained',
    'd2 delivery-unexplained',
  ]);
  const states = ['WAITING_FOR_VERIFICATION', 'WAITING_FOR_TR_DATA', 'WAITING_FOR_VERIFICATION'].map((status, index) =>
    told(
      'cryptoDeposit',
      {
        externalUserId: 'maria',
        cryptoDepositId: 'c-1',
        amount: 1,
        currency: 'btc',
        status,
        transactionHash: 'a'.repeat(64),
        createdAt: transferTold.createdAt,
      },
      { id: `d${index + 1}`, headers, receivedAt: 2000 + index * 300, answeredAt: 2000 + index * 300 },
    ),
  );
  assert.deepEqual(
    judge(states).problems.filter((problem) => problem.includes('once')),
    [],
  );
});

test('what a case said is not said again', () => {
  const judged = new Judged();
  judged.add({
    deliveries: [deliveryLine()],
    judgements: [{ ...judgementLine('fail'), check: 'delivery-method', subject: { kind: 'delivery', id: 'd1' } }],
  });
  const { problems, result } = judge([right({ method: 'PUT' })], { judged });
  assert.deepEqual(problems, []);
  assert.deepEqual(itemAt(result.cases, 0).deliveries, []);
});

test('what is foreign is kept and not judged; what fits no webhook is left, and told whose it is', () => {
  const foreign = told('p2pTransfer', { ...transferTold, id: 'x', sourceExternalUserId: 'y' }, { method: 'PUT' });
  const unknown = delivery({ id: 'd2', webhookId: null, path: '/loan', body: '{"userId":"maria"}' });
  const { problems, result, coverage } = judge([foreign, unknown]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    result.left.map(({ arrival, ofRun }) => [arrival.delivery.id, ofRun]),
    [
      ['d1', false],
      ['d2', true],
    ],
  );
  assert.deepEqual([coverage.received, coverage.ofRun, coverage.foreign], [2, 0, 1]);
  assert.equal(itemAt(coverage.webhooks, 0).foreign, 1);
});

test('a standing case is recorded like any other, with the worst that it found', () => {
  const { result } = judge([right({ method: 'PUT' })]);
  const lines = standingLines(itemAt(result.cases, 0), 'all', caseLine().startedAt);
  assert.deepEqual([...new Set(lines.map(({ type }) => type))], ['case', 'delivery', 'judgement', 'case-end']);
  const end = lines.at(-1);
  assert.equal(end?.type === 'case-end' && end.outcome, 'fail');
});
