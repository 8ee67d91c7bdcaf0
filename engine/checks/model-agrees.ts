import type { ObservationCheck } from './check.js';

const check = 'model-agrees';

export const modelAgrees: ObservationCheck = {
  id: check,
  title: 'Answers follow from what was done before',
  about:
    'After this sequence of calls an answer, a balance, a history or a list is none that the calls before it allow: something was lost, done twice, forgotten, mixed up or shown as it was before. The sequence is the shortest that shows it; send it again call by call and look where the target leaves it.',
  restsOn:
    'What the case rests on: the statement that gives the rule, else the principle that what was done decides what is answered.',
  relations: ['model'],
  judge({ case: { expected, ground }, observed }) {
    const { steps = [] } = observed;
    const { parting, answers = steps.length } = expected ?? {};
    if (steps.length === 0) return [];
    if (!parting) {
      const message = `${answers} answer${answers === 1 ? ' follows' : 's follow'} from what was done before`;
      return [{ check, holds: true, ground, message }];
    }
    const { exchangeId, story: _story, acts: _acts, ...difference } = parting;
    const subject = steps.find(({ id }) => id === exchangeId) ?? steps.at(-1);
    return [
      {
        check,
        holds: false,
        ground,
        ...difference,
        ...(subject ? { subject: { kind: 'exchange' as const, id: subject.id } } : {}),
      },
    ];
  },
};
