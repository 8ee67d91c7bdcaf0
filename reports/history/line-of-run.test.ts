import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsRecord } from '../html/test-support/sample-records.js';
import { parseHistory, type HistoryLine } from './line.js';
import { LineOfRun, type LineOptions } from './line-of-run.js';

function lineOf({ run, cases, ...rest } = findingsRecord(), options: LineOptions = {}): HistoryLine {
  const line = new LineOfRun(run, options);
  for (const entry of cases) line.add(entry);
  return line.finish({ run, ...rest });
}

test('the line of a run is one that a history reads back whole', () => {
  const line = lineOf();
  const { lines, unreadable } = parseHistory(`${JSON.stringify(line)}\n`);
  assert.equal(unreadable, 0);
  assert.deepEqual(lines, [line]);
  assert.ok(line.causes.length > 0);
  assert.ok(line.subjects > 0);
});

test('the build is what the header says that was named, in whichever case; else what such headers are mostly called', () => {
  const record = findingsRecord();
  const answered = (headers: Record<string, string>) => ({
    ...record,
    cases: record.cases.map((entry) => ({
      ...entry,
      exchanges: entry.exchanges.map((one) => ({
        ...one,
        ...(one.response && { response: { ...one.response, headers } }),
      })),
    })),
  });
  const both = answered({ 'X-Version': '7', 'X-Build': '4711', 'x-own': 'b9' });
  assert.equal(lineOf(both).origins.build, '4711');
  assert.equal(lineOf(both, { buildHeader: 'X-Own' }).origins.build, 'b9');
  assert.equal(lineOf(answered({ 'x-own': 'b9' })).origins.build, undefined);
});
