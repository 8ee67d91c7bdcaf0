import { faults as knownFaults, type FaultSwitch } from '../../faults/index.js';
import type { JsonObject } from '../../json.js';

/** Every fault with its state. */
export function describeFaults(faults: FaultSwitch): JsonObject {
  const active = faults.active();
  return {
    faults: knownFaults.map(({ name, violates }) => ({ name, violates, active: active.includes(name) })),
  };
}
