import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playAgain } from '../../engine/exploration/explore.js';
import { tellSequence } from '../../engine/exploration/tell.js';
import type { CaseLine, RecordLine } from '../../engine/record/format.js';
import { openHarness } from '../../scripts/faults/harness.js';
import { carryOutExploration, recordOfItsOwn } from './carry-out.js';

const never = new AbortController().signal;

async function explored(steps: number, seed: number, faults: readonly string[] = []) {
  const harness = await openHarness({ apiVersion: 'latest', seed, faults, deadlineMs: 1000 });
  try {
    await carryOutExploration(harness.session, { seed }, { steps }, never);
    return harness.lines;
  } finally {
    await harness.close();
  }
}

async function playedAgain({ operationId = '', rule, acts = [] }: CaseLine, seed: number, faults: readonly string[]) {
  const harness = await openHarness({ apiVersion: 'latest', seed, faults, deadlineMs: 1000 });
  try {
    const played = await playAgain(harness.session, acts, seed);
    tellSequence(harness.session, { operationId, rule, acts }, played);
    return harness.session.results.at(-1);
  } finally {
    await harness.close();
  }
}

test('sequences that agree with the model leave a case per operation, and what they came to', async () => {
  const lines = await explored(60, 3);
  const cases = lines.filter((line) => line.type === 'case');
  assert.ok(cases.length > 5);
  assert.ok(cases.every(({ rule, story }) => rule === 'agrees' && story === undefined));
  assert.ok(lines.every((line) => line.type !== 'case-end' || line.outcome === 'pass'));
  const [line, ...others] = lines.filter(({ type }) => type === 'exploration');
  assert.deepEqual(others, []);
  assert.ok(line?.type === 'exploration' && line.steps >= 60 && line.pairs.length > 0 && line.transitions.length > 0);
});

test('a sequence that does not is told step by step, and played again it fails until the fault is gone', async () => {
  const faults = ['transfer-id-given-again'];
  const lines = await explored(900, 1, faults);
  const found = lines.find((line): line is CaseLine => line.type === 'case' && line.acts !== undefined);
  assert.ok(found?.story && found.story.length >= 5);
  const last = found.story.findLast(({ done }) => done.includes('createTransfer'));
  assert.ok(last?.exchangeId !== undefined);
  assert.deepEqual([last.expected, last.actual], ['a new id', 'a known one']);
  const exchanges = lines.filter((line) => line.type === 'exchange' && line.caseId === found.id);
  assert.ok(exchanges.some((line) => line.type === 'exchange' && line.id === last.exchangeId));
  const again = await playedAgain(found, 1, faults);
  assert.deepEqual([again?.id, again?.outcome], [found.id, 'fail']);
  const fixed = await playedAgain(found, 1, []);
  assert.deepEqual([fixed?.id, fixed?.outcome], [found.id, 'pass']);
});

test("at the sandbox its operator's acts and its clock stay out of the record", () => {
  const kept: RecordLine[] = [];
  const own = recordOfItsOwn({ append: (line) => void kept.push(line), close: () => undefined });
  own.append({ type: 'trigger', at: '', trigger: 'deposit', values: {}, told: {} });
  own.append({ type: 'clock', at: '', until: '', ms: 1 });
  own.append({ type: 'end', at: '' });
  assert.deepEqual(
    kept.map(({ type }) => type),
    ['end'],
  );
});
