import { principle } from '../../contracts/model/ground.js';
import { answerBody, objectsIn } from '../judging/answer.js';
import { marksOf } from '../memory/memory.js';
import type { ExchangeCheck, Judgement } from './check.js';

const check = 'tenant-data-shown';

export const tenantDataShown: ExchangeCheck = {
  id: check,
  title: "Another tenant's list has nothing of ours",
  about:
    "A call with another partner's key was answered with ids, wallets or accounts that belong to the account under test: a list that is not bound to the caller. Stop the release.",
  restsOn: 'The principle of isolation of tenants.',
  judge({ memory, case: { authentication }, response, exchange }) {
    if (!memory || authentication !== 'other-tenant' || response.status >= 300) return [];
    const base = { check, ground: principle('isolation of tenants'), expected: 'nothing of the account under test' };
    const subject = { kind: 'exchange' as const, id: exchange.id };
    const found = [...objectsIn(answerBody(response))].flatMap(({ object, pointer }): Judgement[] =>
      marksOf(object)
        .filter((mark) => memory.isOurs(mark))
        .slice(0, 1)
        .map((mark) => ({
          ...base,
          holds: false,
          message: `${pointer || 'the answer'} shows ${exchange.operationId} of the account under test to another one`,
          pointer,
          actual: mark,
          subject,
        })),
    );
    return found.length > 0
      ? found
      : [{ ...base, holds: true, message: 'nothing of the account under test is in it', subject }];
  },
};
