import assert from 'node:assert/strict';
import type { AreaProof } from '../../engine/record/proof.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Level } from '../../contracts/model/levels.js';
import { packageRoot } from '../../contracts/model/load.js';
import type { JudgementLine, RunLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { Digester, type RunDigest } from '../digest/digest.js';
import { infest, payloads } from '../html/test-support/hostile.js';
import { largeRun } from '../html/test-support/large-record.js';
import { sampleContract } from '../html/test-support/sample-contract.js';
import { compareRuns, countChanges, type Comparison, lostProof } from './compare.js';
import { comparisonFormats } from './index.js';
import { latencyChanges } from './latency.js';
import { mannWhitney, median } from './rank-test.js';

type Shown = Level | 'pass' | 'skip' | undefined;

function caseOf(id: string, shown: Exclude<Shown, undefined>, changes: Partial<JudgementLine> = {}): CaseRecord {
  const isLevel = shown !== 'pass' && shown !== 'skip';
  const line = { type: 'judgement' as const, caseId: id, check: 'response-schema', message: `it is ${shown}` };
  return {
    line: {
      type: 'case',
      id,
      phase: 'p',
      rule: 'r',
      name: id,
      operationId: 'createUser',
      expectation: '',
      startedAt: '',
    },
    exchanges: [],
    deliveries: [],
    judgements: [
      {
        ...line,
        outcome: shown,
        ground: { kind: 'evidence', evidence: { grade: 'documented' } },
        pointer: '/items/0/amount',
        ...(isLevel && { level: shown, defaultLevel: shown }),
        ...changes,
      },
    ],
    end: { type: 'case-end', caseId: id, outcome: shown, durationMs: 1 },
  };
}

let runs = 0;

function digest(cases: readonly CaseRecord[], changes: Partial<RunLine> = {}, ended = true): RunDigest {
  const startedAt = new Date(Date.UTC(2026, 0, 1) + (runs += 1) * 1000).toISOString();
  const run = largeRun({ runId: `run-${runs}`, startedAt, ...changes });
  const digester = new Digester(run, sampleContract());
  for (const entry of cases) digester.add(entry);
  return digester.finish({
    run,
    foreignDeliveries: [],
    errors: [],
    torn: false,
    waivers: [],
    lessons: [],
    coverage: [],
    ...(ended && { end: { type: 'end', at: startedAt } }),
  });
}

const states = (before: Shown, after: Shown): Comparison => {
  const of = (shown: Shown): CaseRecord[] => [caseOf('other', 'pass'), ...(shown ? [caseOf('it', shown)] : [])];
  return compareRuns(digest(of(before)), digest(of(after)));
};

test('what became of a finding, and the exit code', () => {
  for (const [before, after, change, exitCode] of [
    ['pass', 'fail', 'regression', 1],
    ['pass', 'warn', 'regression', 0],
    ['warn', 'fail', 'regression', 1],
    ['fail', 'warn', 'still-failing', 0],
    ['fail', 'fail', 'still-failing', 0],
    ['fail', 'pass', 'fixed', 0],
    [undefined, 'fail', 'new', 0],
    ['skip', 'fail', 'new', 0],
    ['fail', undefined, 'gone', 0],
    ['fail', 'skip', 'gone', 0],
    ['pass', 'pass', undefined, 0],
  ] as const) {
    const comparison = states(before, after);
    assert.deepEqual([comparison.findings[0]?.change, comparison.exitCode], [change, exitCode], `${before} ${after}`);
  }
});

test('values, order, items and wording make no difference; another place does', () => {
  const before = digest([caseOf('it', 'fail', { pointer: '/items/0/amount', message: 'one', actual: '1' })]);
  const same = digest([caseOf('it', 'fail', { pointer: '/items/7/amount', message: 'another', actual: '2' })]);
  assert.equal(compareRuns(before, same).findings[0]?.change, 'still-failing');
  const elsewhere = compareRuns(before, digest([caseOf('it', 'fail', { pointer: '/items/0/name' })]));
  assert.deepEqual(
    elsewhere.findings.map(({ change, finding }) => [change, finding.place]),
    [
      ['regression', '/items/*/name'],
      ['fixed', '/items/*/amount'],
    ],
  );
});

test('a case that fails in one execution of a run and not in another is flaky, and no regression', () => {
  const comparison = compareRuns(digest([caseOf('it', 'pass')]), digest([caseOf('it', 'fail'), caseOf('it', 'pass')]));
  assert.deepEqual([comparison.findings[0]?.change, comparison.exitCode], ['flaky', 0]);
});

test('a history tells since when, over runs that did not judge the case, and who comes and goes', () => {
  const series = (...shown: Shown[]): RunDigest[] =>
    shown.map((one) => digest(one ? [caseOf('it', one)] : [caseOf('x', 'pass')]));
  const steady = series('pass', 'fail', undefined, 'fail', 'fail');
  const [, first] = steady;
  const [before, after] = steady.slice(-2);
  assert.ok(first && before && after);
  const [told] = compareRuns(before, after, steady).findings;
  assert.deepEqual([told?.change, told?.since?.runId], ['still-failing', first.run.runId]);

  const restless = series('pass', 'fail', 'pass', 'fail');
  const comparison = compareRuns(restless[2] as RunDigest, restless[3] as RunDigest, restless);
  assert.deepEqual([comparison.findings[0]?.change, comparison.exitCode], ['flaky', 0]);
  assert.equal(comparison.trend.length, 4);
  assert.deepEqual(
    comparison.trend.map(({ byLevel }) => byLevel.fail),
    [0, 1, 0, 1],
  );
});

test('runs of another version or target are no history', () => {
  const of = (shown: Shown, changes: Partial<RunLine> = {}): RunDigest =>
    digest(shown ? [caseOf('it', shown)] : [], changes);
  const elsewhere = { ...largeRun().target, name: 'elsewhere' };
  const runs = [of('fail'), of('pass', { apiVersion: 'other' }), of('pass', { target: elsewhere }), of('fail')];
  const [first, , , last] = runs as [RunDigest, RunDigest, RunDigest, RunDigest];
  const { findings, trend } = compareRuns(first, last, runs);
  assert.deepEqual(
    findings.map(({ change, since }) => [change, since?.runId]),
    [['still-failing', first.run.runId]],
  );
  assert.deepEqual(
    trend.map(({ runId }) => runId),
    [first.run.runId, last.run.runId],
  );
});

test('a run that began with the later one, or after it, is no history of it', () => {
  const now = '2026-01-01T12:00:00.000Z';
  const at = (startedAt: string): RunDigest => digest([caseOf('it', 'fail')], { startedAt });
  const [before, after] = [at('2026-01-01T11:00:00.000Z'), at(now)];
  const others = [at(now), at('2026-01-01T11:59:59.999Z'), at('2026-01-01T12:00:00.001Z')];
  assert.deepEqual(
    compareRuns(before, after, others).trend.map(({ runId }) => runId),
    [before.run.runId, others[1]?.run.runId, after.run.runId],
  );
});

test('a check that one of the runs left out says nothing of what it finds in the other', () => {
  const without = { checks: ['status-listed'] };
  const found = digest([caseOf('it', 'fail')]);
  assert.deepEqual(
    [
      compareRuns(digest([caseOf('it', 'pass')], without), found),
      compareRuns(found, digest([caseOf('it', 'pass')], without)),
    ]
      .flatMap(({ findings }) => findings)
      .map(({ change }) => change),
    ['new', 'gone'],
  );
});

test('a waived regression stays in sight and does not fail; one that is waived in part does', () => {
  const before = digest([caseOf('it', 'pass')]);
  const waived = { waivedBy: '0123456789abcdef' };
  const comparison = compareRuns(before, digest([caseOf('it', 'fail', waived)]));
  assert.deepEqual([comparison.findings[0]?.change, comparison.exitCode], ['regression', 0]);
  for (const { id, render } of comparisonFormats) assert.match(render(comparison), /waived/, id);
  assert.equal(compareRuns(before, digest([caseOf('it', 'fail', waived), caseOf('it', 'fail')])).exitCode, 1);
});

test('under another strictness levels are compared as at a real target', () => {
  const target = largeRun().target;
  const found = { level: 'fail', defaultLevel: 'info' } as const;
  const before = digest([caseOf('it', 'info', { defaultLevel: 'info' })], {
    target: { ...target, strictness: 'documented' },
  });
  const after = digest([caseOf('it', 'fail', found)], { target: { ...target, strictness: 'all' } });
  const comparison = compareRuns(before, after);
  assert.equal(comparison.findings[0]?.change, 'still-failing');
  assert.match(comparison.notes.join(' '), /Strictness differs/);
});

test('nothing in common, an unfinished or an unusable later run is never a success', () => {
  const sound = digest([caseOf('it', 'pass')]);
  assert.equal(compareRuns(sound, digest([caseOf('another', 'pass')])).exitCode, 4);
  assert.equal(compareRuns(sound, digest([caseOf('it', 'pass')], {}, false)).exitCode, 4);
  assert.equal(compareRuns(sound, sound).exitCode, 0);
  // Its findings are its verdict; that it was cut short shows in its missing end alone.
  const found = digest([caseOf('it', 'fail')]);
  const cut = digest([caseOf('it', 'fail')], {}, false);
  assert.deepEqual([cut.totals.verdict, compareRuns(found, cut).exitCode], ['findings', 4]);
});

function withLatencies(times: Record<string, number[]>): RunDigest {
  const timings = Object.entries(times).map(
    ([id, list]) => [id, list.map((milliseconds) => ({ caseId: 'it', milliseconds }))] as const,
  );
  return { ...digest([caseOf('it', 'pass')]), latencies: new Map(timings) };
}

test('timings of cases that only one run carried out do not count; first attempts of webhooks do', () => {
  const of = (caseId: string, middle: number): { caseId: string; milliseconds: number }[] =>
    around(middle, 30).map((milliseconds) => ({ caseId, milliseconds }));
  const run = (latencies: RunDigest['latencies'], deliveryLatencies: RunDigest['latencies']): RunDigest => ({
    ...digest([caseOf('it', 'pass')]),
    latencies,
    deliveryLatencies,
  });
  const before = run(new Map([['getCard', of('both', 40)]]), new Map([['cardCreated', of('both', 40)]]));
  const after = run(
    new Map([['getCard', [...of('both', 40), ...of('new', 400), ...of('newer', 400)]]]),
    new Map([['cardCreated', of('both', 80)]]),
  );
  assert.deepEqual(
    latencyChanges(before, after).map(({ kind, id }) => [kind, id]),
    [['webhook', 'cardCreated']],
  );
});

const around = (middle: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => middle + ((index * 7) % 11) - 5);

test('a latency change needs enough calls, a sound difference and a size that matters', () => {
  const before = withLatencies({
    slower: around(40, 30),
    few: around(40, 10),
    same: around(40, 30),
    slight: around(200, 60),
  });
  const after = withLatencies({
    slower: around(80, 30),
    few: around(400, 10),
    same: around(40, 30),
    slight: around(204, 60),
  });
  assert.deepEqual(
    latencyChanges(before, after).map(({ id, before: was, after: is }) => [id, was.medianMs < is.medianMs]),
    [['slower', true]],
  );
  assert.deepEqual(
    latencyChanges(after, before).map(({ id }) => id),
    ['slower'],
  );
});

test('Mann–Whitney comes near the exact test, and agrees with itself', () => {
  // The example of R's wilcox.test (Hollander and Wolfe 1973, p. 69): W = 35, exact one-sided p = 0.1272.
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const y = [1.15, 0.88, 0.9, 0.74, 1.21];
  const { p, larger } = mannWhitney(y, x);
  assert.ok(Math.abs(p - 2 * 0.1272) < 0.02, String(p));
  assert.equal(larger, 35 / 50);
  assert.equal(mannWhitney([5, 5, 5], [5, 5]).p, 1);
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.array(fc.integer(), { minLength: 1 }), (a, b) => {
      const [one, other] = [mannWhitney(a, b), mannWhitney(b, a)];
      assert.ok(Math.abs(one.p - other.p) < 1e-9 && one.p >= 0 && one.p <= 1);
      assert.ok(Math.abs(one.larger + other.larger - 1) < 1e-9);
    }),
  );
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
});

test('equal distributions are seldom called different', () => {
  let state = 1;
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const sample = (): number[] => Array.from({ length: 25 }, () => -40 * Math.log(random()));
  const called = Array.from({ length: 400 }, () =>
    latencyChanges(withLatencies({ a: sample() }), withLatencies({ a: sample() })),
  );
  assert.ok(called.filter(({ length }) => length > 0).length <= 10);
});

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
for (const file of ['engine/record/record.schema.json', 'reports/compare/comparison.schema.json'])
  ajv.addSchema(JSON.parse(readFileSync(path.join(packageRoot, file), 'utf8')) as object);

/** Errors of a comparison's JSON, by its published schema. */
function schemaErrors(comparison: Comparison): string | undefined {
  const json = comparisonFormats.find(({ id }) => id === 'json')?.render(comparison) ?? '';
  const isWhole = ajv.validate('https://partner-api-conformance/comparison.schema.json', JSON.parse(json));
  return isWhole ? undefined : ajv.errorsText();
}

test('JSON fits the published schema: every change, since when, latency and notes', () => {
  const shown: Shown[] = ['pass', 'fail', 'warn', 'skip', undefined];
  for (const before of shown)
    for (const after of shown) assert.equal(schemaErrors(states(before, after)), undefined, `${before} ${after}`);
  const series = [digest([caseOf('it', 'pass')]), digest([caseOf('it', 'fail')]), digest([caseOf('it', 'fail')])];
  const [, earlier, later] = series as [RunDigest, RunDigest, RunDigest];
  assert.equal(schemaErrors(compareRuns(earlier, later, series)), undefined);
  const slower = compareRuns(withLatencies({ a: around(40, 30) }), withLatencies({ a: around(80, 30) }));
  assert.equal(slower.latency.length, 1);
  assert.equal(schemaErrors(slower), undefined);
  assert.match(schemaErrors({ ...slower, exitCode: 2 as 4 }) ?? '', /exitCode/);
});

test('every form tells every kind of change, and hostile text stays text', () => {
  const before = digest([
    caseOf('a', 'pass'),
    caseOf('b', 'fail'),
    caseOf('c', 'fail'),
    caseOf('d', 'fail'),
    caseOf('f', 'pass'),
  ]);
  const after = digest([
    ...[caseOf('a', 'fail'), caseOf('b', 'fail'), caseOf('c', 'pass'), caseOf('e', 'warn')],
    ...[caseOf('f', 'fail'), caseOf('f', 'pass')],
  ]);
  const comparison = compareRuns(before, after);
  assert.deepEqual(countChanges(comparison), {
    regression: 1,
    new: 1,
    flaky: 1,
    'still-failing': 1,
    fixed: 1,
    gone: 1,
  });
  for (const { id, render } of comparisonFormats) {
    const text = render(comparison);
    for (const word of ['regression', 'flaky', 'gone']) assert.match(text, new RegExp(word, 'i'), `${id}: ${word}`);
    for (const payload of payloads) {
      const hostile = render({
        ...comparison,
        findings: comparison.findings.map((found) => ({ ...found, finding: infest(found.finding, payload) })),
      });
      if (id === 'html') assert.doesNotMatch(hostile, /<(img|svg onload|iframe|script)\b/);
      if (id === 'json') JSON.parse(hostile);
    }
  }
});

test('an area that was proven and is no longer is told, one that was left out or never proven is not', () => {
  const area = (name: string, state: AreaProof['state'], lacks?: string) => ({
    name,
    state,
    ...(lacks === undefined ? {} : { lacks }),
    ...{ cases: 1, firm: 1, hindered: [], unaccepted: [], unread: [] },
  });
  const run = (...areas: AreaProof[]) => ({ totals: { areas } });
  const before = run(
    area('Cards', 'proven'),
    area('Users', 'proven'),
    area('Money', 'in-part'),
    area('SEPA', 'proven'),
  );
  const after = run(
    area('Cards', 'unproven', 'no valid request was accepted'),
    area('Users', 'in-part'),
    area('Money', 'unproven'),
    area('SEPA', 'left-out'),
  );
  assert.deepEqual(lostProof(before, after), [
    'Cards was proven before and is unproven now: no valid request was accepted.',
    'Users was proven before and is proven in part now.',
  ]);
  assert.deepEqual(lostProof(before, before), []);
});
