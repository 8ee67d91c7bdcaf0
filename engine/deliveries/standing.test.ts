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
import { call, callsOf, maria, told, transfer, transferTold } from './test-support/run.js';

const calls = callsOf([maria, transfer]);
const webhookToken = 'webhook-token-of-the-tests';
const headers = { 'content-type': 'application/json', authorization: webhookToken };

function judge(
  deliveries: readonly ReceivedDelivery[],
  { known = calls, judged = new Judged(), shown = deliveries, apiKey = '' } = {},
) {
  const arrivals = deliveries.map((one, index) => ({ delivery: one, shown: itemAt(shown, index) }));
  const input = {
    contract,
    validator: validatorOfTests(),
    checks: deliveryChecks,
    calls: known as Calls,
    judged,
    webhookToken,
    apiKey,
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

test('a path that a case judged under no webhook, or that its body is meant for, is judged as that webhook', () => {
  const { result } = judge([right({ webhookId: null, path: '/transfer-webhooks' })]);
  assert.equal(itemAt(result.groups, 0).webhook.id, 'p2pTransfer');
  const judged = new Judged();
  judged.add({ deliveries: [deliveryLine()], judgements: [judgementLine('fail')] });
  const known = judge([right({ webhookId: null, path: '/transfer-webhooks' })], { judged });
  assert.deepEqual([known.result.groups, known.result.left], [[], []]);
});

test('deliveries about users are held together by user, those about objects by object', () => {
  const file = (id: string, externalUserId: string) =>
    told('kycFileAdded', { externalUserId, status: 'ADDED' }, { id, headers });
  const calls = callsOf(['maria', 'jan'].map((user) => call('addKycFile', { path: `/v1/user/kyc-files/${user}` })));
  const { result } = judge([file('d1', 'maria'), file('d2', 'jan'), file('d3', 'maria')], { known: calls });
  assert.deepEqual(
    result.groups.map(({ arrivals }) => arrivals.map(({ delivery: { id } }) => id)),
    [['d1', 'd3'], ['d2']],
  );
});

test('a user is told as often as something was done, and no more', () => {
  const file = (id: string, receivedAt: number, answerStatus = 200) =>
    told(
      'kycFileAdded',
      { externalUserId: 'maria', status: 'ADDED' },
      { id, headers, receivedAt, answeredAt: receivedAt, answerStatus },
    );
  const upload = (at: number) => call('addKycFile', { at, path: '/v1/user/kyc-files/maria' });
  const once = (uploads: number, ...deliveries: ReceivedDelivery[]) =>
    judge(deliveries, { known: callsOf(Array.from({ length: uploads }, (_, index) => upload(1000 + index))) }).problems;
  assert.deepEqual(once(1, file('d1', 2000), file('d2', 2500)), ['d2 delivery-once']);
  assert.deepEqual(once(2, file('d1', 2000), file('d2', 2500)), []);
  assert.deepEqual(once(2, file('d1', 2000), file('d2', 2500), file('d3', 3000)), [
    'd2 delivery-once',
    'd3 delivery-once',
  ]);
  assert.deepEqual(once(1, file('d1', 2000, 500), file('d2', 10_000)), []);
});

test('equal calls about one object may be told equally', () => {
  const [first, second] = [right(), right({ id: 'd2', receivedAt: 2100, answeredAt: 2110 })];
  const known = callsOf([maria, transfer, { ...transfer, id: 'again' }]);
  assert.deepEqual(judge([first, second], { known }).problems, []);
  const third = right({ id: 'd3', receivedAt: 2200, answeredAt: 2210 });
  assert.notDeepEqual(judge([first, second, third], { known }).problems, []);
});

test('the first answer after the last delivery is its witness, and no earlier, later or failed one', () => {
  const details = (at: number, amount: string, status = 200) =>
    call('getTransferDetails', {
      at,
      path: `/v1/transfer/${transferTold.id}`,
      answered: { ...transferTold, amount },
      status,
    });
  const problems = (...reads: ReturnType<typeof call>[]) =>
    judge([right()], { known: callsOf([maria, transfer, ...reads]) }).problems;
  assert.deepEqual(problems(details(3000, '12.50')), []);
  assert.deepEqual(problems(details(3000, '99')), ['d1 delivery-agrees']);
  assert.deepEqual(problems(details(1500, '99')), []);
  assert.deepEqual(problems(details(3000, '99', 500)), []);
  assert.deepEqual(problems(details(4000, '99'), details(3000, '12.50')), []);
  assert.deepEqual(problems(details(4000, '12.50'), details(3000, '99')), ['d1 delivery-agrees']);
});

test('what deliveries tell is held against the run as the record shows both; all else as it came', () => {
  const hidden = callsOf([
    call('createUser', { at: 500, asked: { externalUserId: 'm***' } }),
    call('createTransfer', {
      asked: { sourceExternalUserId: 'm***', amount: '12.50', currency: 'eur' },
      answered: { transferId: transferTold.id },
    }),
  ]);
  const came = right({ method: 'PUT' });
  const shown = told('p2pTransfer', { ...transferTold, sourceExternalUserId: 'm***' }, { headers: {} });
  assert.deepEqual(judge([came], { known: hidden, shown: [shown] }).problems, ['d1 delivery-method']);
});

test("a delivery that shows the caller's key is found", () => {
  const apiKey = 'key-of-the-tests-0123456789';
  const leaking = told('p2pTransfer', { ...transferTold, error: apiKey }, { headers });
  assert.ok(judge([leaking], { apiKey }).problems.includes('d1 delivery-secret'));
  assert.ok(!judge([leaking]).problems.includes('d1 delivery-secret'));
  assert.ok(!judge([leaking], { apiKey: '' }).problems.includes('d1 delivery-secret'));
});

test('what a check found among other deliveries is not hidden by what a case found right', () => {
  const judged = new Judged();
  const passed = { ...judgementLine('pass'), check: 'delivery-once', subject: { kind: 'delivery' as const, id: 'd1' } };
  judged.add({ deliveries: [deliveryLine()], judgements: [judgementLine('fail'), passed] });
  const judgement = { check: 'delivery-once', subject: passed.subject, ground: passed.ground, message: '' };
  assert.equal(judged.says({ ...judgement, holds: true }), true);
  assert.equal(judged.says({ ...judgement, holds: false }), false);
  judged.add({ deliveries: [], judgements: [{ ...passed, outcome: 'fail' }, passed] });
  assert.equal(judged.says({ ...judgement, holds: false }), true);
  assert.equal(judged.says({ ...judgement, check: 'delivery-order', holds: true }), false);
  assert.deepEqual([judged.by('delivery-once', 'd1'), judged.by('delivery-once', 'd2')], [true, false]);
  const other = { kind: 'exchange' as const, id: 'd3' };
  judged.add({ deliveries: [], judgements: [{ ...passed, subject: other }] });
  assert.equal(judged.by('delivery-once', 'd3'), false);
});

test('coverage counts what each check applies to and judged, in cases too, and how each webhook came about', () => {
  const judged = new Judged();
  judged.add({
    deliveries: [deliveryLine()],
    judgements: [{ ...judgementLine('pass'), check: 'delivery-method', subject: { kind: 'delivery', id: 'd1' } }],
  });
  const foreign = told('p2pTransfer', { ...transferTold, id: 'x', sourceExternalUserId: 'y' }, { headers });
  const torn = right({ id: 'd2', body: right().body.slice(0, -1) });
  const { coverage } = judge([foreign, torn], { judged });
  const of = (check: string) => {
    const row = coverage.checks.find((one) => one.check === check);
    return [row?.applies, row?.judged];
  };
  assert.equal(coverage.type, 'delivery-coverage');
  assert.deepEqual([coverage.received, coverage.ofRun, coverage.foreign], [2, 2, 0]);
  assert.deepEqual(of('delivery-method'), [2, 2]);
  assert.deepEqual(of('delivery-well-formed'), [2, 2]);
  assert.deepEqual(of('delivery-schema'), [1, 1]);
  assert.deepEqual(of('delivery-drift'), [1, 1]);
  assert.deepEqual(coverage.webhooks, [
    { webhookId: 'p2pTransfer', explained: 0, undecided: 2, unexplained: 0, foreign: 0 },
  ]);
  const health = judge([told('healthCheck', '', { body: '', headers })]).coverage;
  assert.equal(
    health.checks.find(({ check }) => check === 'delivery-well-formed'),
    undefined,
  );
});

test('money that is told and that the API shows nowhere is found', () => {
  const forged = told(
    'p2pTransfer',
    { ...transferTold, id: '704fd8c0-3987-4d69-b313-069cfa150bc4', amount: 7 },
    { headers },
  );
  const history = call('getUserTransactionHistory', {
    at: 3000,
    path: '/v1/user/transactions/maria',
    answered: { transactions: [], total: 0 },
  });
  const { problems } = judge([forged], { known: callsOf([maria, history]) });
  assert.deepEqual(problems.sort(), ['d1 delivered-money-exists', 'd1 delivery-unexplained']);
});
