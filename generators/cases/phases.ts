import { auth } from './auth.js';
import { coverage } from './coverage.js';
import { examples } from './examples.js';
import { fuzz } from './fuzz.js';
import { negative } from './negative.js';
import type { Phase } from './phase.js';

/** Every phase whose cases come from the contract, in the order in which they run. */
export const phases: readonly Phase[] = [examples, coverage, negative, auth, fuzz];
