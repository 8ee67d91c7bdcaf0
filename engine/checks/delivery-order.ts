import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { machineShownBy, statePointer } from '../../contracts/model/machines.js';
import type { Contract } from '../../contracts/model/types.js';
import { missingFrom, valuesShown } from '../await-deliveries.js';
import type { ReceivedDelivery } from '../exchange.js';
import type { DeliveryCheck, DeliveryInput, Judgement } from './check.js';
import { judgeStep } from './state-machine.js';

/** Whether values stand in a list in this order; others may stand between them. */
function inOrder(shown: readonly string[], wanted: readonly string[]): boolean {
  const found = shown.reduce((count, value) => (value === wanted[count] ? count + 1 : count), 0);
  return found === wanted.length;
}

/** Deliveries without those that repeat an attempt which was not acknowledged: these are one message, told again. */
function withoutRetries(deliveries: readonly ReceivedDelivery[], { facts }: Contract): ReceivedDelivery[] {
  const { acknowledgement } = facts.webhookDelivery;
  return deliveries.filter(({ body }, index) => {
    const before = deliveries[index - 1];
    return !before || before.body !== body || before.answerStatus === acknowledgement.status;
  });
}

function judgeSequence({ contract, case: { sequence }, webhook, deliveries }: DeliveryInput): Judgement[] {
  if (!sequence) return [];
  const shown = valuesShown(withoutRetries(deliveries, contract), sequence.pointer);
  // What did not come is told by another check.
  if (missingFrom(shown, sequence.values).length > 0) return [];
  const holds = inOrder(shown, sequence.values);
  const order = shown.join(', ');
  const { evidence, object } = webhook;
  const last = deliveries.at(-1);
  return [
    {
      check: 'delivery-order',
      holds,
      ground: evidenceGround(
        weakestEvidence([
          evidence,
          object['x-webhook'].fires,
          { grade: 'assumed', source: 'order of messages about one object' },
        ]),
      ),
      message: holds ? `told in order: ${order}` : `told in the order ${order}`,
      pointer: sequence.pointer,
      expected: sequence.values.join(', '),
      actual: order,
      ...(last ? { subject: { kind: 'delivery', id: last.id } } : {}),
    },
  ];
}

/** States that cannot follow each other, where the facts say so of what the webhook shows. */
function judgeStates({ contract, case: { about }, webhook, deliveries }: DeliveryInput): Judgement[] {
  const machine = machineShownBy(contract.facts, webhook.id);
  // The states of a user's several objects don't follow each other.
  if (!machine || !about || about.pointer === '/externalUserId') return [];
  const told = withoutRetries(deliveries, contract).flatMap((delivery) =>
    valuesShown([delivery], statePointer).map((state) => ({ state, delivery })),
  );
  return told.slice(1).flatMap(({ state, delivery }, index): Judgement[] => {
    const before = told[index] as (typeof told)[number];
    const judged = judgeStep(machine, before.state, state);
    if (!judged || judged.holds) return [];
    const subject = { kind: 'delivery' as const, id: delivery.id };
    return [{ check: 'delivery-order', pointer: statePointer, subject, ...judged }];
  });
}

export const deliveryOrder: DeliveryCheck = {
  id: 'delivery-order',
  title: 'What happened first is told first',
  about:
    'Deliveries about one object came in another order than its states did. A receiver that keeps the last state it was told keeps the wrong one. Compare states before you write, or read the object when a delivery comes.',
  restsOn:
    'How well the moments at which the webhook fires are known; no page promises an order. States that cannot follow each other rest on the states and transitions of the facts.',
  judge(input) {
    return input.case.expect === 'none' ? [] : [...judgeSequence(input), ...judgeStates(input)];
  },
};
