// A reference client of the Partner API on plain Node: copy what you need.
// `conformance certify client --command 'node examples/client/client.mjs'` starts it once for each flow.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { outcomeOf } from './actions.mjs';
import { createApi } from './api.mjs';
import { amountSum } from './amounts.mjs';
import { steps as goodSteps } from './steps.mjs';
import { versionOf } from './versions.mjs';

/** Exit codes that the certification understands. */
const exitCodes = { done: 0, refused: 10, unknown: 11 };

/**
 * Carries out one flow.
 * @param environment what the certification sets, see docs/certification.md
 * @param steps what to do in another way than the good client; for tests
 * @param write takes the lines of its log
 * @returns `done`, `refused` where nothing happened, or `unknown` where nobody can tell
 */
export function carryOut(environment, steps = {}, write = (line) => console.error(line)) {
  const own = { ...goodSteps, sum: amountSum, ...steps };
  const api = createApi({
    baseUrl: environment.CONFORMANCE_BASE_URL,
    key: environment.CONFORMANCE_API_KEY,
    version: versionOf(environment.CONFORMANCE_API_VERSION),
    timeOutMs: Number(environment.CLIENT_TIME_OUT_MS ?? 3000),
    pollMs: Number(environment.CONFORMANCE_POLL_MS),
    steps: own,
    write,
  });
  return outcomeOf(environment.CONFORMANCE_ACTION, api, own, JSON.parse(environment.CONFORMANCE_PARAMETERS));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = exitCodes[await carryOut(process.env)];
}
