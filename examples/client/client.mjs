// A reference client of the Partner API on plain Node: copy what you need.
// `conformance certify client --command 'node examples/client/client.mjs'` starts it once for each flow.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApi } from './api.mjs';
import { amountSum } from './amounts.mjs';
import { DontKnow, Refused } from './outcomes.mjs';
import { steps as goodSteps } from './steps.mjs';

/** Exit codes that the certification understands. */
const exitCodes = { done: 0, refused: 10, unknown: 11 };

const actions = {
  async onboard(api, steps, { externalUserId }) {
    await api.call('POST', '/v1/user/balances/crypto-and-fiat', steps.person(externalUserId));
  },

  async balances(api, steps, { user }) {
    steps.readBalances(await api.call('GET', `/v1/user/balances/${encodeURIComponent(user)}`));
  },

  async exchange(api, steps, { user, amounts, from, to }) {
    const session = {};
    for (const amount of amounts) {
      const lock = await steps.lockFor(api, user, session);
      const body = { sourceExternalUserId: user, amount: steps.number(amount), currencyFrom: from, currencyTo: to };
      const { exchangeId } = await api.call('POST', '/v1/exchange', { ...body, lockId: lock.id, ...steps.extra });
      await steps.completed(api, exchangeId);
    }
  },

  async transfer(api, steps, { user, amounts, addends, currency }) {
    const amount = steps.text(addends ? steps.sum(addends) : amounts[0]);
    // Whether it moved is not known without an answer: it is told so, and never sent again.
    await steps.send(api, '/v1/transfer', { sourceExternalUserId: user, amount, currency });
  },
};

/**
 * Carries out one flow.
 * @param environment what the certification sets, see docs/certification.md
 * @param steps what to do in another way than the good client; for tests
 * @returns `done`, `refused` where nothing happened, or `unknown` where nobody can tell
 */
export async function carryOut(environment, steps = {}) {
  const own = { ...goodSteps, sum: amountSum, ...steps };
  const api = createApi({
    baseUrl: environment.CONFORMANCE_BASE_URL,
    key: environment.CONFORMANCE_API_KEY,
    timeOutMs: Number(environment.CLIENT_TIME_OUT_MS ?? 3000),
    pollMs: Number(environment.CONFORMANCE_POLL_MS),
    steps: own,
  });
  const action = actions[environment.CONFORMANCE_ACTION];
  if (!action) return 'refused';
  try {
    await action(api, own, JSON.parse(environment.CONFORMANCE_PARAMETERS));
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    if (error instanceof DontKnow) return 'unknown';
    throw error;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = exitCodes[await carryOut(process.env)];
}
