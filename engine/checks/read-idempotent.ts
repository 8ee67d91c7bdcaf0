import { shown } from '../../contracts/model/shown.js';
import { answerBody } from '../judging/answer.js';
import { differences, hasSettled } from '../judging/difference.js';
import { subjectOf, succeeded } from '../judging/observation.js';
import { isQuote, volatileMembers } from '../judging/volatile.js';
import type { Judgement, ObservationCheck } from './check.js';

const check = 'read-idempotent';

export const readIdempotent: ObservationCheck = {
  id: check,
  title: 'Reading twice gives the same',
  about:
    'The same read gave two answers although nothing was done in between: a list without a fixed order, a cache, or a read that changes something. Prices of the market may differ and are left out, and so is a state that was under way and has ended. Sort lists on the server; clients that page through them lose lines.',
  restsOn: 'The principle that a read changes nothing.',
  relations: ['repeated-read'],
  judge({ case: { ground }, observed }) {
    const [first, ...later] = (observed['reads'] ?? []).filter(succeeded);
    const before = first && answerBody(first.response);
    if (!first || before === undefined || isQuote(first.operationId)) return [];
    return later.flatMap((read): Judgement[] => {
      const after = answerBody(read.response);
      if (after === undefined || read.request.url !== first.request.url) return [];
      const base = { check, ground, subject: subjectOf(read) };
      const found = differences(before, after, { volatile: volatileMembers, ordered: true }).filter(
        (difference) => !hasSettled(difference),
      );
      if (found.length === 0) return [{ ...base, holds: true, message: `${read.operationId} answers the same` }];
      return found.map(({ pointer, here, there }) => ({
        ...base,
        holds: false,
        message: `${read.operationId} answers something else when it is read again`,
        pointer,
        expected: shown(here),
        actual: shown(there),
      }));
    });
  },
};
