import type { Rule } from '../../rule.js';

export const transitionRemoved: Rule = {
  id: 'transition-removed',
  scope: 'none',
  keyword: 'transition',
  effect: 'narrows',
  about: 'An object does not go from one state to another any more.',
  restsOn: 'facts.yaml of the contract',
  advice: 'Do not wait for the step.',
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
          transitions: [{ from: 'a', to: 'b', evidence: { grade: 'documented' } }],
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
