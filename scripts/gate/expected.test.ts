import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GateReport, GateStanding } from '../../reports/gate/model.js';
import { troublesOfMove, troublesOfSelf } from './expected.js';

const row = (standing: GateStanding) => ({ standing, subject: 'createUser', message: 'differs' });

/** As much of a report as is looked at. */
const report = (
  verdict: string,
  standings: readonly GateStanding[],
  requests = 9,
  unproven: string[] = [],
): GateReport =>
  ({
    verdict,
    rows: standings.map(row),
    runs: [],
    oldClient: [],
    compared: { requests },
    reasons: unproven.map((text) => ({ kind: 'unproven', text })),
  }) as unknown as GateReport;

test('a version against itself has to be safe, without a row, by what was compared', () => {
  assert.deepEqual(troublesOfSelf(report('safe', [])), []);
  assert.deepEqual(troublesOfSelf(report('unproven', [], 9, ['a run is incomplete'])), [
    'unproven instead of safe: a run is incomplete',
  ]);
  assert.deepEqual(troublesOfSelf(report('safe', ['not-testable'])), ['not-testable: createUser: differs']);
  assert.deepEqual(troublesOfSelf(report('safe', [], 0)), ['nothing was compared']);
});

const cut = { role: 'own', verdict: 'incomplete' } as GateReport['runs'][number];

test('from a version to the next all that is announced and can be tested has to be seen, and nothing else', () => {
  assert.deepEqual(troublesOfMove(report('not safe', ['seen', 'not-testable'])), []);
  assert.deepEqual(troublesOfMove(report('not safe', ['not-testable'])), ['no change was seen']);
  assert.deepEqual(troublesOfMove(report('not safe', ['seen', 'not-seen', 'unannounced'])), [
    'not-seen: createUser: differs',
    'unannounced: createUser: differs',
  ]);
  assert.deepEqual(troublesOfMove({ ...report('not safe', ['seen']), runs: [cut] }), ['the run "own" is incomplete']);
});
