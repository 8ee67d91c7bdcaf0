import { principle } from '../../../contracts/model/ground.js';
import { requestOf } from '../base.js';
import { refusedAsInvalid } from '../expectations.js';
import { templateOf, type CaseRule } from '../phase.js';
import { sendsJson } from '../writing/media.js';

/** The first half of a text, rounded up. */
export function brokenOff(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}

/** A body that breaks off in the middle. */
export const malformedJson: CaseRule = {
  id: 'malformed-json',
  about: 'a body that breaks off in the middle',
  templates({ contract, operation, base }) {
    if (!base.body || !sendsJson(operation)) return [];
    return [
      templateOf(operation, {
        phase: 'negative',
        rule: 'malformed-json',
        name: 'with malformed JSON',
        expect: refusedAsInvalid(contract, operation, principle('well-formed HTTP and JSON')),
        request(given) {
          const request = requestOf(operation, given);
          return { ...request, body: brokenOff(request.body ?? '') };
        },
      }),
    ];
  },
};
