import { evidenceGround, principle } from '../../contracts/model/ground.js';
import type { ExchangeCheck } from './check.js';

/** Milliseconds that an answer may take where the target's configuration names no budget. */
const defaultBudgetMs = 2000;

export const responseTime: ExchangeCheck = {
  id: 'response-time',
  title: 'An answer comes within its budget',
  about:
    'The answer took longer than the budget. The documentation promises no time, so that without a configured budget this is information at a real target. Send the request again before drawing conclusions: one slow answer may be the network.',
  restsOn:
    "The budget of the target's configuration; without one a default that nobody promises (assumed): information at a real target.",
  judge({ exchange, budgetMs }) {
    const budget = budgetMs ?? defaultBudgetMs;
    if (exchange.durationMs <= budget) return [];
    return [
      {
        check: 'response-time',
        holds: false,
        ground:
          budgetMs === undefined
            ? evidenceGround({ grade: 'assumed', source: 'no response time is documented' })
            : principle("the target's configuration"),
        message: `the answer took ${Math.round(exchange.durationMs)} ms`,
        expected: `at most ${budget} ms`,
        actual: `${Math.round(exchange.durationMs)} ms`,
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  },
};
