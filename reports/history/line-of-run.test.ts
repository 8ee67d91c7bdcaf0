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

test('a cause shows the exchange of the first of its worst findings, however many stand before and after', () => {
  const { run, cases, ...rest } = findingsRecord();
  const source = cases.find(
    ({ judgements, exchanges }) => judgements.some(({ level }) => level) && exchanges.length > 0,
  );
  const judgement = source?.judgements.find(({ level }) => level !== undefined);
  const [exchange] = source?.exchanges ?? [];
  assert.ok(source && judgement && exchange?.response);
  const { response } = exchange;
  const line = new LineOfRun(run);
  for (const [number, level] of (['info', 'fail', 'warn', 'fail'] as const).entries()) {
    const caseId = `${source.line.id}/${number}`;
    const id = `e${number}`;
    line.add({
      line: { ...source.line, id: caseId },
      exchanges: [
        { ...exchange, id, caseId, request: { ...exchange.request, url: `http://127.0.0.1/${number}` }, response },
      ],
      deliveries: [],
      judgements: [
        { ...judgement, caseId, level, defaultLevel: level, outcome: level, subject: { kind: 'exchange', id } },
      ],
      end: { type: 'case-end', caseId, outcome: level, durationMs: 1 },
    });
  }
  const [cause, ...others] = line.finish({ run, ...rest }).causes;
  assert.equal(others.length, 0);
  assert.match(cause?.shown?.request ?? '', /^\S+ http:\/\/127\.0\.0\.1\/1(\n|$)/);
});
