import type { Test } from 'ctrf';
import { findingsOf } from '../../engine/record/summary.js';
import { problemText, reasonOf, statusOf, subjectOf, worstFirst, type CaseStatus } from './problems.js';
import type { Reporter } from './reporter.js';

const statuses: Record<CaseStatus, Test['status']> = {
  passed: 'passed',
  failed: 'failed',
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
    return {
      add(entry) {
        const status = statusOf(entry, run.failOn);
        const findings = worstFirst(findingsOf(entry)).map(({ judgement }) => judgement);
        const message = status === 'passed' || status === 'failed' ? findings[0]?.message : reasonOf(entry);
        tests.push({
          name: entry.line.name,
          status: statuses[status],
          rawStatus: entry.end?.outcome ?? 'interrupted',
          duration: Math.round(entry.end?.durationMs ?? 0),
          suite: [subjectOf(entry)],
          tags: [entry.line.phase],
          ...(message !== undefined && { message }),
          ...(findings.length > 0 && { trace: findings.map(problemText).join('\n') }),
          extra: { caseId: entry.line.id },
        });
      },
      finish({ end }) {
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
