import { decimalsOf } from '../../amount.js';
import type { SandboxContext } from '../../context.js';
import { timestamp } from '../../timestamp.js';
import { Amount, type View } from '../../view.js';
import type { Transfer } from './state.js';

/** A transfer as details and webhook show it. */
export function transferView({ facts }: SandboxContext, { amount, createdAt, ...transfer }: Transfer): View {
  return {
    ...transfer,
    amount: new Amount(amount, decimalsOf(facts, transfer.currency)),
    status: 'SUCCESSFUL',
    createdAt: timestamp(createdAt),
  };
}
