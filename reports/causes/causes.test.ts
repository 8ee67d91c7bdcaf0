import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level } from '../../contracts/model/levels.js';
import type { CaseLine, RecordLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { caseEndLine, caseLine, deliveryLine, exchangeLine, judgementLine } from '../../engine/test-support/lines.js';
import { summarise } from '../../engine/record/summary.js';
import type { Cause, Grouping } from './cause.js';
import { causeId } from './cause-id.js';
import { Causes } from './causes.js';
import { findingsRecord } from '../html/test-support/sample-records.js';

const [sample] = summarise(findingsRecord()).findings;

/** A case with one finding. */
function finding(check: string, pointer: string | undefined, level: Level, defaultLevel: Level = level): CaseRecord {
  assert.ok(sample);
  const { pointer: _pointer, inContract: _node, subject: _subject, ...judgement } = sample.judgement;
  return {
    ...sample.caseRecord,
    judgements: [
      { ...judgement, check, outcome: level, level, defaultLevel, ...(pointer !== undefined && { pointer }) },
    ],
  };
}

function groupByCause(cases: readonly CaseRecord[], grouping?: Grouping): Cause[] {
  const causes = new Causes(grouping);
  cases.forEach((entry, index) => causes.add(entry, index + 1));
  return causes.sorted();
}

test('the same check at the same place is one cause, in whichever item', () => {
  const causes = groupByCause([
    finding('schema', '/items/0/amount', 'fail'),
    finding('schema', '/items/7/amount', 'warn'),
    finding('schema', '/items/7/name', 'warn'),
    finding('token', undefined, 'warn'),
    finding('token', '', 'warn'),
  ]);
  assert.deepEqual(
    causes.map(({ check, place, findings }) => [check, place, findings.length]),
    [
      ['schema', '/items/*/amount', 2],
      ['schema', '/items/*/name', 1],
      ['token', undefined, 1],
      ['token', '', 1],
    ],
  );
});

test('what is told of a cause is the worst of its findings, of equal ones the first', () => {
  const told = (message: string, level: Level, id: string): CaseRecord => {
    const entry = finding('whose-data', '/items/0', 'fail', level);
    return {
      ...entry,
      line: { ...entry.line, id },
      judgements: entry.judgements.map((one) => ({ ...one, message })),
    };
  };
  const [cause, ...others] = groupByCause([
    told('a guess', 'info', 'first'),
    told('serious', 'fail', 'second'),
    told('as serious', 'fail', 'third'),
    told('a warning', 'warn', 'fourth'),
  ]);
  assert.deepEqual(others, []);
  assert.deepEqual([cause?.headline, cause?.caseId, cause?.findings.length], ['serious', 'second', 4]);
});

test('the worst comes first: by level here, then at a real target, then by number', () => {
  const causes = groupByCause([
    finding('a', '/info', 'info'),
    finding('b', '/once', 'fail', 'warn'),
    finding('c', '/twice/1', 'info'),
    finding('c', '/twice/0', 'fail', 'warn'),
    finding('d', '/real', 'fail'),
  ]);
  assert.deepEqual(
    causes.map(({ check, level, defaultLevel }) => [check, level, defaultLevel]),
    [
      ['d', 'fail', 'fail'],
      ['c', 'fail', 'warn'],
      ['b', 'fail', 'warn'],
      ['a', 'info', 'info'],
    ],
  );
  assert.deepEqual(
    causes[1]?.findings.map(({ caseNumber, level, pointer }) => [caseNumber, level, pointer]),
    [
      [4, 'fail', '/twice/0'],
      [3, 'info', '/twice/1'],
    ],
  );
});

/** A flow in which a call is taken that had to be refused, and what comes of it. */
function overspending(): CaseRecord[] {
  const recorder = (line: Partial<CaseLine>, ...lines: RecordLine[]): CaseRecord => ({
    line: { ...caseLine('createTransfer:stateful:transfers.short'), flow: 'transfers', ...line },
    exchanges: lines.filter((one) => one.type === 'exchange'),
    deliveries: lines.filter((one) => one.type === 'delivery'),
    judgements: lines.filter((one) => one.type === 'judgement'),
    end: caseEndLine('fail'),
  });
  const found = (check: string): RecordLine => ({ ...judgementLine('fail'), check });
  return [
    recorder({ valid: false }, { ...exchangeLine(200), operationId: 'createTransfer' }, found('overspent')),
    recorder(
      {
        id: 'p2pTransfer:stateful:transfers.short',
        operationId: undefined,
        webhookId: 'p2pTransfer',
      } as Partial<CaseLine>,
      found('delivery-forbidden'),
    ),
    recorder({ id: 'createTransfer:stateful:transfers.unchanged' }, found('no-effect'), found('no-effect')),
    recorder({ id: 'getCard:stateful:transfers.card', operationId: 'getCard' }, found('content-type')),
  ];
}

test('a call that was taken explains its effects; every finding is in exactly one cause', () => {
  const [first, second, ...others] = groupByCause(overspending());
  assert.deepEqual(others, []);
  assert.equal(first?.check, 'overspent');
  assert.equal(first.findings.length, 4);
  assert.deepEqual(
    first.consequences.map(({ check, rule, findings }) => [check, rule, findings]),
    [
      ['no-effect', 'taken-call', 2],
      ['delivery-forbidden', 'taken-call', 1],
    ],
  );
  assert.deepEqual(first.about, ['createTransfer', 'p2pTransfer']);
  assert.equal(first.caseId, 'createTransfer:stateful:transfers.short');
  assert.deepEqual([second?.check, second?.consequences], ['content-type', []]);
});

test('by check or by operation nothing explains anything, and nothing is lost', () => {
  assert.deepEqual(
    groupByCause(overspending(), 'check').map(({ check, findings }) => [check, findings.length]),
    [
      ['no-effect', 2],
      ['content-type', 1],
      ['delivery-forbidden', 1],
      ['overspent', 1],
    ],
  );
  assert.deepEqual(
    groupByCause(overspending(), 'operation').map(({ about, findings }) => [about, findings.length]),
    [
      [['createTransfer'], 3],
      [['getCard'], 1],
      [['p2pTransfer'], 1],
    ],
  );
});

test('by operation a cause has one id, whichever of its checks a run told first', () => {
  const [one, other] = [finding('schema', '/amount', 'fail'), finding('token', undefined, 'warn')];
  const idOf = (cases: readonly CaseRecord[]): string[] => groupByCause(cases, 'operation').map(causeId);
  assert.deepEqual(idOf([one, other]), idOf([other, one]));
  assert.equal(idOf([one, other]).length, 1);
});

test('a delivery that nobody asked for comes from the call that made what it names, and from no other', () => {
  const [made, another] = ['11111111-aaaa-4bbb-8ccc-dddddddddddd', '22222222-aaaa-4bbb-8ccc-dddddddddddd'];
  const taken = (id: string | undefined): CaseRecord => {
    const exchange = { ...exchangeLine(200), operationId: 'createTransfer' };
    return {
      line: caseLine('createTransfer:negative:too-much', { valid: false }),
      exchanges: [{ ...exchange, response: { status: 200, headers: {}, body: JSON.stringify({ id }) } }],
      deliveries: [],
      judgements: [{ ...judgementLine('fail'), check: 'overspent', subject: { kind: 'exchange', id: 'e1' } }],
      end: caseEndLine('fail'),
    };
  };
  const delivered = (id: string | undefined): CaseRecord => {
    const delivery = deliveryLine();
    return {
      line: { ...caseLine('p2pTransfer:stateful:later'), operationId: undefined, webhookId: 'p2pTransfer' } as CaseLine,
      exchanges: [],
      deliveries: [{ ...delivery, request: { ...delivery.request, body: JSON.stringify({ id }) } }],
      judgements: [
        { ...judgementLine('fail'), check: 'delivery-unexplained', subject: { kind: 'delivery', id: 'd1' } },
      ],
      end: caseEndLine('fail'),
    };
  };
  const told = (call: string | undefined, delivery: string | undefined): string[] =>
    groupByCause([taken(call), delivered(delivery)]).map(({ check }) => check);
  assert.deepEqual(told(made, made), ['overspent']);
  assert.deepEqual(
    told(made, made.toUpperCase()),
    ['delivery-unexplained', 'overspent'],
    'ids are compared as written',
  );
  assert.deepEqual(told(made, another), ['delivery-unexplained', 'overspent']);
  assert.deepEqual(told(undefined, undefined), ['delivery-unexplained', 'overspent']);
});

test('a broken member explains what compares it elsewhere, also where it stands in a list', () => {
  const of = (check: string, id: string, operationId: string, pointer: string, observed: string[]): CaseRecord => ({
    line: { ...caseLine(`${operationId}:stateful:${id}`), operationId },
    exchanges: [{ ...exchangeLine(200), id, operationId }],
    deliveries: [],
    judgements: [{ ...judgementLine('fail'), check, pointer, subject: { kind: 'exchange', id } }],
    end: { ...caseEndLine('fail'), observed },
  });
  const told = (place: string): string[] =>
    groupByCause([
      of('response-schema', 'e1', 'getOrder', '/tags/0', []),
      of('list-agrees-with-detail', 'e2', 'getOrders', place, ['e1']),
    ]).map(({ check }) => check);
  assert.deepEqual(told('/items/3/tags/1'), ['response-schema']);
  assert.deepEqual(told('/items/3/name'), ['list-agrees-with-detail', 'response-schema']);
});
