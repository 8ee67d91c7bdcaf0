import type { Scenario } from './scenario.js';
import { bookingScenarios } from './scenarios/bookings.js';
import { duplicates } from './scenarios/duplicates.js';
import { framing } from './scenarios/framing.js';
import { health } from './scenarios/health.js';
import { load } from './scenarios/load.js';
import { refusals } from './scenarios/refused.js';
import { signatures } from './scenarios/signatures.js';
import { tokens } from './scenarios/tokens.js';
import { tolerated } from './scenarios/tolerated.js';
import { valid, validGuessed } from './scenarios/valid.js';

/** Every scenario, in the order in which they are played: what is acknowledged at all is found out first. */
export const scenarios: readonly Scenario[] = [
  valid,
  validGuessed,
  health,
  ...tokens,
  ...signatures,
  ...duplicates,
  ...tolerated,
  ...refusals,
  ...framing,
  ...load,
  ...bookingScenarios,
];

/** The scenario of an id; absent where there is none. */
export function scenarioNamed(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}
