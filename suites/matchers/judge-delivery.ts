import { evidenceGround } from '../../contracts/model/ground.js';
import type { Contract, Webhook } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { DeliveryCheck, Judgement } from '../../engine/checks/check.js';
import { deliverySchema } from '../../engine/checks/delivery-schema.js';
import { deliveryWellFormed } from '../../engine/checks/delivery-well-formed.js';
import { mediaType } from '../../engine/exchange.js';
import type { Delivery } from '../../sink/types.js';
import { toReceived } from '../support/received.js';

/** What a delivery is held to alone, whatever caused it. */
const checks: readonly DeliveryCheck[] = [deliveryWellFormed, deliverySchema];

/** Method, token and label as the contract's document and the sink's inbox have them: what any document tells. */
function envelope(webhook: Webhook, { sequence, method, token }: Delivery, sent: string): Judgement[] {
  const ground = evidenceGround(webhook.evidence);
  const subject = { kind: 'delivery', id: `d${sequence}` } as const;
  const types = Object.keys(webhook.object.requestBody?.content ?? {});
  const label = sent || 'no Content-Type header';
  const isRight = token === 'right' || token === 'unchecked';
  return [
    {
      check: 'delivery-method',
      holds: method === webhook.method,
      ground,
      message: `sent with ${method}`,
      expected: webhook.method,
      actual: method,
      subject,
    },
    {
      check: 'delivery-token',
      holds: isRight,
      ground,
      message: isRight ? 'the token is right or not asked for' : `the token is ${token}, and the sink answered 401`,
      expected: "the inbox's token in Authorization",
      actual: token,
      subject,
    },
    ...(types.length === 0
      ? []
      : [
          {
            check: 'delivery-content-type',
            holds: types.includes(sent),
            ground,
            message: `sent as ${sent || 'nothing'}`,
            expected: types.join(' or '),
            actual: label,
            subject,
          },
        ]),
  ];
}

/** The judgements of one delivery of a webhook: at least those of its envelope. */
export function judgeDelivery(
  contract: Contract,
  validator: ContractValidator,
  webhook: Webhook,
  delivery: Delivery,
): Judgement[] {
  const received = toReceived(delivery);
  const planned = {
    kind: 'delivery',
    id: `${webhook.id}:matcher:received`,
    phase: 'matcher',
    rule: 'received',
    name: webhook.object.summary,
    webhookId: webhook.id,
    deadlineMs: 0,
  } as const;
  const input = {
    contract,
    validator,
    case: planned,
    webhook,
    deliveries: [received],
    triggeredAt: received.receivedAt,
  };
  return [
    ...envelope(webhook, delivery, mediaType(received.headers['content-type'])),
    ...checks.flatMap((check) => check.judge(input)),
  ];
}
