import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import {
  endLine,
  errorLine,
  judgementLine,
  caseEndLine,
  caseLine,
  exchangeLine,
  runLine,
} from '../test-support/lines.js';
import type { JudgementLine, Outcome } from './format.js';
import type { CaseRecord, RunRecord } from './reader.js';
import { summarise } from './summary.js';

let cases = 0;

/** A finished case; `statuses` of its exchanges, `undefined` where no answer came. */
function caseOf(
  judgements: (JudgementLine | Outcome)[],
  { statuses = [200], phase = 'stateful' }: { statuses?: (number | undefined)[]; phase?: string } = {},
): CaseRecord {
  const id = `getUserBalances:${phase}:case-${(cases += 1)}`;
  const lines = judgements.map((judgement) => (typeof judgement === 'string' ? judgementLine(judgement) : judgement));
  return {
    line: caseLine(id),
    exchanges: statuses.map((status) => exchangeLine(status, id)),
    deliveries: [],
    judgements: lines,
    end: caseEndLine(lines[0]?.outcome ?? 'pass', id),
  };
}

function recordOf(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    run: runLine(),
    cases: [caseOf(['pass'])],
    foreignDeliveries: [],
    errors: [],
    waivers: [],
    lessons: [],
    coverage: [],
    end: endLine,
    torn: false,
    ...changes,
  };
}

test('what was left out is counted by its reason, whatever ids it names', () => {
  const skipped = (message: string): CaseRecord => caseOf([{ ...judgementLine('skip'), message }]);
  const user = (digit: string): string =>
    `this target offers no way to approve ${digit.repeat(8)}-0000-4000-8000-000000000000`;
  const cases = [skipped('no second account'), skipped(user('a')), skipped(user('b')), caseOf(['pass'])];
  assert.deepEqual(summarise(recordOf({ cases })).skips, [
    { reason: 'this target offers no way to approve …', cases: 2 },
    { reason: 'no second account', cases: 1 },
  ]);
});

const verdictOf = (record: RunRecord) => {
  const { verdict, exitCode } = summarise(record);
  return `${verdict} ${exitCode}`;
};

test('judgements that all hold make a run conformant', () => {
  assert.equal(verdictOf(recordOf()), 'conformant 0');
});

test('a finding at the threshold or above gives exit code 1', () => {
  for (const [failOn, level, expected] of [
    ['fail', 'fail', 'findings 1'],
    ['fail', 'warn', 'conformant 0'],
    ['fail', 'info', 'conformant 0'],
    ['warn', 'fail', 'findings 1'],
    ['warn', 'warn', 'findings 1'],
    ['warn', 'info', 'conformant 0'],
    ['info', 'info', 'findings 1'],
  ] as const)
    assert.equal(
      verdictOf(recordOf({ run: runLine({ failOn }), cases: [caseOf([level, 'pass'])] })),
      expected,
      `${level} at threshold ${failOn}`,
    );
});

test('findings are listed gravest first and counted by level, those below the threshold too', () => {
  const summary = summarise(
    recordOf({ cases: [caseOf(['info', 'warn']), caseOf(['fail']), caseOf(['warn', 'pass'])] }),
  );
  assert.deepEqual(
    summary.findings.map(({ judgement }) => judgement.level),
    ['fail', 'warn', 'warn', 'info'],
  );
  assert.deepEqual(summary.byLevel, { fail: 1, warn: 2, info: 1 });
  assert.equal(summary.meaning, '1 finding at level fail or above; 2 warn and 1 info below it.');
  const quiet = summarise(recordOf({ cases: [caseOf(['warn', 'pass'])] }));
  assert.equal(quiet.meaning, 'No finding at level fail or above; 1 warn below it.');
  assert.equal(summary.findings[0]?.caseRecord.judgements.length, 1);
});

test('the summary says how many judgements rest on each grade', () => {
  const judgements = [
    judgementLine('pass', 'documented'),
    judgementLine('fail', 'documented'),
    judgementLine('pass', 'carried'),
    judgementLine('info', 'assumed'),
    judgementLine('pass', principle('authentication')),
    // Neither is a judgement of anything.
    judgementLine('skip', principle('nothing is judged that was not carried out')),
    judgementLine('error', principle('nothing is judged that was not carried out')),
  ];
  const summary = summarise(recordOf({ cases: [caseOf(judgements)] }));
  assert.deepEqual(summary.rests, { documented: 2, carried: 1, observed: 0, secondary: 0, assumed: 1, principle: 1 });
  assert.equal(summary.judgements, 5);
  assert.equal(summary.exchanges, 1);
});

test('cases are counted by their outcome', () => {
  const { cases: counts } = summarise(
    recordOf({ cases: [caseOf(['pass']), caseOf(['pass']), caseOf(['skip']), caseOf(['warn'])] }),
  );
  assert.deepEqual(counts, { pass: 2, fail: 0, warn: 1, info: 0, skip: 1, 'not-applicable': 0, error: 0 });
});

const repeated = (count: number, make: () => CaseRecord) => Array.from({ length: count }, make);
const answered = () => caseOf(['pass']);
const unanswered = () => caseOf(['error'], { statuses: [undefined] });
const unauthorised = () => caseOf(['fail'], { statuses: [401] });

test('nine of ten requests without answer or unauthorised prove nothing: the target is unusable', () => {
  for (const worthless of [unanswered, unauthorised]) {
    assert.equal(verdictOf(recordOf({ cases: [...repeated(9, worthless), answered()] })), 'unusable 3');
    assert.equal(verdictOf(recordOf({ cases: repeated(3, worthless) })), 'unusable 3');
    assert.notEqual(
      verdictOf(recordOf({ cases: [...repeated(8, worthless), ...repeated(2, answered)] })),
      'unusable 3',
    );
  }
  const mixed = [...repeated(5, unanswered), ...repeated(4, unauthorised), answered()];
  assert.equal(verdictOf(recordOf({ cases: mixed })), 'unusable 3');
});

test('unauthorised calls that want to be refused do not make a target unusable', () => {
  const refusals = repeated(50, () => caseOf(['pass'], { statuses: [401], phase: 'auth' }));
  assert.equal(verdictOf(recordOf({ cases: [...refusals, answered()] })), 'conformant 0');
  assert.equal(verdictOf(recordOf({ cases: refusals })), 'conformant 0');
  assert.equal(verdictOf(recordOf({ cases: [...refusals, unauthorised()] })), 'unusable 3');
});

test('other refusals prove something: they are findings, not an unusable target', () => {
  const cases = repeated(10, () => caseOf(['fail'], { statuses: [400] }));
  assert.equal(verdictOf(recordOf({ cases })), 'findings 1');
});

test('what was not carried out leaves a run incomplete', () => {
  const { end, ...open } = caseOf(['pass']);
  assert.ok(end);
  const { end: lastLine, ...endless } = recordOf();
  assert.ok(lastLine);
  assert.equal(verdictOf(endless), 'incomplete 4');
  assert.equal(verdictOf(recordOf({ cases: [answered(), open] })), 'incomplete 4');
  assert.equal(verdictOf(recordOf({ errors: [errorLine] })), 'incomplete 4');
  assert.equal(verdictOf(recordOf({ cases: [...repeated(5, answered), unanswered()] })), 'incomplete 4');
});

test('a run that judged nothing is never conformant', () => {
  assert.equal(verdictOf(recordOf({ cases: [] })), 'incomplete 4');
  const skipped = caseOf([judgementLine('skip', principle('nothing is judged that was not carried out'))], {
    statuses: [],
  });
  assert.equal(verdictOf(recordOf({ cases: [skipped] })), 'incomplete 4');
  assert.equal(summarise(recordOf({ cases: [skipped] })).meaning, 'Nothing was judged.');
});

test('a run that asked for no area is never conformant', () => {
  const record = recordOf({ cases: [answered()], scope: { type: 'scope', areas: [], leftOut: [] } });
  assert.equal(verdictOf(record), 'unproven 0');
  assert.equal(verdictOf({ ...record, run: { ...record.run, requireProof: true } }), 'unproven 4');
  assert.match(
    summarise(record).meaning,
    /above; answers were held against each other alone, and no area was asked for\.$/,
  );
});

test('a skip beside judgements leaves the verdict to them', () => {
  assert.equal(verdictOf(recordOf({ cases: [answered(), caseOf(['skip'], { statuses: [] })] })), 'conformant 0');
});

test('findings of an interrupted run count, and the meaning says that it was cut short', () => {
  const { end, ...interrupted } = recordOf({ cases: [caseOf(['fail']), caseOf(['fail'])] });
  assert.ok(end);
  assert.equal(verdictOf(interrupted), 'findings 1');
  assert.equal(summarise(interrupted).meaning, '2 findings at level fail or above; the run was also cut short.');
});
