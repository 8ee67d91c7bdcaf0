import type { CauseRule } from './rule.js';

/** One node of the contract, broken in one way by the answers of many operations. */
export const sameNode: CauseRule = {
  id: 'same-node',
  about: 'it breaks the same statement of the contract',
  keysOf: ({ check, node }) => (node === undefined ? [] : [`${check} ${node}`]),
  explains: (cause, other) => cause.kinds === other.kinds,
};
