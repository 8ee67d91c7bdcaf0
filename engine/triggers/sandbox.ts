import { fill, rowOf, type Triggers, type TriggerValues } from './trigger.js';

const prefix = '/_sandbox';

/** Members of a trigger's body that are numbers; everything else is a text. */
const numbers = ['seconds'];
/** Members that are lists, as texts divided by commas. */
const lists = ['states'];

async function post(url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) });
  if (response.ok) return response.json();
  const { error } = (await response.json().catch(() => ({}))) as { error?: string };
  throw new Error(
    `the sandbox's trigger ${new URL(url).pathname} answered ${response.status}${error ? `: ${error}` : ''}`,
  );
}

/** Triggers that a sandbox offers over HTTP, under one prefix (sandbox/operator.openapi.yaml). */
export function sandboxTriggers(baseUrl: string): Triggers {
  return {
    can: () => true,
    async pull(name, values) {
      const { text, rest } = fill(rowOf(name).path, values, encodeURIComponent);
      const { tenant, ...members } = rest;
      const query = tenant === undefined ? '' : `?tenant=${encodeURIComponent(tenant)}`;
      const told = await post(`${baseUrl}${prefix}${text}${query}`, bodyOf(members));
      return textsOf(told);
    },
    settleDeliveries: async () => void (await post(`${baseUrl}${prefix}/deliveries/settle`)),
  };
}

function bodyOf(members: TriggerValues): object | undefined {
  if (Object.keys(members).length === 0) return undefined;
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      numbers.includes(name) ? Number(value) : lists.includes(name) ? value.split(',') : value,
    ]),
  );
}

function textsOf(told: unknown): TriggerValues {
  return Object.fromEntries(
    Object.entries((told ?? {}) as object)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name, String(value)]),
  );
}
