import type { Between } from '../faults/harness.js';
import { runEverything } from '../faults/run-clean.js';
import { startProxy, type Proxy } from './proxy.js';
import { unchanged, variations } from './table.js';
import type { Seen, Task } from './task.js';
import type { Side, Variation } from './variation.js';

/** A variation by its id. */
export function variationNamed(id: string): Variation {
  const found = [unchanged, ...variations].find((variation) => variation.id === id);
  if (!found) throw new Error(`there is no variation ${id}`);
  return found;
}

/** Proxies before sandbox and sink that vary what passes. */
export function varying(variation: Variation): Between & { varied(): number } {
  const proxies: Proxy[] = [];
  const before = async (url: string, side: Side): Promise<string> => {
    const proxy = await startProxy(url, side, variation);
    proxies.push(proxy);
    return proxy.url;
  };
  return {
    answers: (url) => before(url, 'answer'),
    deliveries: (url) => before(url, 'delivery'),
    triggers({ settleDeliveries, ...own }) {
      return variation.neverSettles || !settleDeliveries ? own : { ...own, settleDeliveries };
    },
    async close() {
      for (const proxy of proxies) await proxy.close();
    },
    varied: () => proxies.reduce((sum, proxy) => sum + proxy.varied(), 0),
  };
}

/** Carries out everything behind proxies that vary, and tells what the suite said. */
export async function runVariation({ variation: id, apiVersion, seed }: Task): Promise<Seen> {
  const variation = variationNamed(id);
  const between: ReturnType<typeof varying>[] = [];
  const { alarms, outcomes } = await runEverything((part) => {
    const one = varying(part === 'retries' && variation.withoutRetries ? unchanged : variation);
    if (part === 'calls' || !variation.withoutRetries) between.push(one);
    const { deadlineMs } = variation;
    return { apiVersion, seed, between: one, ...(deadlineMs === undefined ? {} : { deadlineMs }) };
  });
  const isAllowed = ({ outcome }: { outcome: string }): boolean =>
    outcome === 'info' && variation.allows === 'information';
  const { skip = 0, 'not-applicable': without = 0, ...judged } = outcomes;
  return {
    alarms: alarms.filter((alarm) => !isAllowed(alarm)).map(({ outcome, text }) => `${outcome} ${text}`),
    information: alarms.filter(isAllowed).length,
    varied: between.reduce((sum, one) => sum + one.varied(), 0),
    judged: Object.values(judged).reduce((sum, count) => sum + count, 0),
    leftOut: skip + without,
  };
}
