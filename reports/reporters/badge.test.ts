import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level } from '../../contracts/model/levels.js';
import type { RunRecord } from '../../engine/record/reader.js';
import { conformantRecord } from '../html/test-support/sample-records.js';
import { written } from './test-support/written.js';

/** What the badge of a run with findings of these levels says. */
function message(failOn: Level, found: readonly Level[]): string | undefined {
  const record: RunRecord = conformantRecord();
  const [entry] = record.cases;
  const [judgement] = entry?.judgements ?? [];
  assert.ok(entry && judgement);
  const judgements = found.map((level) => ({ ...judgement, outcome: level, level, defaultLevel: level }));
  const text = written('badge', { ...record, run: { ...record.run, failOn }, cases: [{ ...entry, judgements }] });
  return /aria-label="Partner API test: ([^"]*)"/.exec(text)?.[1];
}

test('a badge counts the failures; where there are none, all other findings', () => {
  assert.equal(message('warn', ['fail', 'fail', 'warn', 'info']), '2 fail');
  assert.equal(message('warn', ['warn', 'info', 'info']), '3 warn');
  assert.equal(message('info', ['info']), '1 warn');
});
