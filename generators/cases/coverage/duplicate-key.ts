import { requestOf } from '../base.js';
import { answered } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';
import { sendsJson } from '../writing/media.js';

/**
 * A body whose first member stands twice, with the same value. RFC 8259 leaves open what a reader makes of it: it may be
 * refused, or read as one.
 */
export const duplicateKey: CaseRule = {
  id: 'duplicate-key',
  about: 'a member that stands twice',
  templates({ operation, base }) {
    const [first] = Object.keys(base.body ?? {});
    if (first === undefined || !sendsJson(operation)) return [];
    return [
      templateOf(operation, {
        phase: 'coverage',
        rule: 'duplicate-key',
        name: 'with a member that stands twice',
        expect: answered('what a repeated member means'),
        request(given) {
          const request = requestOf(operation, given);
          const repeated = `${JSON.stringify(first)}:${JSON.stringify(given.body?.[first])}`;
          return { ...request, body: `{${repeated},${(request.body ?? '{}').slice(1)}` };
        },
      }),
    ];
  },
};
