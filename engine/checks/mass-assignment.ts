import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { shown } from '../../contracts/model/shown.js';
import { isSuccess } from '../exchange.js';
import { sameValue } from '../judging/agreement.js';
import { answerBody } from '../judging/answer.js';
import { memberEvidence } from '../judging/response-body.js';
import { parseLossless } from '../lossless.js';
import type { ExchangeCheck } from './check.js';

const check = 'mass-assignment';

/** Whether an equal value in the answer can only come from the request: a flag is equal by chance every other time. */
function isTelling(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'boolean' && value !== '';
}

export const massAssignment: ExchangeCheck = {
  id: check,
  title: 'What only the server sets cannot be sent along',
  about:
    'The request carried a member that only the server may set, and the answer shows the value that was sent: callers can choose ids, levels or amounts for themselves. Have the server take the documented members alone.',
  restsOn:
    'The member of the answer in the contract, which the server gives; one that is not declared there is assumed.',
  judge(input) {
    const { case: planned, response, exchange } = input;
    const body = answerBody(response);
    if (!planned.foreign || !isSuccess(response) || body === undefined) return [];
    const given = Object.entries(planned.foreign).filter(([, value]) => isTelling(value));
    const grounds: Evidence[] = given.map(([pointer]) => memberEvidence(input, pointer));
    const subject = { kind: 'exchange' as const, id: exchange.id };
    const taken = given.flatMap(([pointer, value], index) => {
      const answered = valueAt(body, pointer);
      if (answered === undefined || !sameValue(parseLossless(JSON.stringify(value)), answered)) return [];
      return [
        {
          check,
          holds: false,
          ground: evidenceGround(grounds[index] ?? { grade: 'assumed' }),
          message: `${pointer} is what the request set`,
          pointer,
          expected: 'a value of the server',
          actual: shown(answered),
          subject,
        },
      ];
    });
    if (taken.length > 0 || given.length === 0) return taken;
    const message = `none of ${given.map(([pointer]) => pointer).join(', ')} took effect in the answer`;
    return [{ check, holds: true, ground: evidenceGround(weakestEvidence(grounds)), message, subject }];
  },
};
