/** Every part of a comparison in each form. */
import { test } from 'node:test';
import { Digester, type RunDigest } from '../digest/digest.js';
import { sampleContract } from '../html/test-support/sample-contract.js';
import { findingsRecord } from '../html/test-support/sample-records.js';
import { wholeRecord } from '../html/test-support/whole-record.js';
import type { CaseRecord, RunRecord } from '../../engine/record/reader.js';
import { assertKept } from '../test-support/kept.js';
import { outline } from '../test-support/outline.js';
import { compareRuns } from './compare.js';
import { comparisonFormats } from './index.js';

/** A run of these cases, its calls this much slower, at this hour. */
function digest({ run, cases, ...frame }: RunRecord, hour: number, slower = 0): RunDigest {
  const startedAt = `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const digester = new Digester({ ...run, runId: `run-${hour}`, startedAt }, sampleContract());
  for (const entry of cases) digester.add(entry);
  const digested = digester.finish({ run, ...frame });
  const timings = Array.from({ length: 30 }, (_, at) => ({ caseId: 'c', milliseconds: 40 + slower + (at % 7) }));
  return {
    ...digested,
    latencies: new Map([['createUser', timings]]),
    deliveryLatencies: new Map([['userBalanceGenerated', timings]]),
  };
}

const found = wholeRecord();
const [first, , , webhook, status, ...others] = found.cases as [
  CaseRecord,
  CaseRecord,
  CaseRecord,
  CaseRecord,
  CaseRecord,
];
const renamed = (entry: CaseRecord, id: string): CaseRecord => ({ ...entry, line: { ...entry.line, id } });
/** One case is judged anew, one no more, and one in two ways in one run. */
const later: RunRecord = {
  ...found,
  cases: [...found.cases, renamed(status, 'new:a:b:'), { ...status, judgements: first.judgements }],
};
const earlier: RunRecord = {
  ...findingsRecord(),
  cases: [
    { ...first, judgements: webhook.judgements },
    { ...webhook, judgements: first.judgements },
    { ...status, judgements: first.judgements },
    ...others,
    renamed(status, 'gone:a:b:'),
  ],
  run: { ...found.run, target: { ...found.run.target, strictness: 'documented' }, contractHash: 'f'.repeat(64) },
};
const runs = [digest(found, 8), digest(earlier, 9), digest(later, 10, 60)];
const comparison = compareRuns(runs[1] as RunDigest, runs[2] as RunDigest, runs);

for (const { id, render } of comparisonFormats)
  test(`${id}: every part of a comparison is as it was`, () => {
    const text = render(comparison);
    const readable = id === 'html' ? outline(text) : id === 'json' ? JSON.stringify(JSON.parse(text), null, 1) : text;
    assertKept(new URL(`kept/comparison.${id}.txt`, import.meta.url), readable);
  });
