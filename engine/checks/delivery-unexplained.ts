import { principle } from '../../contracts/model/ground.js';
import type { DeliveryCheck, Judgement } from './check.js';

const check = 'delivery-unexplained';

export const deliveryUnexplained: DeliveryCheck = {
  id: check,
  title: 'What is told has a cause',
  about:
    'A webhook tells of something that nothing brought about: no call of the run and nothing done beside the API, although it names an object that the run made. A receiver books what never took place. Look for events that are sent to the wrong owner, told for calls that were refused, or made up. About users that the run was given and the account that it shares it is a warning: somebody else may have acted.',
  restsOn: 'The principle that nothing is told that did not happen.',
  judge({ webhook, deliveries, standing }) {
    return deliveries.flatMap((delivery): Judgement[] => {
      const explanation = standing?.explained.get(delivery.id);
      if (!explanation || explanation.standing === 'undecided' || explanation.standing === 'foreign') return [];
      const { causes, refused, whose } = explanation;
      const holds = explanation.standing === 'explained';
      const subject = { kind: 'delivery' as const, id: delivery.id };
      const ground = principle('nothing is told that did not happen');
      if (holds) return [{ check, holds, ground, message: `caused by ${causes.at(-1)?.name ?? 'a call'}`, subject }];
      const why = refused
        ? `the only call that asked for it was refused: ${refused.name}`
        : 'no call and no trigger of the run explains it';
      return [
        {
          check,
          holds,
          ground,
          ...(whose === 'run' ? {} : { atMost: 'warn' as const }),
          message: `${webhook.path} tells of what nothing brought about: ${why}`,
          expected: 'a call or trigger that causes it',
          actual: refused ? `${refused.name} was refused` : 'none',
          subject,
        },
      ];
    });
  },
};
