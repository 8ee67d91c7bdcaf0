import assert from 'node:assert/strict';
import type { RunRecord } from '../../../engine/record/reader.js';
import { sampleContract } from '../../html/test-support/sample-contract.js';
import { reporters } from '../index.js';

/** What the reporter of this id writes of a record. */
export function written(id: string, { run, cases, ...rest }: RunRecord): string {
  const reporter = reporters.find((candidate) => candidate.id === id);
  assert.ok(reporter, id);
  const report = reporter.begin(run, sampleContract());
  for (const entry of cases) report.add(entry);
  return report.finish({ run, ...rest });
}
