import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgementLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { problemText, reasonOf } from './problems.js';

const found = { check: 'error-code', message: 'Another code.', outcome: 'fail', level: 'fail', defaultLevel: 'fail' };
const text = (changes: Partial<JudgementLine> = {}): string =>
  problemText({ ...found, ...changes } as unknown as JudgementLine);

test('a problem says level, check and message, and only what it has of place and kinds', () => {
  assert.equal(text(), 'fail error-code: Another code.');
  assert.equal(text({ defaultLevel: 'info' }), 'fail (info at a real target) error-code: Another code.');
  assert.equal(
    text({ waivedBy: 'a', defaultLevel: 'warn' }),
    'fail, waived (warn at a real target) error-code: Another code.',
  );
  assert.equal(
    text({ pointer: '', expected: 'P404', actual: 'P403' }),
    'fail error-code: Another code.\n  at       the whole body\n  expected P404\n  actual   P403',
  );
  assert.equal(text({ pointer: '/a' }), 'fail error-code: Another code.\n  at       /a');
  const { level: _level, ...rest } = found;
  assert.equal(problemText(rest as unknown as JudgementLine), 'error-code: Another code.');
});

test('why a case was not judged is what says so first, else whether the run ended inside it', () => {
  const entry = (outcomes: readonly string[], end = true): CaseRecord =>
    ({
      judgements: outcomes.map((outcome, at) => ({ outcome, message: `${outcome} ${at}` })),
      ...(end && { end: {} }),
    }) as unknown as CaseRecord;
  assert.equal(reasonOf(entry(['pass', 'skip', 'error'])), 'skip 1');
  assert.equal(reasonOf(entry(['pass', 'fail', 'not-applicable'])), 'not-applicable 2');
  assert.equal(reasonOf(entry(['pass'])), 'no reason is recorded');
  assert.equal(reasonOf(entry([], false)), 'the run ended inside this case');
});
