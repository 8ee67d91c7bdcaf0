import type { JsonObject } from '../../../contracts/model/json-value.js';
import { faults as knownFaults, type FaultSwitch } from '../../faults/index.js';

/** Every fault with its state, and where it shows if it is active. */
export function describeFaults(faults: FaultSwitch): JsonObject {
  return {
    faults: knownFaults.map(({ name, violates }) => {
      const planted = faults.active().filter((spelling) => spelling.split('@')[0] === name);
      const places = planted.map((spelling) => faults.placeOf(spelling) ?? {});
      return { name, violates, active: planted.length > 0, places };
    }),
  };
}
