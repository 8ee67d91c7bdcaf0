import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { explore } from '../../engine/exploration/explore.js';
import { tellExploration } from '../../engine/exploration/tell.js';
import { moneySequenceFaults } from '../../sandbox/faults/sequences-money.js';
import { readSequenceFaults } from '../../sandbox/faults/sequences-reads.js';
import { stateSequenceFaults } from '../../sandbox/faults/sequences-state.js';
import { sequenceExpectations } from './expectations-sequences.js';
import { openHarness } from './harness.js';

async function exploreWith(
  apiVersion: ApiVersion,
  seed: number,
  steps: number,
  { faults = [], ...options }: { faults?: readonly string[]; clients?: number; untilFound?: boolean } = {},
) {
  const harness = await openHarness({ apiVersion, seed, faults, deadlineMs: 1000 });
  try {
    const exploration = await explore(harness.session, { seed, steps, untilFound: true, ...options });
    tellExploration(harness.session, exploration);
    return { exploration, problems: harness.session.results.flatMap(({ problems }) => problems), lines: harness.lines };
  } finally {
    await harness.close();
  }
}

test('every fault that only sequences show has its expectation', () => {
  const names = [...moneySequenceFaults, ...stateSequenceFaults, ...readSequenceFaults].map(({ name }) => name);
  assert.deepEqual(Object.keys(sequenceExpectations).sort(), names.sort());
  assert.ok(names.length >= 30);
});

for (const apiVersion of ['legacy', 'test', 'latest'] as const)
  test(`a faultless sandbox of ${apiVersion} gives no finding, and most steps are decided`, async () => {
    const { exploration } = await exploreWith(apiVersion, 11, 250);
    assert.deepEqual(exploration.found, []);
    assert.deepEqual(exploration.lost, []);
    assert.equal(exploration.undecided, 0);
    assert.ok(exploration.open / exploration.steps < 0.2, `${exploration.open} of ${exploration.steps}`);
  });

test('a fault that takes several calls to show is found, and shrunk to these calls', async () => {
  const { exploration, problems, lines } = await exploreWith('latest', 1, 3000, {
    faults: ['transfer-id-given-again'],
  });
  const [found] = exploration.found;
  assert.deepEqual(
    found?.acts.map(({ kind }) => kind),
    ['ready-user', 'transfer', 'transfer', 'transfer', 'transfer'],
  );
  assert.deepEqual(
    problems.map(({ check, level }) => `${check} ${level}`),
    ['model-agrees fail'],
  );
  assert.ok(lines.filter(({ type }) => type === 'exchange').length >= 8);
});

// Which of several calls at once comes first nobody decides: the faults say what must not be.
test('locks that calls at once use twice are found each, and shrunk to the clients that do', async () => {
  const faults = ['lock-used-twice', 'order-lock-used-twice'];
  const { exploration, problems } = await exploreWith('latest', 2, 1000, { faults, untilFound: false });
  const rivals = exploration.found.map(({ acts }) =>
    acts.filter(({ kind }) => kind === 'exchange' || kind === 'create-order'),
  );
  assert.deepEqual(rivals.map(([first]) => first?.kind).sort(), ['create-order', 'exchange']);
  for (const [one, other, ...more] of rivals) {
    assert.deepEqual([other?.kind, other?.together, more], [one?.kind, one?.together, []]);
    assert.notEqual(other?.client, one?.client);
  }
  assert.deepEqual(
    problems.map(({ check, level }) => `${check} ${level}`),
    ['model-agrees fail', 'model-agrees fail'],
  );
});

test('equal seeds make equal sequences', async () => {
  const subjects = async () => [...(await exploreWith('test', 5, 80, { clients: 1 })).exploration.reached.pairs].join();
  assert.equal(await subjects(), await subjects());
});
