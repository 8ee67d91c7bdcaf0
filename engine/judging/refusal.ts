import type { Breach } from '../../generators/cases/case.js';
import type { ExchangeCheck } from '../checks/check.js';
import { isSuccess } from '../exchange.js';

interface RefusalFacts extends Omit<ExchangeCheck, 'judge'> {
  /** The kind of breach that it watches. */
  breach: Breach;
  /** What it means when such a call is accepted, as the beginning of a sentence. */
  accepted: string;
}

/** A check that calls which break one thing are refused, whatever the words. */
export function refusalCheck({ breach, accepted, ...facts }: RefusalFacts): ExchangeCheck {
  return {
    ...facts,
    judge({ case: { expect, name }, response, exchange }) {
      if (expect.kind !== 'refused' || expect.breaks !== breach) return [];
      const holds = !isSuccess(response);
      return [
        {
          check: facts.id,
          holds,
          ground: expect.refusalGround,
          message: holds ? `refused with ${response.status}` : `${accepted} with ${response.status}: ${name}`,
          expected: 'refused',
          actual: String(response.status),
          subject: { kind: 'exchange', id: exchange.id },
        },
      ];
    },
  };
}
