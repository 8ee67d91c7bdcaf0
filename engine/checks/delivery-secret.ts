import { principle } from '../../contracts/model/ground.js';
import type { ReceivedDelivery } from '../exchange.js';
import {
  cardExposures,
  credentialExposures,
  credentialsOf,
  hasCardNumbers,
  type Exposure,
} from '../judging/exposures.js';
import { placeOf } from '../judging/insides.js';
import { membersOfPayloads } from '../judging/member-names.js';
import { messageOf, shownTexts } from '../judging/shown-texts.js';
import type { DeliveryCheck, DeliveryInput, Judgement } from './check.js';

const check = 'delivery-secret';

function exposuresOf(input: DeliveryInput, delivery: ReceivedDelivery): Exposure[] {
  const { contract, webhook } = input;
  const texts = shownTexts(messageOf(delivery, contract.facts.webhookDelivery.authorization.header));
  const names = membersOfPayloads(contract, webhook);
  return [
    ...cardExposures(texts, { names, cards: hasCardNumbers(names), sent: () => '' }),
    ...credentialExposures(texts, credentialsOf(input)),
  ];
}

export const deliverySecret: DeliveryCheck = {
  id: check,
  title: 'No delivery exposes a secret',
  about:
    'Body, header or query of a delivery shows a whole card number, a CVV, PIN or one-time code where the documentation has none, or the API key or webhook token beside its own header. It passes every proxy and log between provider and partner. Stop the release and have the value replaced.',
  restsOn: 'The principle that no secret is exposed.',
  judge(input) {
    return input.deliveries.flatMap((delivery): Judgement[] => {
      const judgement = {
        check,
        ground: principle('no secret exposed'),
        subject: { kind: 'delivery' as const, id: delivery.id },
      };
      const found = exposuresOf(input, delivery);
      if (found.length === 0) return [{ ...judgement, holds: true, message: 'the delivery shows no secret' }];
      return found.map(({ what, shown, ...place }) => ({
        ...judgement,
        holds: false,
        message: `the delivery shows ${what}${shown ? placeOf(shown) : ''}`,
        expected: 'not shown',
        ...place,
      }));
    });
  },
};
