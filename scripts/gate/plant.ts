import { LosslessNumber } from 'lossless-json';
import type { Contract } from '../../contracts/model/types.js';
import type { Between, HarnessOptions } from '../faults/harness.js';
import { isObject as isMembers } from '../../contracts/model/json-value.js';
import { revalued } from '../variations/json.js';
import { startProxy, type Proxy } from '../variations/proxy.js';
import type { Message, Side, Variation, Way } from '../variations/variation.js';
import type { Body, Planted } from './planted.js';

/** A copy that may be changed. */
function copied(value: unknown): unknown {
  if (value instanceof LosslessNumber) return value;
  if (Array.isArray(value)) return value.map(copied);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copied(one)])) : value;
}

function changed(message: Message, change: (body: Body) => void): Message | undefined {
  return revalued(message, (value) => {
    const body = copied(value);
    if (isMembers(body)) change(body);
    return body;
  });
}

function withHeaders(message: Message, headers: Readonly<Record<string, string>>): Message {
  const own = message.headers.filter(([name]) => headers[name.toLowerCase()] === undefined);
  return { ...message, headers: [...own, ...Object.entries(headers)] };
}

const pathFits = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

/** How answers and deliveries are changed on their way; nothing where the sandbox itself has the fault. */
function changeOf(planted: Planted, { operations, webhooks }: Contract): Variation['change'] {
  if ('fault' in planted) return undefined;
  if ('delivery' in planted) {
    const path = webhooks.get(planted.delivery)?.path ?? '';
    return (message, way) =>
      way.side === 'delivery' && way.path.endsWith(path) ? changed(message, planted.change) : undefined;
  }
  const { answer, status: wanted, change, headers, as } = planted;
  const { method = '', path = '' } = operations.get(answer) ?? {};
  return (message, way) => {
    const { status = 0 } = message;
    const isWanted = wanted === undefined ? status >= 200 && status < 300 : status === wanted;
    if (way.side !== 'answer' || way.method !== method || !pathFits(path, way.path) || !isWanted) return undefined;
    const body = (change ? changed(message, change) : message) ?? message;
    return { ...withHeaders(body, headers ?? {}), status: as ?? status };
  };
}

/** Options of a harness whose sandbox behaves as planted, by its contract. */
export function plantedIn(planted: Planted, contract: Contract): Pick<HarnessOptions, 'faults' | 'between'> {
  if ('fault' in planted) return { faults: [planted.fault] };
  const change = changeOf(planted, contract);
  const variation: Variation = {
    id: 'planted',
    about: 'What a change of behaviour does to answers or deliveries.',
    sides: ['answer', 'delivery'],
    allows: 'nothing',
    ...(change && { change: (message: Message, way: Way) => change(message, way) }),
  };
  const proxies: Proxy[] = [];
  const before = async (url: string, side: Side): Promise<string> => {
    const proxy = await startProxy(url, side, variation);
    proxies.push(proxy);
    return proxy.url;
  };
  const between: Between = {
    answers: (url) => before(url, 'answer'),
    deliveries: (url) => before(url, 'delivery'),
    triggers: (own) => own,
    async close() {
      for (const proxy of proxies) await proxy.close();
    },
  };
  return { between };
}
