import { machineShownBy, statePointer } from '../../contracts/model/machines.js';
import { valuesShown } from '../await-deliveries.js';
import type { ReceivedDelivery } from '../exchange.js';
import type { DeliveryInput } from '../checks/check.js';
import { mayFollow } from '../judging/states.js';

type Told = Pick<ReceivedDelivery, 'body'>;

/**
 * Whether a delivery tells of a state that its object may have come to after another delivery left: such a one is an event of its own,
 * also where nobody asked for it, for objects go on by themselves.
 */
export function tellsNextState(
  { contract, webhook }: Pick<DeliveryInput, 'contract' | 'webhook'>,
  before: Told,
  after: Told,
): boolean {
  const machine = machineShownBy(contract.facts, webhook.id);
  const [from] = valuesShown([before], statePointer);
  const [to] = valuesShown([after], statePointer);
  return machine !== undefined && from !== undefined && to !== undefined && mayFollow(machine, from, to);
}
