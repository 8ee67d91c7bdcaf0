import assert from 'node:assert/strict';
import type { RunRecord } from '../../../engine/record/reader.js';
import { Waivers } from '../../../engine/record/waivers.js';
import { waiverLine } from '../../../engine/test-support/lines.js';
import { Drafts } from '../../../engine/waivers/draft.js';
import { findingsRecord } from '../../html/test-support/sample-records.js';

/** A record whose findings are all waived, with a stale and an expired waiver beside them. */
export function waivedRecord(): RunRecord {
  const record = findingsRecord();
  const drafts = new Drafts('info');
  for (const entry of record.cases) drafts.add(entry);
  const waivers = new Waivers();
  const judged = record.cases.find(
    ({ end, judgements }) => end && judgements.every(({ outcome }) => outcome === 'pass'),
  );
  assert.ok(judged);
  const idle = { id: judged.line.id, seen: [judged.line.id], check: 'server-error' };
  const lines = [
    ...drafts.list().map(({ about: _about, seen, ...identity }) => waiverLine({ ...identity, seen: [...seen] })),
    waiverLine({ ...idle, line: 90, ticket: 'PAY-7' }),
    waiverLine({ ...idle, check: 'status-listed', expires: '2020-01-01', line: 95 }),
  ];
  for (const line of lines) waivers.add(line);
  for (const entry of record.cases) waivers.mark(entry, record.run);
  return { ...record, waivers: waivers.judged(record.run) };
}
