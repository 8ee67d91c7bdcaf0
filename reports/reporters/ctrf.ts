import type { Test } from 'ctrf';
import { findingsOf, worstFirst } from '../../engine/record/summary.js';
import { waiverTrouble } from '../../engine/record/waivers.js';
import {
  acceptance,
  byFingerprint,
  problemText,
  reasonOf,
  statusOf,
  subjectOf,
  toldOf,
  type CaseStatus,
} from './problems.js';
import type { Reporter } from './reporter.js';

const statuses: Record<CaseStatus, Test['status']> = {
  passed: 'passed',
  failed: 'failed',
  waived: 'skipped',
  skipped: 'skipped',
  error: 'other',
};

/** Common Test Report Format: one JSON that dashboards of many tools read. */
export const ctrf: Reporter = {
  id: 'ctrf',
  file: 'ctrf.json',
  about: 'Common Test Report Format, for dashboards',
  begin(run) {
    const tests: Test[] = [];
    /** Tests that a waiver lets off, with its fingerprint. */
    const waived: [test: Test, waivedBy: string][] = [];
    return {
      add(entry) {
        const status = statusOf(entry, run.failOn);
        const findings = findingsOf(entry).sort(worstFirst);
        const told = toldOf(status, findings);
        const isJudged = status === 'passed' || status === 'failed' || status === 'waived';
        const message = isJudged ? told?.message : reasonOf(entry);
        const test: Test = {
          name: entry.line.name,
          status: statuses[status],
          rawStatus: entry.end?.outcome ?? 'interrupted',
          duration: Math.round(entry.end?.durationMs ?? 0),
          suite: [subjectOf(entry)],
          tags: [entry.line.phase],
          ...(message !== undefined && { message }),
          ...(findings.length > 0 && { trace: findings.map(({ judgement }) => problemText(judgement)).join('\n') }),
          extra: { caseId: entry.line.id },
        };
        tests.push(test);
        if (status === 'waived' && told?.waivedBy !== undefined) waived.push([test, told.waivedBy]);
      },
      finish({ end, waivers }) {
        const accepted = byFingerprint(waivers);
        for (const [test, by] of waived) {
          const waiver = accepted.get(by);
          if (waiver) test.message = `${acceptance(waiver)}: ${test.message ?? ''}`;
        }
        for (const waiver of waivers) {
          const message = waiverTrouble(waiver);
          if (message === undefined) continue;
          const name = `waiver ${waiver.file}:${waiver.line}`;
          tests.push({ name, status: 'failed', rawStatus: waiver.state, duration: 0, suite: ['waivers'], message });
        }
        const count = (status: Test['status']): number => tests.filter((entry) => entry.status === status).length;
        const start = Date.parse(run.startedAt);
        return JSON.stringify({
          reportFormat: 'CTRF',
          specVersion: '0.0.0',
          results: {
            tool: { name: run.tool.name, version: run.tool.version },
            summary: {
              tests: tests.length,
              passed: count('passed'),
              failed: count('failed'),
              skipped: count('skipped'),
              pending: 0,
              other: count('other'),
              start,
              stop: end ? Date.parse(end.at) : start,
            },
            tests,
            environment: {
              appName: 'Partner API',
              appVersion: run.apiVersion,
              testEnvironment: run.target.name,
              extra: { runId: run.runId, seed: run.seed, contractHash: run.contractHash },
            },
          },
        });
      },
    };
  },
};
