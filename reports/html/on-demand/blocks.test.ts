import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import type { CaseRecord } from '../../../engine/record/reader.js';
import { infest, payloads } from '../test-support/hostile.js';
import { largeCases } from '../test-support/large-record.js';
import { sampleContract } from '../test-support/sample-contract.js';
import { findingsRecord, tornRecord } from '../test-support/sample-records.js';
import { wholeRecord } from '../test-support/whole-record.js';
import { caseRowOf } from '../rows.js';
import { CaseArchive } from './archive.js';
import { addRow, caseAt, emptyColumns, findingRows, packCase, rowAt, type CaseBlock } from './blocks.js';
import { Packer, unpack } from './pack.js';

test('whatever JSON is packed comes back the same, equal values stored once', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const packer = new Packer();
      const places = values.map((value, index) => (index % 2 === 0 ? packer.add(value) : packer.addRepeated(value)));
      const again = values.map((value) => packer.add(value));
      assert.deepEqual(again, places);
      const stored = JSON.parse(JSON.stringify(packer.values)) as typeof packer.values;
      assert.equal(JSON.stringify(places.map((place) => unpack(stored, place))), JSON.stringify(values));
    }),
  );
});

test('values alike in form and fresh in content are packed as lists alike in text', () => {
  const packer = new Packer();
  const places = Array.from({ length: 100 }, (_, number) =>
    packer.add({ id: `id ${number}`, owner: `owner ${number}` }),
  );
  const texts = places.slice(50).map((place) => JSON.stringify(packer.values[place]).replace(/^\[1,-?\d+,/, ''));
  assert.equal(new Set(texts).size, 1);
});

const start = findingsRecord().run.startedAt;

function assertKept(cases: readonly CaseRecord[], startedAt: string): void {
  const packer = new Packer();
  const block: CaseBlock = { values: packer.values, cases: cases.map((entry) => packCase(packer, entry, startedAt)) };
  const stored = JSON.parse(JSON.stringify(block)) as CaseBlock;
  cases.forEach((entry, position) => assert.deepEqual(caseAt(stored, position, entry.line, startedAt), entry));
}

test('a packed case is the case of the record, its times, subjects and unknown members included', () => {
  assertKept(findingsRecord().cases, start);
  assertKept(tornRecord().cases, start);
  const [entry] = findingsRecord().cases;
  assert.ok(entry);
  const extended = { ...entry, line: { ...entry.line, area: 'Cards', latencies: [1, 2] } };
  assertKept([extended], start);
  for (const payload of payloads) assertKept(infest(findingsRecord().cases, payload), start);
  assertKept(findingsRecord().cases, 'no date');
});

test('rows come back from their columns', () => {
  const columns = emptyColumns();
  const rows = [...wholeRecord().cases, ...tornRecord().cases].map((entry, at) => caseRowOf(entry, at + 1));
  for (const row of rows) addRow(columns, row);
  assert.deepEqual(
    rows.map(({ number }) => rowAt({ cases: columns }, number)),
    rows,
  );
});

test('rows of findings come back with case, judgement, level, pointer and whether they are waived', () => {
  const cause = {
    headline: 'h',
    check: 'c',
    findings: [4, 0, 2, 4, 1, 0, 7, 0, 1, 9, 2, 5, 9, 3, 3],
    at: [1, -1, 0, 1, 0],
  };
  assert.deepEqual(findingRows(cause, ['/a', '/b']), [
    { caseNumber: 4, judgement: 0, level: 'fail', pointer: '/b' },
    { caseNumber: 4, judgement: 1, level: 'info' },
    { caseNumber: 7, judgement: 0, level: 'warn', pointer: '/a' },
    { caseNumber: 9, judgement: 2, level: 'fail', pointer: '/b', waived: true },
    { caseNumber: 9, judgement: 3, level: 'info', pointer: '/a', waived: true },
  ]);
});

/** Length of the bodies that an archive keeps, by case. */
function keptBodies(cases: Iterable<CaseRecord>): { outcome: string; kept: number; cutFrom: number | undefined }[] {
  const archive = new CaseArchive(start);
  const entries = [...cases];
  for (const entry of entries) archive.add(entry);
  archive.close();
  const blocks = archive.blocks.map(
    (text) => JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString()) as CaseBlock,
  );
  return entries.map(({ line, end }, index) => {
    const place = archive.firsts.findLastIndex((first) => first <= index + 1);
    const block = blocks[place];
    assert.ok(block);
    const [exchange] = caseAt(block, index + 1 - (archive.firsts[place] ?? 1), line, start).exchanges;
    const request: { body?: string; cutFrom?: number } | undefined = exchange?.request;
    return { outcome: end?.outcome ?? '', kept: request?.body?.length ?? 0, cutFrom: request?.cutFrom };
  });
}

test('once there are too many bodies, those of passing cases are left out with a mark; findings keep theirs longer', () => {
  const cases = [...largeCases({ cases: 12_000, contract: sampleContract(), findings: 0.1 })];
  const kept = keptBodies(cases);
  assert.ok(kept.slice(0, 1_000).every((body) => body.kept > 0));
  const late = kept.slice(-1_000);
  const passing = late.filter(({ outcome }) => outcome === 'pass');
  assert.ok(passing.length > 500 && passing.every((body) => body.kept === 0 && (body.cutFrom ?? 0) > 100));
  assert.ok(late.filter(({ outcome }) => outcome !== 'pass').every((body) => body.kept > 0));
});
