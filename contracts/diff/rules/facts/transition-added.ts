import type { Rule } from '../../rule.js';

export const transitionAdded: Rule = {
  id: 'transition-added',
  scope: 'none',
  keyword: 'transition',
  effect: 'widens',
  about: 'An object may go from one state to another.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Be ready for the step.',
  levels: { api: 'warn' },
  example: {
    kind: 'facts',
    before: {
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
    after: {
      stateMachines: [
        {
          id: 'card',
          entity: 'card',
          states: [
            { name: 'a', literal: true, initial: false, terminal: false, evidence: { grade: 'documented' } },
            { name: 'b', literal: true, initial: false, terminal: false, evidence: { grade: 'documented' } },
          ],
          transitions: [{ from: 'a', to: 'b', evidence: { grade: 'documented' } }],
        },
      ],
    },
  },
};
