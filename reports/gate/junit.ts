import { create } from 'xmlbuilder2';
import type { GateFormat } from './format.js';
import { standings } from './model.js';
import { isBlocking, marksOf, rowsWith, standingWords } from './words.js';

/** A suite for each standing, a case for each change; what is accepted or could not be tested is skipped. */
export const junit: GateFormat = {
  id: 'junit',
  about: 'JUnit, for CI',
  file: 'gate.xml',
  render(report) {
    const { from, to, verdict, reasons, exitCode } = report;
    const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
      name: `${from.version} → ${to.version}`,
    });
    const gate = root.ele('testsuite', { name: 'Verdict', tests: 1, failures: exitCode === 0 ? 0 : 1 });
    const told = gate.ele('testcase', { classname: 'gate', name: verdict });
    const decisive = reasons.filter(({ kind }) => kind !== 'note').map(({ text }) => text);
    if (exitCode !== 0)
      told.ele('failure', { type: verdict, message: decisive[0] ?? verdict }).txt(decisive.join('\n'));
    for (const standing of standings) {
      const rows = rowsWith(report, standing);
      const failing = rows.filter((row) => isBlocking(row, report));
      const suite = root.ele('testsuite', {
        name: standingWords[standing].title,
        tests: rows.length,
        failures: failing.length,
      });
      for (const row of rows) {
        const own = suite.ele('testcase', { classname: row.subject, name: `${row.rule}: ${row.message}` });
        if (failing.includes(row))
          own.ele('failure', { type: row.rule, message: row.message }).txt(`${row.why}\n${row.advice}`);
        else if (row.waived || standing === 'not-testable')
          own.ele('skipped', { message: [...marksOf(row), row.why].join('; ') });
      }
    }
    return `${root.end({ prettyPrint: true })}\n`;
  },
};
