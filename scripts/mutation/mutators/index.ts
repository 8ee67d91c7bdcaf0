import { calls } from './calls.js';
import { chains } from './chains.js';
import { conditions } from './conditions.js';
import { literals } from './literals.js';
import type { Mutator } from './mutator.js';
import { operators } from './operators.js';
import { patterns } from './patterns.js';
import { results } from './results.js';
import { signs } from './signs.js';
import { statements } from './statements.js';

/** Every way to break code. */
export const mutators: readonly Mutator[] = [
  conditions,
  operators,
  signs,
  literals,
  statements,
  results,
  calls,
  chains,
  patterns,
];
