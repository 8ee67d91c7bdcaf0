import type { ExchangeInput } from '../checks/check.js';
import { RunMemory } from '../memory/memory.js';
import { exchangeInput, observed, operationNamed } from './inputs.js';

/** Exchanges that a run has made, told by operation, answer and what was sent. */
export type Told = readonly [operationId: string, body: unknown, changes?: Parameters<typeof observed>[2]];

/** A memory of some exchanges. */
export function memoryOf(...told: readonly Told[]): RunMemory {
  const memory = new RunMemory();
  for (const [operationId, body, changes] of told)
    memory.learn(operationNamed(operationId), observed(operationId, body, changes));
  return memory;
}

/** What a check is given of one more exchange after others. */
export function rememberingInput(
  memory: RunMemory,
  [operationId, body, changes]: Told,
  planned: Parameters<typeof exchangeInput>[2] = {},
): ExchangeInput {
  const done = observed(operationId, body, changes);
  return { ...exchangeInput(operationId, {}, planned), exchange: done, response: done.response, memory };
}
