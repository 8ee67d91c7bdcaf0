import { createCB } from 'xmlbuilder2';
import { findingsOf } from '../../engine/record/summary.js';
import { problemText, reasonOf, statusOf, subjectOf, worstFirst, type CaseStatus } from './problems.js';
import type { Reporter } from './reporter.js';

interface TestCase {
  id: string;
  name: string;
  seconds: number;
  status: CaseStatus;
  /** What stands in its `failure`, `error` or `skipped`. */
  type: string;
  message: string;
  text: string;
  /** Findings below the threshold. */
  output: string;
}

function countsOf(cases: readonly TestCase[]): Record<string, string> {
  const number = (status: CaseStatus): string => String(cases.filter((entry) => entry.status === status).length);
  return {
    tests: String(cases.length),
    failures: number('failed'),
    errors: number('error'),
    skipped: number('skipped'),
    time: cases.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3),
  };
}

const elements: Partial<Record<CaseStatus, string>> = { failed: 'failure', error: 'error' };

/** JUnit's XML: a suite for each operation and webhook, a test for each case. */
export const junit: Reporter = {
  id: 'junit',
  file: 'junit.xml',
  about: 'JUnit XML, which every CI server reads',
  begin(run) {
    const suites = new Map<string, TestCase[]>();
    return {
      add(entry) {
        const findings = worstFirst(findingsOf(entry));
        const status = statusOf(entry, run.failOn);
        const [worst] = findings;
        const text = findings.map(({ judgement }) => problemText(judgement)).join('\n');
        const suite = suites.get(subjectOf(entry)) ?? [];
        suite.push({
          id: entry.line.id,
          name: entry.line.name,
          seconds: (entry.end?.durationMs ?? 0) / 1000,
          status,
          type: status === 'failed' ? (worst?.judgement.check ?? '') : 'carried-out',
          message: status === 'failed' ? (worst?.judgement.message ?? '') : status === 'passed' ? '' : reasonOf(entry),
          text: status === 'failed' ? text : '',
          output: status === 'failed' ? '' : text,
        });
        suites.set(subjectOf(entry), suite);
      },
      finish() {
        const parts: string[] = [];
        const xml = createCB({
          data: (part: string) => parts.push(part),
          prettyPrint: true,
          invalidCharReplacement: '\uFFFD',
        });
        xml.dec({ version: '1.0', encoding: 'UTF-8' });
        xml.ele('testsuites', { name: `Partner API ${run.apiVersion}`, ...countsOf([...suites.values()].flat()) });
        for (const [name, cases] of suites) {
          xml.ele('testsuite', { name, ...countsOf(cases), timestamp: run.startedAt.replace(/\.\d+Z$/, '') });
          for (const { id, name: title, seconds, status, type, message, text, output } of cases) {
            // The id makes names unique: consumers tell tests apart by class and name alone.
            xml.ele('testcase', { name: `${title} [${id}]`, classname: name, time: seconds.toFixed(3) });
            const element = elements[status];
            if (element) xml.ele(element, { message, type }).txt(text).up();
            if (status === 'skipped') xml.ele('skipped', { message }).up();
            if (output !== '') xml.ele('system-out').txt(output).up();
            xml.up();
          }
          xml.up();
        }
        xml.end();
        return parts.join('');
      },
    };
  },
};
