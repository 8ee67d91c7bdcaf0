import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CoverageLine } from '../../../engine/record/format.js';
import { loadContract } from '../../../contracts/model/load.js';
import { reportContract } from '../from-contract.js';
import { sampleContract } from '../test-support/sample-contract.js';
import { wholeRecord } from '../test-support/whole-record.js';
import { CoverageTally, sharesOf, type Coverage } from './tally.js';

function coverageOf(record = wholeRecord(), contract = sampleContract()): Coverage {
  const tally = new CoverageTally(contract);
  for (const entry of record.cases) tally.add(entry);
  return tally.coverage(record.coverage);
}

test('inputs of a real contract have their keywords, members of members and parameters included', () => {
  const { operations } = reportContract(loadContract('test'), []);
  const inputs = (id: string): Record<string, string> =>
    Object.fromEntries(
      operations
        .find((operation) => operation.id === id)
        ?.inputs.map(({ in: where, pointer, keywords }) => [`${where} ${pointer}`, keywords.join(' ')]) ?? [],
    );
  assert.equal(inputs('createVirtualCard')['body /pin'], 'required type pattern');
  assert.equal(inputs('createVirtualCard')['body /label'], 'required type minLength maxLength');
  assert.match(inputs('getUserTransactionHistory')['query /limit'] ?? '', /type .*maximum/);
  assert.ok(operations.every(({ area }) => area !== undefined));
  const [user] = operations.filter(({ id }) => id === 'createUser');
  assert.ok(
    user?.statuses.some(
      ({ status, codes }) => status === '400' && codes.length > 0 && codes.every((code) => /^P\d+$/.test(code)),
    ),
  );
  // The address would be another one without it, and any text is of its type.
  assert.ok(!(inputs('getUserBalances')['path /externalUserId'] ?? '').includes('required'));
});

test('a keyword counts as tried at the input that the id of a judged case names', () => {
  const { operations } = coverageOf();
  const inputs = operations.find(({ operation }) => operation.id === 'createTransfer')?.inputs ?? [];
  const tried = inputs.map(({ pointer, tried: keywords }) => [pointer, [...keywords.keys()].join()]);
  assert.deepEqual(tried, [
    ['', ''],
    ['/amount', 'required'],
    ['/currency', 'enum'],
    ['/dryRun', 'enum'],
  ]);
});

test('a malformed address tries the parameter of the path', () => {
  const contract = sampleContract();
  const [operation] = contract.operations;
  const entry = wholeRecord().cases.at(-1);
  assert.ok(operation && entry);
  operation.inputs = (['query', 'body', 'path'] as const).map((where) => ({
    ...{ in: where, pointer: '/id', keywords: ['format'] },
  }));
  const id = `${operation.id}:negative:malformed-path:/id/short`;
  const line = { ...entry.line, id, operationId: operation.id, phase: 'negative', rule: 'malformed-path' };
  const { operations } = coverageOf({ ...wholeRecord(), cases: [{ ...entry, line }] }, contract);
  assert.deepEqual(
    operations[0]?.inputs.map(({ in: where, tried }) => [where, [...tried.keys()].join()]),
    [
      ['query', ''],
      ['body', ''],
      ['path', 'format,pattern'],
    ],
  );
});

test('cases that were not judged, and rules that name no place, try nothing', () => {
  const record = wholeRecord();
  for (const { end } of record.cases) if (end) end.outcome = 'skip';
  assert.equal(sharesOf(coverageOf(record)).keywords.covered, 0);
});

test('what is out of reach is no part of what could be covered, unless it came about all the same', () => {
  const before = sharesOf(coverageOf({ ...wholeRecord(), coverage: [] }));
  const after = sharesOf(coverageOf());
  assert.equal(before.statuses.of - after.statuses.of, 1);
  const seen = {
    type: 'coverage',
    kind: 'status-unreachable',
    subject: 'createTransfer',
    item: '400',
    reason: 'r',
  } as const;
  assert.deepEqual(sharesOf(coverageOf({ ...wholeRecord(), coverage: [seen] })).statuses, before.statuses);
});

test('an error code is out of reach where it, or its status, is so at every operation that lists it', () => {
  const contract = sampleContract();
  const out = (subject: string, item: string): CoverageLine => ({
    ...{ type: 'coverage', kind: 'status-unreachable', subject, item, reason: 'r' },
  });
  const codes = (lines: readonly CoverageLine[]): (readonly [string, boolean])[] =>
    coverageOf({ ...wholeRecord(), coverage: [...lines] }, contract).codes.map(({ code, isOutOfReach }) => [
      code,
      isOutOfReach,
    ]);
  const everywhere = (item: string): CoverageLine[] => contract.operations.map(({ id }) => out(id, item));
  assert.deepEqual(
    codes([]).filter(([, isOut]) => isOut),
    [],
  );
  assert.deepEqual(
    [everywhere('400 P412'), everywhere('400'), everywhere('400 P412').slice(1), everywhere('401 P412')].map((lines) =>
      codes(lines)
        .filter(([, isOut]) => isOut)
        .map(([code]) => code),
    ),
    [['P412'], ['P403', 'P412'], [], []],
  );
});

test('an answer to another method than that of the operation says nothing of it', () => {
  const record = wholeRecord();
  const statuses = (coverage: Coverage): number =>
    coverage.operations.reduce(
      (sum, operation) => sum + operation.statuses.filter(({ answers }) => answers > 0).length,
      0,
    );
  const before = statuses(coverageOf(record));
  for (const { exchanges } of record.cases) for (const { request } of exchanges) request.method = 'OPTIONS';
  assert.ok(before > 0);
  assert.equal(statuses(coverageOf(record)), 0);
});

test('a transition is two states of one object, one right after the other, whatever the order of the cases', () => {
  const seen = (record = wholeRecord()): string[] =>
    coverageOf(record)
      .machines.flatMap(({ transitions }) => transitions)
      .filter(({ visits }) => visits > 0)
      .map(({ from, to }) => `${from ?? 'created'} ${to}`);
  assert.deepEqual(seen(), ['created PENDING', 'PENDING REJECTED']);
  const record = wholeRecord();
  assert.deepEqual(seen({ ...record, cases: record.cases.reverse() }), ['created PENDING', 'PENDING REJECTED']);
});
