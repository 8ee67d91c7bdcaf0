import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { attemptOf } from '../deliveries/attempt.js';
import type { DeliveryCheck } from './check.js';

export const deliveryInTime: DeliveryCheck = {
  id: 'delivery-in-time',
  title: 'The webhook comes within its budget',
  about:
    'The first attempt came later after its trigger than the budget allows. The documentation promises no time, so that without a configured budget the deadline of the case counts, and this is information at a real target. Look at the percentiles of the report: one slow delivery may be the network.',
  restsOn:
    "The budget of the target's configuration; without one the deadline of the case, which nobody promises (assumed): information at a real target.",
  judge({ case: { deadlineMs, expect }, deliveries, triggeredAt, clockAtTrigger = triggeredAt, latencyBudgetMs }) {
    const [first] = deliveries;
    if (!first || expect === 'none') return [];
    const budget = latencyBudgetMs ?? deadlineMs;
    const { earliest, latest } = attemptOf(first).received;
    const took = Math.max(0, earliest - clockAtTrigger);
    const most = Math.max(0, latest - clockAtTrigger);
    const told = `${Math.round(took)}${most > took ? ` to ${Math.round(most)}` : ''} ms`;
    return [
      {
        check: 'delivery-in-time',
        holds: took <= budget,
        ground:
          latencyBudgetMs === undefined
            ? evidenceGround({ grade: 'assumed', source: 'no time of delivery is documented' })
            : principle("the target's configuration"),
        message: `the first attempt came ${told} after the trigger`,
        expected: `at most ${budget} ms`,
        actual: told,
        subject: { kind: 'delivery', id: first.id },
      },
    ];
  },
};
