import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseLine, exchangeLine, judgementLine, runLine } from '../test-support/lines.js';
import type { RecordLine } from './format.js';
import { lineProblem } from './line-problem.js';

test('a line of the form of its type has no problem, nor has one that nobody here knows', () => {
  const unknown = [{ type: 'mood', runId: '../up' }, { type: 7 }, {}] as unknown as RecordLine[];
  for (const line of [runLine(), caseLine(), judgementLine('fail'), ...unknown])
    assert.equal(lineProblem(line), undefined, JSON.stringify(line));
});

test('looking at lines says nothing of its own on a terminal', (t) => {
  const said = ['log', 'warn', 'error'] as const;
  const told = said.map((name) => t.mock.method(console, name, () => undefined).mock);
  assert.equal(lineProblem({ ...caseLine(), startedAt: 'some day' }), undefined);
  assert.equal(lineProblem(exchangeLine(200)), undefined);
  assert.deepEqual(
    told.map(({ calls }) => calls.map(({ arguments: texts }) => texts)),
    [[], [], []],
  );
});

test('what breaks the form of its type is said with the member and what to do', () => {
  assert.match(
    lineProblem({ ...judgementLine('pass'), outcome: 'maybe' as 'pass' }) ?? '',
    /^a line of type judgement \/outcome must be .+; the record is damaged, .+ run the suite again$/,
  );
  assert.match(lineProblem({ type: 'case' } as RecordLine) ?? '', /^a line of type case must have .+; the record/);
});

test('a run’s id and version become names of folders: others than names are refused', () => {
  assert.match(lineProblem(runLine({ runId: '../up' })) ?? '', /^runId "\.\.\/up": no name/);
  assert.match(lineProblem(runLine({ apiVersion: 'a/b' })) ?? '', /^apiVersion "a\/b": no name/);
});

test('a newer format is left to its own message, of the run’s line alone', () => {
  assert.equal(lineProblem({ type: 'run', format: 2 } as unknown as RecordLine), undefined);
  assert.match(lineProblem({ type: 'run', format: 1 } as unknown as RecordLine) ?? '', /^a line of type run /);
  assert.match(lineProblem({ type: 'case', format: 2 } as unknown as RecordLine) ?? '', /^a line of type case /);
});
