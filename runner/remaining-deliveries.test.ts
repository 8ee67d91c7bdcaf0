import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latencyCase } from './remaining-deliveries.js';

const summary = { webhookId: 'exchange', count: 20, p50: 80, p95: 400, p99: 950, most: 950 };
const target = { strictness: 'documented' } as const;
const at = '2026-11-23T11:35:04.120Z';

test('a webhook that keeps its budget passes, one that does not fails at any strictness: the partner said so', () => {
  for (const [p99, outcome] of [
    [950, 'pass'],
    [900, 'fail'],
  ] as const) {
    const lines = latencyCase(summary, { p50: 80, p99 }, target, at);
    assert.deepEqual(
      lines.map(({ type }) => type),
      ['case', 'judgement', 'judgement', 'case-end'],
    );
    assert.deepEqual(
      lines.flatMap((line) => (line.type === 'judgement' || line.type === 'case-end' ? [line.outcome] : [])),
      ['pass', outcome, outcome],
    );
  }
});

test('no budget, no case', () => {
  assert.deepEqual(latencyCase(summary, {}, target, at), []);
});
