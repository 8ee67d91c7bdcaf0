import type { Rule } from '../../rule.js';

export const stateAdded: Rule = {
  id: 'state-added',
  scope: 'none',
  keyword: 'state',
  effect: 'widens',
  about: 'An object may be in a further state.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Give states that you do not know a way through your code.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: {
      stateMachines: [
        {
          id: 'card',
          entity: 'card',
          states: [{ name: 'a', literal: true, initial: false, terminal: false, evidence: { grade: 'documented' } }],
          transitions: [],
        },
      ],
    },
    after: {
      stateMachines: [
        {
          id: 'card',
          entity: 'card',
          states: [
            { name: 'a', literal: true, initial: false, terminal: false, evidence: { grade: 'documented' } },
            { name: 'b', literal: true, initial: false, terminal: false, evidence: { grade: 'documented' } },
          ],
          transitions: [],
        },
      ],
    },
  },
};
