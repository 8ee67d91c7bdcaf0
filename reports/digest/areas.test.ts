import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import type { JudgementLine } from '../../engine/record/format.js';
import { sampleContract } from '../html/test-support/sample-contract.js';
import { conformantRecord } from '../html/test-support/sample-records.js';
import { areaState, AreaTally, type AreaState } from './areas.js';

/** State of the partner's area after one case with one judgement. */
function stateAfter(changes: Partial<JudgementLine>): AreaState {
  const [entry] = conformantRecord().cases.filter(({ line }) => line.operationId === 'getPartnerBalances');
  const [judgement] = entry?.judgements ?? [];
  assert.ok(entry && judgement);
  const tally = new AreaTally(sampleContract());
  tally.add({ ...entry, judgements: [{ ...judgement, ...changes }] });
  const area = tally.areas().get('Partner');
  assert.ok(area);
  assert.deepEqual([area.subjects, area.exercised, area.cases], [2, 1, 1]);
  return areaState(area);
}

const evidence = (grade: 'documented' | 'carried' | 'observed' | 'assumed'): Partial<JudgementLine> => ({
  ground: { kind: 'evidence', evidence: { grade } },
});

test('an area is proven by documented or carried evidence alone: not by guesses, not by principles', () => {
  assert.equal(stateAfter(evidence('documented')), 'pass');
  assert.equal(stateAfter(evidence('carried')), 'pass');
  assert.equal(stateAfter(evidence('observed')), 'unproven');
  assert.equal(stateAfter(evidence('assumed')), 'unproven');
  assert.equal(stateAfter({ ground: principle('authentication') }), 'unproven');
});

test('an area shows its worst finding, unless a waiver accepts it', () => {
  const found = { ...evidence('assumed'), outcome: 'warn', level: 'warn', defaultLevel: 'info' } as const;
  assert.equal(stateAfter(found), 'warn');
  assert.equal(stateAfter({ ...found, ...evidence('documented'), waivedBy: 'a' }), 'pass');
});

test('findings are counted by level, those that a waiver accepts apart, and judgements by what they rest on', () => {
  const [entry] = conformantRecord().cases.filter(({ line }) => line.operationId === 'getPartnerBalances');
  const [judgement] = entry?.judgements ?? [];
  assert.ok(entry && judgement);
  const found = { outcome: 'fail', level: 'fail', defaultLevel: 'fail' } as const;
  const tally = new AreaTally(sampleContract());
  const judgements: Partial<JudgementLine>[] = [
    { ...found, ...evidence('documented') },
    { ...found, ...evidence('assumed'), waivedBy: 'a' },
    { ...found, ...evidence('assumed'), waivedBy: 'b' },
    { ...evidence('carried') },
    { ...evidence('assumed') },
    { outcome: 'skip' },
  ];
  const asked: JudgementLine[] = judgements.map((changes) => ({ ...judgement, ...changes }));
  tally.add({ ...entry, judgements: asked });
  tally.add({ ...entry, line: { ...entry.line, operationId: 'unheardOf' }, judgements: [] });
  const { byLevel, waived, firm, weak, exercised, cases } = tally.areas().get('Partner') ?? assert.fail();
  assert.deepEqual([byLevel, waived, firm, weak, exercised, cases], [{ info: 0, warn: 0, fail: 1 }, 2, 2, 3, 1, 1]);
  const other = tally.areas().get('Other');
  assert.deepEqual([other?.cases, other?.exercised, other?.subjects], [1, 0, 1]);
});

test('areas without a case are told from others', () => {
  const states = [...new AreaTally(sampleContract()).areas().values()].map(areaState);
  assert.deepEqual(new Set(states), new Set(['not-exercised']));
});
