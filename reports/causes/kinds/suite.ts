import type { KindRule } from './kind.js';

/** The suite itself may have gone too far. */
export const suite: KindRule = {
  kind: 'suite',
  reason: ({ check, phase }) =>
    check === 'request-accepted' && phase === 'fuzz'
      ? 'random values were refused that the contract does not forbid: they may be beyond what it means'
      : undefined,
};
