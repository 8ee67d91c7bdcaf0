import { evidenceGround } from '../contracts/model/ground.js';
import { isObject } from '../contracts/model/json-value.js';
import { caseId } from '../generators/cases/case.js';
import { unstated } from '../generators/cases/expectations.js';
import { planRequest } from '../generators/cases/requests.js';
import type { Exchange } from './exchange.js';
import { answerBody } from './judging/answer.js';
import { listIn } from './judging/identity.js';
import type { Obstacle } from './record/skip-causes.js';
import type { Session } from './session/session.js';

/** Between two looks, in milliseconds. */
const pauseMs = 1000;

/** Why nothing can be said of the money of somebody for whom something is still under way. */
export const unsettled: Obstacle = {
  cause: 'still-under-way',
  reason: 'something of before is still under way: what changes may be its end',
};

function isUnderWay({ response }: Exchange): boolean {
  const lines = response ? (listIn(answerBody(response)) ?? []) : [];
  return lines.some((line) => isObject(line) && String(line['status']).toUpperCase() === 'PENDING');
}

/**
 * Waits until the history of an owner has nothing pending any more: transfers, exchanges and withdrawals of earlier cases end
 * by themselves, and would look like an effect of what comes next. It waits as long as for a delivery, and says whether all has
 * ended. Where somebody decides on every end, or the version has no history, there is nothing to wait for.
 * @param owner `externalUserId`, `null` for the partner
 */
export async function settle(session: Session, owner: string | null): Promise<boolean> {
  const { sleep, deliveries, now, contract } = session.options;
  const operationId = owner === null ? 'getPartnerTransactionHistory' : 'getUserTransactionHistory';
  const operation = contract.operations.get(operationId);
  if (!sleep || !operation) return true;
  const end = now() + deliveries.deadlineMs;
  for (;;) {
    const exchange = await session.send({
      kind: 'request',
      id: caseId(operationId, 'prepare', 'settle'),
      phase: 'prepare',
      rule: 'settle',
      name: 'Look whether something is under way',
      operationId,
      request: planRequest(operation, owner === null ? {} : { externalUserId: owner }),
      authentication: 'valid',
      expect: { kind: 'answered', ground: evidenceGround(unstated('whether something is under way')) },
    });
    if (!isUnderWay(exchange)) return true;
    if (now() >= end) return false;
    await sleep(pauseMs);
  }
}
