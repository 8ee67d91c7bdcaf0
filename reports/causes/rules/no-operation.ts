import { mostly, type CauseRule } from './rule.js';

/** What the contract says of an operation's answers holds for answers of an operation: one that is not there has none. */
export const noOperation: CauseRule = {
  id: 'no-operation',
  about: 'the operation is not there at all',
  presupposed: true,
  keysOf: ({ shownBy }) => [shownBy],
  explains: (cause, other) =>
    cause.check === 'operation-exists' &&
    mostly(other, ({ message }) => message !== undefined && cause.messages.has(message)),
};
