import { principle } from '../../contracts/model/ground.js';
import { insideOf, placeOf } from '../judging/insides.js';
import { membersThatUsersWrite } from '../judging/member-names.js';
import { messageOf, shownTexts } from '../judging/shown-texts.js';
import { normalName } from '../record/sensitive.js';
import type { DeliveryCheck } from './check.js';

const check = 'delivery-inside';

export const deliveryInside: DeliveryCheck = {
  id: check,
  title: 'A delivery tells nothing of the inside',
  about:
    'Body, header or query of a delivery shows a stack trace, a query, a path or an address of the software behind the API: an error of the provider was passed on to the partner. Have the provider send what the documentation has.',
  restsOn: 'The principle that no secret is exposed.',
  judge({ contract, deliveries }) {
    const own = membersThatUsersWrite(contract);
    const { header } = contract.facts.webhookDelivery.authorization;
    return deliveries.map((delivery) => {
      const texts = shownTexts(messageOf(delivery, header)).filter(({ name }) => !own.has(normalName(name)));
      const inside = insideOf(texts, () => []);
      const judgement = {
        check,
        ground: principle('no secret exposed'),
        subject: { kind: 'delivery' as const, id: delivery.id },
      };
      if (!inside) return { ...judgement, holds: true, message: 'the delivery tells nothing of the inside' };
      const { sign, shown, found } = inside;
      return {
        ...judgement,
        holds: false,
        ...(sign.harmless ? { atMost: 'info' as const } : {}),
        message: `the delivery shows ${sign.what}${placeOf(shown)}`,
        ...(shown.pointer === undefined ? {} : { pointer: shown.pointer }),
        expected: 'nothing of the inside',
        actual: found.slice(0, 120),
      };
    });
  },
};
