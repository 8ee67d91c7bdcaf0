import type { Area } from '../area.js';
import { advanceClock } from './advance-clock.js';
import { checkHealth } from './check-health.js';
import { dumpState } from './dump-state.js';
import { health } from './health.js';
import { listAttempts } from './list-attempts.js';
import { listFaults } from './list-faults.js';
import { loadState } from './load-state.js';
import { resetSandbox } from './reset-sandbox.js';
import { settleDeliveries } from './settle-deliveries.js';
import { switchFaults } from './switch-faults.js';

/** The sandbox itself: time, state, deliveries and faults. */
export const platform: Area = {
  operations: [],
  triggers: [
    health,
    advanceClock,
    checkHealth,
    settleDeliveries,
    listAttempts,
    listFaults,
    switchFaults,
    dumpState,
    loadState,
    resetSandbox,
  ],
  outcomes: [],
};
