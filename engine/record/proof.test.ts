import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import { caseEndLine, caseLine, endLine, exchangeLine, judgementLine, runLine } from '../test-support/lines.js';
import type { ExchangeLine, ScopeLine } from './format.js';
import { isAccepted, ProofTally, wholeApi } from './proof.js';
import type { CaseRecord, RunRecord } from './reader.js';
import type { SkipCause } from './skip-causes.js';
import { summarise } from './summary.js';

let number = 0;

interface Changes {
  status?: number;
  body?: string;
  valid?: boolean;
  phase?: string;
  headers?: Record<string, string>;
  key?: boolean;
  skip?: SkipCause;
  weak?: boolean;
}

function caseOf(operationId: string, changes: Changes = {}): CaseRecord {
  const { status = 200, body = '{}', valid = true, phase = 'coverage', headers = {}, key = true, skip, weak } = changes;
  const id = `${operationId}:${phase}:case-${(number += 1)}`;
  const exchange: ExchangeLine = {
    ...exchangeLine(status, id),
    request: { method: 'GET', url: '/a', headers: key ? { 'x-api-key': '$PARTNER_API_KEY' } : {} },
    response: { status, headers, body },
  };
  const skipped = {
    ...judgementLine('skip', principle('nothing is judged that was not carried out')),
    message: 'the hook answered 409',
  };
  return {
    line: caseLine(id, { valid }),
    exchanges: skip ? [] : [exchange],
    deliveries: [],
    judgements: skip ? [{ ...skipped, skipCause: skip }] : [judgementLine('pass', weak ? 'assumed' : 'documented')],
    end: caseEndLine(skip ? 'skip' : 'pass', id),
  };
}

const scope: ScopeLine = {
  type: 'scope',
  areas: [
    { name: 'Cards', subjects: ['createCard', 'getCard'] },
    { name: 'Users', subjects: ['createUser'] },
  ],
  leftOut: [],
};

function summaryOf(cases: CaseRecord[], changes: Partial<RunRecord> = {}) {
  return summarise({
    run: runLine(),
    scope,
    cases,
    foreignDeliveries: [],
    errors: [],
    waivers: [],
    lessons: [],
    coverage: [],
    end: endLine,
    torn: false,
    ...changes,
  });
}

const times = (count: number, make: () => CaseRecord) => Array.from({ length: count }, make);
const sound = () => ['createCard', 'getCard', 'createUser'].map((id) => caseOf(id));

test('where all areas that were asked for are proven the run is conformant, whatever the API rules out', () => {
  const cases = [...sound(), caseOf('getCard', { skip: 'object-unknown' }), caseOf('getCard', { skip: 'slow' })];
  const { verdict, exitCode, areas } = summaryOf(cases);
  assert.deepEqual([verdict, exitCode], ['conformant', 0]);
  assert.deepEqual(
    areas.map(({ state }) => state),
    ['proven', 'proven'],
  );
});

test('a hook that declines leaves the areas that need it unproven, or in part: never plainly conformant', () => {
  const cases = [...sound(), ...times(9, () => caseOf('getCard')), caseOf('createCard', { skip: 'trigger-failed' })];
  const inPart = summaryOf(cases);
  assert.equal(inPart.verdict, 'unproven');
  assert.equal(inPart.exitCode, 0);
  assert.match(
    inPart.meaning,
    /in what was proven; unproven in part: Cards \(cases lacked a trigger that was declined/,
  );
  assert.equal(summaryOf(cases, { run: runLine({ requireProof: true }) }).exitCode, 4);
  const most = summaryOf([...cases, ...times(20, () => caseOf('getCard', { skip: 'trigger-failed' }))]);
  assert.match(most.meaning, /; unproven: Cards \(/);
  const [first, ...others] = cases;
  assert.ok(first);
  const finding = summaryOf([{ ...first, judgements: [judgementLine('fail')] }, ...others]);
  assert.match(finding.meaning, /^1 finding at level fail or above; unproven in part: Cards \([^;]*\)\.$/);
  assert.deepEqual(most.areas[0]?.hindered, [{ cause: 'trigger-failed', cases: 21 }]);
});

test('an operation that accepted no valid request is unproven, with what the target says most', () => {
  const refused = (message: string) =>
    caseOf('createCard', { status: 422, body: JSON.stringify({ errorCode: 'P459', message }) });
  const { verdict, meaning, unaccepted } = summaryOf([
    ...sound().slice(1),
    refused('no programme'),
    refused('no programme'),
    refused('other'),
    // What is invalid says nothing of valid requests, whatever it is answered.
    caseOf('createCard', { valid: false }),
  ]);
  assert.equal(verdict, 'unproven');
  assert.match(meaning, /unproven in part: Cards \(some operations accepted no valid request\)/);
  assert.deepEqual(unaccepted, [{ reason: '422 P459 no programme', tried: true, operations: ['createCard'] }]);
});

test('an area without firm evidence, or without a case, is unproven; where none is proven the run is incomplete', () => {
  const weak = summaryOf([caseOf('getCard', { weak: true }), caseOf('createUser')]);
  assert.match(weak.meaning, /unproven: Cards \(no judgement rests on documented or carried evidence\)/);
  assert.match(summaryOf([caseOf('createUser')]).meaning, /unproven: Cards \(no case was carried out\)/);
  const nothing = summaryOf([caseOf('getCard', { weak: true }), caseOf('createUser', { weak: true })]);
  assert.deepEqual([nothing.verdict, nothing.exitCode], ['incomplete', 4]);
});

test('what an option leaves out is no lack of proof', () => {
  const leftOut = [{ option: '--phases auth', what: 'leaves out cases of coverage' }];
  const summary = summaryOf([caseOf('createUser')], { scope: { ...scope, leftOut } });
  assert.deepEqual([summary.verdict, summary.areas[0]?.state], ['conformant', 'left-out']);
  assert.deepEqual(summary.leftOut, leftOut);
});

test('34 of 40 answers that refuse the caller prove nothing; the reason says what to set', () => {
  const refusal = (status: number, more: Changes = {}) =>
    times(34, () => caseOf('getCard', { status, key: false, ...more }));
  const rest = times(6, () => caseOf('createUser'));
  for (const refusals of [
    refusal(401),
    refusal(403),
    refusal(302, { headers: { location: 'https://a/login?next=b' } }),
  ]) {
    const { verdict, exitCode, meaning } = summaryOf([...refusals, ...rest]);
    assert.deepEqual([verdict, exitCode], ['unusable', 3]);
    assert.match(meaning, /^34 of 40 answers refuse the caller \(\d{3}\).* No key was sent: name one with `--api-key`/);
  }
  assert.match(
    summaryOf([...refusal(401, { key: true }), ...rest]).meaning,
    /The key was sent: look whether it is right/,
  );
  const lost = times(6, () => caseOf('createUser', { status: 404, valid: false }));
  assert.equal(summaryOf([...refusal(401).slice(0, 7), ...lost]).exitCode, 3, 'what remains is no success');
});

test('fewer than a tenth of the operations with success make a run unusable', () => {
  const refused = Array.from({ length: 11 }, (_, index) =>
    caseOf(`get${index}`, { status: 422, body: '{"detail":"closed"}' }),
  );
  const { exitCode, meaning } = summaryOf([...refused, caseOf('createUser')]);
  assert.equal(exitCode, 3);
  assert.match(meaning, /^1 of 12 operations accepted a valid request \(answered: 422 closed\)/);
  assert.notEqual(summaryOf([...refused.slice(0, 9), caseOf('createUser')]).exitCode, 3);
});

test('a redirect accepts a request where the operation lists it, and no other answer from 300 on does', () => {
  const exchange = (status: number) => caseOf('getCard', { status }).exchanges[0] as ExchangeLine;
  const subject = { kind: 'exchange', id: 'e1' } as const;
  const statusListed = { ...judgementLine('pass'), check: 'status-listed', subject, expected: 'one of 302, 404' };
  const listed = { judgements: [statusListed] };
  const told = (status: number, entry: Pick<CaseRecord, 'judgements'> = listed) => isAccepted(exchange(status), entry);
  assert.deepEqual(
    [200, 299, 302, 399, 400, 500].map((status) => told(status)),
    [true, true, true, true, false, false],
  );
  const unlisted = { judgements: [{ ...judgementLine('fail'), check: 'status-listed' }, judgementLine('pass')] };
  assert.deepEqual([told(204, unlisted), told(302, unlisted), told(302, { judgements: [] })], [true, false, false]);
  assert.equal(isAccepted(exchangeLine(undefined), listed), false);
});

test('a redirect is no success beside a listed one, nor because another answer of the case was listed', () => {
  const exchange = caseOf('getCard', { status: 302 }).exchanges[0] as ExchangeLine;
  const subject = { kind: 'exchange', id: exchange.id } as const;
  const listing = (expected: string, about: typeof subject | { kind: 'exchange'; id: string } = subject) =>
    isAccepted(exchange, {
      judgements: [{ ...judgementLine('pass'), check: 'status-listed', subject: about, expected }],
    });
  assert.equal(listing('one of 302, 401'), true);
  assert.equal(listing('one of 200, 302, 401'), false);
  assert.equal(listing('one of 2XX, 3XX'), false);
  assert.equal(listing('one of 302, 401', { kind: 'exchange', id: 'another' }), false);
});

test('where checks were chosen by name principles are proof, else they are none', () => {
  const onPrinciple = (id: string): CaseRecord => ({
    ...caseOf(id),
    judgements: [judgementLine('pass', principle('isolation of tenants')), judgementLine('not-applicable')],
  });
  const cases = [onPrinciple('getCard'), onPrinciple('createUser')];
  const leftOut = [{ option: '--checks isolation', what: 'other checks' }];
  const chosen = summaryOf(cases, { scope: { ...scope, leftOut } });
  assert.deepEqual(
    chosen.areas.map(({ state, firm, cases: number }) => [state, firm, number]),
    [
      ['proven', 1, 1],
      ['proven', 1, 1],
    ],
  );
  assert.equal(summaryOf(cases).verdict, 'incomplete');
});

test('why an operation accepted nothing is what was answered most, or why nothing was sent', () => {
  const silent = { ...caseOf('getCard'), exchanges: [exchangeLine(undefined)] };
  const cut = { ...caseOf('createUser'), exchanges: [] };
  const { unaccepted } = summaryOf([
    silent,
    cut,
    caseOf('createCard', { skip: 'trigger-failed' }),
    caseOf('closeCard', { skip: 'trigger-failed' }),
    caseOf('createCard', { status: 422, phase: 'auth' }),
  ]);
  assert.deepEqual(unaccepted, [
    { reason: 'no answer', tried: true, operations: ['getCard'] },
    { reason: 'the hook answered 409', tried: false, operations: ['createCard', 'closeCard'] },
    { reason: 'the run ended before', tried: false, operations: ['createUser'] },
  ]);
});

test('a record that names no areas is judged as one', () => {
  const tally = new ProofTally();
  for (const entry of sound()) tally.add(entry);
  assert.deepEqual(
    tally.areas(undefined).map(({ name, state, cases, firm }) => [name, state, cases, firm]),
    [[wholeApi, 'proven', 3, 3]],
  );
  assert.deepEqual(tally.operations, { planned: 3, accepted: 3 });
});

test('half of an area’s cases kept from being carried out leave it unproven, fewer leave it in part', () => {
  const state = (sent: number, kept: number) =>
    summaryOf([
      ...times(sent, () => caseOf('getCard')),
      ...times(kept, () => caseOf('getCard', { skip: 'trigger-missing' })),
    ]).areas[0]?.state;
  assert.deepEqual([state(3, 3), state(4, 3), state(1, 0)], ['unproven', 'in-part', 'proven']);
});

test('an operation of which the document cannot be read is not proven by what is left of it', () => {
  const of = (unread: string[]) => summaryOf(sound(), { scope: { ...scope, unread } });
  const inPart = of(['getCard']);
  assert.equal(inPart.verdict, 'unproven');
  assert.match(inPart.meaning, /unproven in part: Cards \(the document cannot be read in part\)/);
  assert.deepEqual(
    of(['createUser']).areas.map(({ state }) => state),
    ['proven', 'unproven'],
  );
  assert.equal(of(['createCard', 'getCard', 'createUser']).exitCode, 4);
  assert.equal(of([]).verdict, 'conformant');
});
