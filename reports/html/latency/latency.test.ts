import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseRecord } from '../../../engine/record/reader.js';
import type { ReportModel } from '../model.js';
import { latencySection } from './section.js';
import { LatencyTally } from './tally.js';

interface Timed {
  id: string;
  ms: number | undefined;
  status?: number;
}

/** A case of calls and deliveries that took so long. */
function timed(calls: readonly Timed[], deliveries: readonly Timed[] = []): CaseRecord {
  return {
    exchanges: calls.map(({ id, ms, status = 200 }) => ({
      operationId: id,
      durationMs: ms,
      ...(status !== 0 && { response: { status } }),
    })),
    deliveries: deliveries.map(({ id, ms }) => ({ webhookId: id === '' ? null : id, latencyMs: ms })),
  } as unknown as CaseRecord;
}

function latencies(...cases: readonly CaseRecord[]): ReportModel['latencies'] {
  const tally = new LatencyTally();
  for (const entry of cases) tally.add(entry);
  return tally.latencies();
}

const shown = (of: ReportModel['latencies']): string =>
  String(latencySection({ latencies: of, context: { titles: { slow: 'A slow one' } } } as unknown as ReportModel));

test('accepted calls count, and first attempts of known webhooks; the slowest stand first, equals by name', () => {
  const of = latencies(
    timed([
      { id: 'quick', ms: 1 },
      { id: 'slow', ms: 40 },
      { id: 'b', ms: 7, status: 299 },
      { id: 'refused', ms: 900, status: 300 },
      { id: 'odd', ms: 900, status: 199 },
      { id: 'silent', ms: 900, status: 0 },
    ]),
    timed(
      [
        { id: 'slow', ms: 60 },
        { id: 'a', ms: 7 },
      ],
      [
        { id: 'hook', ms: 0 },
        { id: 'hook', ms: undefined },
        { id: '', ms: 5 },
      ],
    ),
  );
  assert.deepEqual(
    of.operations.rows.map(({ id, distribution }) => [id, distribution.samples, distribution.p95]),
    [
      ['slow', 2, 60],
      ['a', 1, 7],
      ['b', 1, 7],
      ['quick', 1, 1],
    ],
  );
  assert.deepEqual(
    of.webhooks.rows.map(({ id, distribution }) => [id, distribution.samples]),
    [['hook', 1]],
  );
  assert.deepEqual([of.operations.bins.from, of.operations.bins.to], [1, 60]);
});

test('eight operations are in view, the others folded under their own name; none gives no section', () => {
  const many = (number: number): string =>
    shown(latencies(timed(Array.from({ length: number }, (_, at) => ({ id: `op${at}`, ms: 100 - at })))));
  const labels = (markup: string): string[] =>
    [...markup.matchAll(/aria-label="([^"]*), a table that scrolls sideways"/g)].map(([, label = '']) => label);
  const title = 'Accepted calls, from request to answer';
  assert.deepEqual(labels(many(8)), [title]);
  assert.doesNotMatch(many(8), /<summary>/);
  assert.deepEqual(labels(many(10)), [title, `${title}, the others`]);
  assert.match(many(10), /<summary>2 more, all faster<\/summary>/);
  const [inView = '', folded = ''] = many(10).split('<summary>');
  assert.deepEqual(
    [inView, folded].map((part) => part.match(/<code>op\d<\/code>/g)?.length),
    [8, 2],
  );
  assert.equal(shown(latencies()), 'false');
});

test('a page with webhooks alone shows these alone', () => {
  const markup = shown(latencies(timed([], [{ id: 'slow', ms: 31 }])));
  assert.doesNotMatch(markup, /Accepted calls/);
  assert.match(markup, /First attempts, from their cause to their arrival/);
  assert.match(markup, /<code>slow<\/code> <span class="title">A slow one<\/span>/);
});
