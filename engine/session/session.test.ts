import assert from 'node:assert/strict';
import { noTriggers } from '../triggers/trigger.js';
import { test } from 'node:test';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { ReceivedDelivery } from '../exchange.js';
import type { JudgementLine, RecordLine } from '../record/format.js';
import type { Strictness } from '../../contracts/model/levels.js';
import {
  balancePayload,
  contract,
  delivery,
  deliveryCase,
  exchange,
  groundOf,
  itemAt,
  refused,
  requestCase,
} from '../test-support/inputs.js';
import { apiKey, openSession, webhookToken, type SessionUnderTest } from '../test-support/session.js';

const keyHeader = contract.facts.authentication.header;
const types = (lines: readonly RecordLine[]) => lines.map(({ type }) => type);
const balancesCase = () => requestCase('getUserBalances', { flow: 'a-flow' });
const { balances } = balancePayload();

function problemsOf({ session }: SessionUnderTest): JudgementLine[] {
  return session.results.flatMap(({ problems }) => problems);
}

test('a request is recorded as case, exchange, judgements and end, in this order', async () => {
  const run = openSession({ answers: [{ body: balances }] });
  const exchanged = await run.session.request(balancesCase());
  assert.equal(exchanged.response?.status, 200);
  assert.deepEqual(types(run.lines), ['case', 'exchange', ...run.judgements().map(() => 'judgement'), 'case-end']);
  assert.deepEqual(
    run.judgements().map(({ check, outcome, caseId }) => [check, outcome, caseId]),
    [
      ...['operation-exists', 'request-accepted', 'status-listed', 'answer-well-formed', 'content-type'],
      ...['response-schema', 'decimal-fidelity', 'address-valid'],
    ].map((check) => [check, 'pass', 'getUserBalances:stateful:a-test']),
  );
  assert.deepEqual(run.lines[0], {
    type: 'case',
    id: 'getUserBalances:stateful:a-test',
    phase: 'stateful',
    rule: 'a-test',
    name: 'A call of a test',
    operationId: 'getUserBalances',
    flow: 'a-flow',
    expectation: 'accepted with a listed 2xx status',
    valid: true,
    startedAt: '1970-01-01T00:00:01.007Z',
  });
  assert.deepEqual(run.lines.at(-1), {
    type: 'case-end',
    caseId: 'getUserBalances:stateful:a-test',
    outcome: 'pass',
    durationMs: 7,
  });
  assert.deepEqual(run.session.results, [
    {
      id: 'getUserBalances:stateful:a-test',
      operationId: 'getUserBalances',
      name: 'A call of a test',
      outcome: 'pass',
      problems: [],
    },
  ]);
});

test('judgements that hold have no level', async () => {
  const run = openSession({ answers: [{ body: balances }] });
  await run.session.request(balancesCase());
  for (const line of run.judgements()) {
    assert.equal(line.level, undefined);
    assert.equal(line.defaultLevel, undefined);
    assert.ok(!('holds' in line) && !('atMost' in line));
  }
});

test('the case decides which key goes along, and the record shows a label instead of it', async () => {
  for (const [authentication, sent, shown] of [
    ['valid', apiKey, '$PARTNER_API_KEY'],
    ['wrong', 'conformance-wrong-key', 'conformance-wrong-key'],
    ['none', undefined, undefined],
  ] as const) {
    const run = openSession({ answers: [{ status: 401, body: 'Access Denied' }] });
    await run.session.request(requestCase('getUserBalances', { authentication, phase: 'auth', expect: refused }));
    assert.equal(run.sent[0]?.headers[keyHeader], sent, authentication);
    const line = run.lines.find((candidate) => candidate.type === 'exchange');
    assert.equal(line?.request.headers[keyHeader], shown, authentication);
  }
});

test('a request without an answer is an error of its own and judged by no check', async () => {
  const run = openSession({ answers: [{ error: 'ECONNREFUSED' }] });
  const exchanged = await run.session.request(balancesCase());
  assert.equal(exchanged.response, undefined);
  assert.deepEqual(types(run.lines), ['case', 'exchange', 'judgement', 'case-end']);
  const [line] = run.judgements();
  assert.equal(line?.outcome, 'error');
  assert.equal(line.check, 'carried-out');
  assert.equal(line.message, 'no answer: ECONNREFUSED');
  assert.equal(line.level, undefined);
  assert.equal(run.session.results[0]?.outcome, 'error');
  assert.equal(problemsOf(run).length, 1);
});

test('a connection that is closed on a body too large is a refusal; on another call it is trouble', async () => {
  const tooLarge = { ...refused, protocolStatuses: [413] };
  for (const [expect, error, outcome] of [
    [tooLarge, 'EPIPE', 'pass'],
    [tooLarge, 'ECONNREFUSED', 'error'],
    [refused, 'EPIPE', 'error'],
  ] as const) {
    const run = openSession({ answers: [{ error }] });
    await run.session.request(requestCase('createUser', { expect }));
    assert.equal(run.session.results[0]?.outcome, outcome, error);
  }
});

test('a case that cannot be carried out is a skip with its reason', () => {
  const run = openSession();
  run.session.skip(deliveryCase(), {
    cause: 'trigger-missing',
    reason: 'this target offers no way to approve a KYC verification',
  });
  assert.deepEqual(types(run.lines), ['case', 'judgement', 'case-end']);
  const [line] = run.judgements();
  assert.equal(line?.check, 'skipped');
  assert.equal(line.outcome, 'skip');
  assert.equal(line.message, 'this target offers no way to approve a KYC verification');
  assert.equal(run.session.results[0]?.outcome, 'skip');
  assert.deepEqual(problemsOf(run), []);
});

test('an assumed operation that the target does not know is one finding, and its other cases are not sent', async () => {
  const run = openSession({
    answers: [{ status: 404, body: 'Not Found' }, { status: 200 }],
    options: { strictness: 'documented' },
  });
  for (const id of ['first', 'second']) await run.session.request(requestCase('createPaymentLink', { id }));
  assert.equal(run.sent.length, 1);
  const [refuted, notSent, ...more] = run.judgements();
  assert.deepEqual(
    [refuted?.check, refuted?.outcome, refuted?.ground],
    [
      'operation-exists',
      'info',
      evidenceGround(contract.operations.get('createPaymentLink')?.evidence ?? { grade: 'documented' }),
    ],
  );
  assert.deepEqual([notSent?.outcome, more.length], ['not-applicable', 0]);
  assert.match(notSent?.message ?? '', /was assumed, and the target does not know it/);
});

test('an operation that is documented, or that was answered before, is held to all that is said of it', async () => {
  const unknown = { status: 404, body: 'Not Found' };
  const documented = openSession({ answers: [unknown, unknown] });
  for (const id of ['first', 'second']) await documented.session.request(requestCase('createUser', { id }));
  assert.equal(documented.sent.length, 2);
  assert.ok(problemsOf(documented).some(({ check }) => check === 'operation-exists'));
  assert.ok(problemsOf(documented).some(({ check }) => check === 'status-listed'));
  const answered = openSession({ answers: [{ status: 400, body: { errorCode: 'P410' } }, unknown, unknown] });
  for (const id of ['first', 'second', 'third'])
    await answered.session.request(requestCase('createPaymentLink', { id }));
  assert.equal(answered.sent.length, 3);
  assert.ok(!problemsOf(answered).some(({ check }) => check === 'operation-exists'));
});

test('a finding has its level here and at a target of strictness documented', async () => {
  const expected: [Strictness, string][] = [
    ['documented', 'warn'],
    ['carried', 'fail'],
    ['all', 'fail'],
  ];
  for (const [strictness, level] of expected) {
    const run = openSession({
      answers: [{ status: 400, body: { errorCode: 'P403', errorMessage: 'phone' } }],
      options: { strictness },
    });
    await run.session.request(requestCase('createUser', { expect: { kind: 'accepted', ground: groundOf('carried') } }));
    const finding = run.judgements().find(({ check }) => check === 'request-accepted');
    assert.equal(finding?.outcome, level, strictness);
    assert.equal(finding.level, level);
    assert.equal(finding.defaultLevel, 'warn');
    assert.deepEqual(finding.ground, groundOf('carried'));
  }
});

test('the outcome of a case is its worst judgement', async () => {
  const answer = { body: { ...balances, news: 1 } };
  const outcomeOf = async (grade: 'documented' | 'carried' | 'assumed', status: number) => {
    const run = openSession({ answers: [{ ...answer, status }], options: { strictness: 'documented' } });
    await run.session.request(
      requestCase('getUserBalances', { expect: { kind: 'accepted', ground: groundOf(grade) } }),
    );
    return run.session.results[0]?.outcome;
  };
  assert.equal(await outcomeOf('documented', 200), 'info');
  assert.equal(await outcomeOf('carried', 401), 'warn');
  assert.equal(await outcomeOf('documented', 401), 'fail');
});

test('an operation or webhook that the contract lacks is a mistake of the suite', async () => {
  const { session } = openSession();
  await assert.rejects(
    session.request({ ...requestCase('getUserBalances'), operationId: 'nowhere' }),
    /the contract of version test has no operation nowhere/,
  );
  await assert.rejects(
    session.deliveries(deliveryCase({ webhookId: 'nothing' }), 0),
    /the contract of version test has no webhook nothing/,
  );
});

test('deliveries are recorded and judged once the target is quiet', async () => {
  const run = openSession({ deliveries: [delivery()] });
  const received = await run.session.deliveries(deliveryCase(), 1500);
  assert.deepEqual(received, [delivery()]);
  assert.deepEqual(types(run.lines), ['case', 'delivery', ...run.judgements().map(() => 'judgement'), 'case-end']);
  assert.ok(run.judgements().length >= 5);
  assert.ok(run.judgements().every(({ outcome }) => outcome === 'pass'));
  const about = { pointer: '/externalUserId', equals: balancePayload().externalUserId };
  const filter = { webhookId: 'userBalanceGenerated', about };
  assert.deepEqual(run.waits, [
    { filter, count: 1, timeoutMs: 3000 },
    { filter, count: 2, timeoutMs: 700 },
  ]);
  const line = run.lines.find((candidate) => candidate.type === 'delivery');
  assert.deepEqual(line?.answer, { status: 200, at: '1970-01-01T00:00:02.010Z' });
  assert.equal(line.request.headers['authorization'], '$WEBHOOK_TOKEN');
});

test('a target that says when it is settled needs no quiet time', async () => {
  const calls: string[] = [];
  const settleDeliveries = () => {
    calls.push('settled');
    return Promise.resolve();
  };
  const run = openSession({ deliveries: [delivery()], options: { triggers: { ...noTriggers, settleDeliveries } } });
  await run.session.deliveries(deliveryCase(), 1500);
  assert.deepEqual(calls, ['settled']);
  assert.equal(run.waits[1]?.timeoutMs, 0);
});

test('a delivery that does not come is a finding, and nothing is read', async () => {
  const run = openSession();
  const received = await run.session.deliveries(deliveryCase(), 1500, () => assert.fail('a witness without delivery'));
  assert.deepEqual(received, []);
  assert.deepEqual(
    run.judgements().map(({ check, outcome }) => [check, outcome]),
    [['delivery-arrives', 'fail']],
  );
});

test('a witness is read after the delivery and compared with it', async () => {
  const run = openSession({ deliveries: [delivery()] });
  await run.session.deliveries(deliveryCase(), 1500, () =>
    Promise.resolve(exchange('getUserBalances', { body: { ...balances, fiatBalances: [] } })),
  );
  assert.equal(run.judgements().find(({ check }) => check === 'delivery-agrees')?.outcome, 'pass');
});

/** Findings over the given deliveries at a target of strictness `all`, with the witness that the flow reads. */
async function findingsOver(
  deliveries: ReceivedDelivery[],
): Promise<[string, string | undefined, string | undefined][]> {
  const run = openSession({ deliveries });
  await run.session.deliveries(deliveryCase(), 1500, () =>
    Promise.resolve(exchange('getUserBalances', { body: balances })),
  );
  return problemsOf(run).map(({ check, level, defaultLevel }) => [check, level, defaultLevel]);
}

test('nothing planted, nothing found', async () => {
  assert.deepEqual(await findingsOver([delivery()]), []);
});

test('an amount as a number fails by default: a page shows its type', async () => {
  const payload = balancePayload();
  itemAt(payload.balances.fiatBalances, 0).amount = 0;
  const found = await findingsOver([delivery({ body: JSON.stringify(payload) })]);
  assert.deepEqual(found, [['delivery-schema', 'fail', 'fail']]);
});

test('a missing token warns by default: only a neighbouring edition shows it', async () => {
  const { authorization, ...headers } = delivery().headers;
  assert.equal(authorization, webhookToken);
  assert.deepEqual(await findingsOver([delivery({ headers })]), [['delivery-token', 'fail', 'warn']]);
});

test('a duplicate warns by default: only a neighbouring edition shows the retries', async () => {
  const again = delivery({ id: 'd2', receivedAt: 2030, answeredAt: 2040 });
  assert.deepEqual(await findingsOver([delivery(), again]), [['delivery-once', 'fail', 'warn']]);
});

test('what a case sends stays readable where the target echoes it', async () => {
  const user = { externalUserId: 'u-1', firstName: 'Synthia', email: 'synthia@example.com' };
  const run = openSession({
    answers: [{ status: 400, body: { errorMessage: 'synthia@example.com is taken', ...user } }],
  });
  await run.session.request(
    requestCase('createUser', {
      request: { method: 'POST', path: '/v1/user?code=123456', headers: {}, body: JSON.stringify(user) },
    }),
  );
  const text = JSON.stringify(run.lines);
  assert.match(text, /synthia@example\.com is taken/);
  assert.match(text, /\/v1\/user\?code=123456/);
  assert.doesNotMatch(text, /‹/);
});

test('neither the record nor a result shows what the target exposes', async () => {
  const exposed = {
    errorCode: 'P500',
    errorMessage: `card 4321432143214327 of Anna-Maria Kowalska, key ${apiKey}`,
    lastName: 'Kowalska',
    firstName: 'Anna-Maria',
    cvv: '321',
  };
  const run = openSession({
    answers: [
      { status: 400, headers: { 'content-type': 'text/plain', 'set-cookie': 'sid=s3cr3t-session-id' }, body: exposed },
    ],
  });
  await run.session.request(requestCase('createUser'));
  assert.ok(problemsOf(run).length > 0);
  const text = JSON.stringify([run.lines, run.session.results]);
  for (const secret of [apiKey, '4321432143214327', 'Kowalska', 'Anna-Maria', '"321', '321\\"', 's3cr3t-session-id'])
    assert.ok(!text.includes(secret), secret);
  assert.match(text, /P500/);
});

test('a delivery on an unlisted path that fits the case counts, and is told as on another path', async () => {
  const elsewhere = delivery({ webhookId: null, path: '/hooks/other' });
  const inbox = {
    waitFor: () => Promise.resolve([]),
    since: () => Promise.resolve([elsewhere]),
    script: () => Promise.resolve(),
  };
  const run = openSession({ options: { inbox } });
  await run.session.deliveries(deliveryCase(), 1500);
  assert.deepEqual(
    problemsOf(run).map(({ check }) => check),
    ['delivery-path'],
  );
  assert.ok(run.judgements().some(({ check, outcome }) => check === 'delivery-arrives' && outcome === 'pass'));
});

test('the record tells how long the first attempt took, and nothing of what must not come', () => {
  const recorded = (planned = deliveryCase(), triggeredAt = 1500): (number | undefined)[] => {
    const run = openSession();
    const again = delivery({ id: 'd2', receivedAt: 10_000, answeredAt: 10_001 });
    run.session.judgeDeliveries(planned, [delivery(), again], { triggeredAt });
    return run.lines.flatMap((line) => (line.type === 'delivery' ? [line.latencyMs] : []));
  };
  assert.deepEqual(recorded(), [500, undefined]);
  assert.deepEqual(recorded(deliveryCase({ expect: 'none' })), [undefined, undefined]);
  // It tells of something that was done before.
  assert.deepEqual(recorded(deliveryCase(), 5000), [undefined, undefined]);
});

test("deliveries carry the moments of the target's clock once the run has moved it", async () => {
  let moved = 0;
  const triggers = {
    ...noTriggers,
    can: () => true,
    pull: () => Promise.resolve({ moved: String((moved += 1)) }),
  };
  const run = openSession({
    deliveries: [delivery({ receivedAt: 50_000, answeredAt: 50_002 })],
    options: { triggers },
  });
  assert.equal((await run.session.received(0))[0]?.clock, undefined);
  await run.session.options.triggers.pull('advance-clock', { seconds: '8' });
  assert.equal(moved, 1);
  assert.equal(run.session.clockAt(50_000), 58_000);
  const [timed] = await run.session.received(0);
  assert.deepEqual(timed?.clock?.received, { earliest: 58_000, latest: 58_000 });
  run.session.judgeDeliveries(deliveryCase(), [timed as ReceivedDelivery], { triggeredAt: 49_000 });
  const line = run.lines.find((candidate) => candidate.type === 'delivery');
  assert.deepEqual(
    [line?.receivedAt, line?.clock, line?.latencyMs],
    ['1970-01-01T00:00:50.000Z', '1970-01-01T00:00:58.000Z', 1000],
  );
});

test('the end of a case names the exchanges of others that it was judged by', async () => {
  const run = openSession({ answers: [{ body: balances }, { body: balances }] });
  const first = await run.session.request(requestCase('getUserBalances', { id: 'getUserBalances:stateful:first' }));
  const second = await run.session.request(requestCase('getUserBalances', { id: 'getUserBalances:stateful:second' }));
  run.session.observe(
    {
      kind: 'observation',
      id: 'getUserBalances:stateful:same',
      phase: 'stateful',
      rule: 'same',
      name: 'Reading twice gives the same',
      operationId: 'getUserBalances',
      relation: 'repeated-read',
      ground: groundOf('documented'),
    },
    { reads: [first, second, first] },
  );
  const ends = run.lines.flatMap((line) => (line.type === 'case-end' ? [line] : []));
  assert.deepEqual(
    ends.map(({ observed }) => observed),
    [undefined, undefined, [first.id, second.id]],
  );
});

/** The checks with what they said of deliveries that a filter finds and of those that only a look at everything finds. */
async function judgedOf(found: readonly ReceivedDelivery[], all: readonly ReceivedDelivery[], changes = {}) {
  const inbox = {
    waitFor: () => Promise.resolve([...found]),
    since: () => Promise.resolve([...all]),
    script: () => Promise.resolve(),
  };
  const run = openSession({ options: { inbox } });
  const judged = await run.session.deliveries(deliveryCase(changes), 1500);
  return {
    ids: judged.map(({ id }) => id),
    problems: problemsOf(run).map(({ check, message }) => [check, message]),
  };
}

test('deliveries whose bytes keep them from being found are there all the same, and their bytes are told', async () => {
  const marked = delivery({ bytes: Buffer.from(`\ufeff${delivery().body}`) });
  assert.deepEqual(await judgedOf([], [marked]), {
    ids: ['d1'],
    problems: [['delivery-well-formed', 'the body begins with the byte order mark of UTF-8']],
  });
});

test('of several messages those that a filter misses are looked for among the others, each once', async () => {
  const told = (id: string, status: string, receivedAt: number) =>
    delivery({ id, receivedAt, body: JSON.stringify({ ...balancePayload(), status }) });
  const [first, second] = [told('d1', 'ERROR', 2000), told('d2', 'ADDED', 2100)];
  const marked = { ...first, bytes: Buffer.from(`\ufeff${first.body}`) };
  const sequence = { pointer: '/status', values: ['ERROR', 'ADDED'] };
  const { ids, problems } = await judgedOf([second], [marked, second], { sequence });
  assert.deepEqual(ids, ['d1', 'd2']);
  assert.ok(problems.every(([check]) => check !== 'delivery-arrives' && check !== 'delivery-order'));
  const whole = await judgedOf([first, second], [marked, first, second], { sequence });
  assert.deepEqual(whole.ids, ['d1', 'd2']);
});
