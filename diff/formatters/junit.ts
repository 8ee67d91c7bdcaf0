import { create } from 'xmlbuilder2';
import { grouped, rank } from '../result.js';
import type { Formatter } from './formatter.js';

/** A suite for each call, a case for each change; what does not fail is a passed case, what is accepted a skipped one. */
export const junit: Formatter = {
  id: 'junit',
  about: 'JUnit, for CI',
  file: 'diff.xml',
  format(result, { failOn }) {
    const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
      name: `${result.from.name} → ${result.to.name}`,
    });
    for (const { subject, changes } of grouped(result.changes)) {
      const failing = changes.filter(({ level, waived }) => rank(level) >= rank(failOn) && !waived);
      const suite = root.ele('testsuite', { name: subject.id, tests: changes.length, failures: failing.length });
      for (const change of changes) {
        const { message, rule, advice, proof, counterexample, waived } = change;
        const own = suite.ele('testcase', { classname: subject.id, name: `${rule}: ${message}` });
        if (waived)
          own.ele('skipped', { message: `accepted by ${waived.owner} until ${waived.expires}: ${waived.reason}` });
        else if (failing.includes(change))
          own
            .ele('failure', { type: rule, message })
            .txt([`${proof}. ${advice}`, ...(counterexample ? [JSON.stringify(counterexample.value)] : [])].join('\n'));
      }
    }
    return `${root.end({ prettyPrint: true })}\n`;
  },
};
