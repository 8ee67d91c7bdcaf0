import { createCB } from 'xmlbuilder2';
import type { Level } from '../../contracts/model/levels.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import { findingsOf, worstFirst } from '../../engine/record/summary.js';
import { waiverTrouble, type JudgedWaiver } from '../../engine/record/waivers.js';
import type { Cause } from '../causes/cause.js';
import { Causes } from '../causes/causes.js';
import { consequenceText, kindText } from '../causes/words.js';
import { counted } from '../../text/counted.js';
import {
  acceptance,
  byFingerprint,
  isFailing,
  problemText,
  reasonOf,
  statusOf,
  subjectOf,
  toldOf,
  type CaseStatus,
} from './problems.js';
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
  /** Findings that don't fail it. */
  output: string;
  /** Fingerprint of the waiver that lets it off. */
  waivedBy?: string;
}

function countsOf(cases: readonly TestCase[]) {
  const number = (status: CaseStatus): string => String(cases.filter((entry) => entry.status === status).length);
  return {
    tests: String(cases.length),
    failures: number('failed'),
    errors: number('error'),
    skipped: String(cases.filter(({ status }) => isSkipped(status)).length),
    time: cases.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3),
  };
}

/** A waived case is skipped, for a pass would hide it. */
function isSkipped(status: CaseStatus): boolean {
  return status === 'skipped' || status === 'waived';
}

/** A waiver that makes the run fail, as a test that fails. */
function testOfWaiver(waiver: JudgedWaiver): TestCase[] {
  const text = waiverTrouble(waiver);
  if (text === undefined) return [];
  const { file, line, check, state } = waiver;
  const name = `Waiver of ${check}`;
  return [{ id: `${file}:${line}`, name, seconds: 0, status: 'failed', type: state, message: text, text, output: '' }];
}

/**
 * Leaves one failed test for each cause: the first case that shows it, with what else it explains. The others that fail by the same
 * cause alone are skipped, for a pass would hide them, and name the test that failed.
 */
function failOncePerCause(causes: readonly Cause[], tests: ReadonlyMap<number, TestCase>, failOn: Level): void {
  const failing = new Set<TestCase>();
  const told = new Map<TestCase, string>();
  for (const cause of causes) {
    const rows = cause.findings.filter(({ level, waived }) => isFailing(level, failOn) && waived !== true);
    const own = rows
      .flatMap(({ caseNumber }) => tests.get(caseNumber) ?? [])
      .filter(({ status }) => status === 'failed');
    const [first, ...others] = [...new Set(own)];
    if (!first) continue;
    failing.add(first);
    const number = others.length === 0 ? [] : [`${counted(others.length, 'other case')} because of the same cause`];
    first.text = [
      first.text,
      `  cause    ${cause.check}, ${kindText(cause)}`,
      ...[...cause.consequences.map(consequenceText), ...number].map((line) => `  explains ${line}`),
    ].join('\n');
    for (const other of others) told.set(other, told.get(other) ?? `consequence of ${cause.check} in ${first.id}`);
  }
  for (const [test, message] of told) {
    if (failing.has(test)) continue;
    Object.assign(test, { status: 'skipped', message, output: test.text, text: '' });
  }
}

const elements: Partial<Record<CaseStatus, string>> = { failed: 'failure', error: 'error' };

function messageOf(status: CaseStatus, worst: string | undefined, entry: CaseRecord): string {
  return status === 'failed' || status === 'waived' ? (worst ?? '') : reasonOf(entry);
}

/** Characters that XML 1.0 cannot hold, escaped or not. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** JUnit's XML: a suite for each operation and webhook, a test for each case, a failure for each cause. */
export const junit: Reporter = {
  id: 'junit',
  file: 'junit.xml',
  about: 'JUnit XML, which every CI server reads',
  begin(run, _contract, options) {
    const suites = new Map<string, TestCase[]>();
    const causes = new Causes(options?.groupBy);
    /** By number of the case. */
    const tests = new Map<number, TestCase>();
    let number = 0;
    return {
      add(entry) {
        number += 1;
        causes.add(entry, number);
        const findings = findingsOf(entry).sort(worstFirst);
        const status = statusOf(entry, run.failOn);
        const told = toldOf(status, findings);
        const text = findings.map(({ judgement }) => problemText(judgement)).join('\n');
        const suite = suites.get(subjectOf(entry)) ?? [];
        const test: TestCase = {
          id: entry.line.id,
          name: entry.line.name,
          seconds: (entry.end?.durationMs ?? 0) / 1000,
          status,
          type: status === 'failed' ? (told?.check ?? '') : 'carried-out',
          message: messageOf(status, told?.message, entry),
          text: status === 'failed' ? text : '',
          output: status === 'failed' ? '' : text,
          ...(told?.waivedBy !== undefined && { waivedBy: told.waivedBy }),
        };
        suite.push(test);
        tests.set(number, test);
        suites.set(subjectOf(entry), suite);
      },
      finish({ waivers }) {
        const accepted = byFingerprint(waivers);
        failOncePerCause(causes.sorted(), tests, run.failOn);
        const broken = waivers.flatMap(testOfWaiver);
        if (broken.length > 0) suites.set('waivers', broken);
        const parts: string[] = [];
        const xml = createCB({
          data: (part: string) => parts.push(part.replace(notXml, '\uFFFD')),
          prettyPrint: true,
        });
        xml.dec({ version: '1.0', encoding: 'UTF-8' });
        // Of all suites together the schema of Jenkins counts no skipped tests.
        const { skipped: _skipped, ...counts } = countsOf([...suites.values()].flat());
        xml.ele('testsuites', { name: `Partner API ${run.apiVersion}`, ...counts });
        for (const [name, cases] of suites) {
          xml.ele('testsuite', { name, ...countsOf(cases), timestamp: run.startedAt.replace(/\.\d+Z$/, '') });
          for (const { id, name: title, seconds, status, type, message, text, output, waivedBy } of cases) {
            // The id makes names unique: consumers tell tests apart by class and name alone.
            xml.ele('testcase', { name: `${title} [${id}]`, classname: name, time: seconds.toFixed(3) });
            const element = elements[status];
            if (element) xml.ele(element, { message, type }).txt(text).up();
            const waiver = status === 'waived' ? accepted.get(waivedBy ?? '') : undefined;
            const reason = waiver ? `${acceptance(waiver)}: ${message}` : message;
            if (isSkipped(status)) xml.ele('skipped', { message: reason }).up();
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
