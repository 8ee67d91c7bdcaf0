import { principle } from '../../contracts/model/ground.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { shown } from '../../contracts/model/shown.js';
import { toldRowOf } from '../deliveries/causes.js';
import { losslessBody } from '../json-body.js';
import type { DeliveryCheck, Judgement } from './check.js';

const check = 'delivered-money-exists';

export const deliveredMoneyExists: DeliveryCheck = {
  id: check,
  title: 'Money that is told is there',
  about:
    "A webhook tells of money that moved, and the API shows it nowhere: the object's id is in no answer, the owner's whole history, read after the delivery, has no line with the amount, and no balance changed by it. A receiver that books on the webhook has money that does not exist. About users that the run was given and the account that it shares it is a warning.",
  restsOn: 'The principle that money is neither made nor lost.',
  judge({ webhook, deliveries, standing }) {
    const money = toldRowOf(webhook.id)?.money;
    if (!money) return [];
    return deliveries.flatMap((delivery): Judgement[] => {
      const found = standing?.money.get(delivery.id);
      if (!found || found.shown === 'open') return [];
      const body = losslessBody(delivery.body);
      const told = `${shown(valueAt(body, money.amount))} ${shown(valueAt(body, money.currency))}`;
      const base = {
        check,
        ground: principle('conservation of money'),
        subject: { kind: 'delivery' as const, id: delivery.id },
      };
      if (found.shown === 'somewhere') return [{ ...base, holds: true, message: 'the API shows the money' }];
      const isShared = standing?.explained.get(delivery.id)?.whose !== 'run';
      return [
        {
          ...base,
          holds: false,
          ...(isShared ? { atMost: 'warn' as const } : {}),
          message: `${told} is told, and ${found.lackedBy?.operationId ?? 'the API'} shows no such money`,
          pointer: money.amount,
          expected: 'a line of the history, a balance or details that show it',
          actual: 'nothing',
        },
      ];
    });
  },
};
