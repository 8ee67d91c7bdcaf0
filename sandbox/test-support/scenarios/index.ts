import { platform } from './platform.js';
import type { Scenario } from './scenario.js';
import { transfers } from './transfers.js';

/** One scenario per business area. */
export const scenarios: readonly Scenario[] = [transfers, platform];
