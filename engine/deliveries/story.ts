import type { Contract } from '../../contracts/model/types.js';
import type { DeliveryCase } from '../../generators/cases/case.js';
import type { ReceivedDelivery } from '../exchange.js';
import { attemptOf } from './attempt.js';
import { identify, type Identified } from './identity.js';

interface Told {
  contract: Contract;
  case: DeliveryCase;
  deliveries: readonly ReceivedDelivery[];
  observedUntil?: number;
}

/**
 * What the deliveries of a case are to each other. A case causes one event, or those of its sequence: equal bodies are different
 * events only where the sequence passes through a state twice or several acts may have caused equal ones, or where bodies name no object.
 */
export function storyOf({ contract, case: planned, deliveries, observedUntil }: Told): Identified[] {
  const { values: states = [], mayRepeat = false } = planned.sequence ?? {};
  return identify(deliveries.map(attemptOf), {
    retries: contract.facts.webhookDelivery.retries,
    equalEvents:
      planned.equalEvents ?? (planned.about === undefined || mayRepeat || new Set(states).size < states.length),
    ...(observedUntil === undefined ? {} : { observedUntil }),
  });
}
