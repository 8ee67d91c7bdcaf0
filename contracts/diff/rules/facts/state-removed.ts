import type { Rule } from '../../rule.js';

export const stateRemoved: Rule = {
  id: 'state-removed',
  scope: 'none',
  keyword: 'state',
  effect: 'narrows',
  about: 'An object is never in a state any more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Do not wait for the state.',
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
          states: [{ name: 'a', literal: true, initial: false, terminal: false, evidence: { grade: 'documented' } }],
          transitions: [],
        },
      ],
    },
  },
};
