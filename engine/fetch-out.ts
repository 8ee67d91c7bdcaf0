import { UsageError } from './config.js';
import { proxyFor } from './network.js';

/**
 * `fetch`, by way of the proxy that the environment names for the address (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
 * @throws as `fetch` does
 */
export async function fetchOut(address: string | URL, init: RequestInit = {}): Promise<Response> {
  const proxy = proxyFor(new URL(address), {});
  if (!proxy) return fetch(address, init);
  // Loaded where there is a proxy: what Node has built in knows none.
  const { fetch: fetchBy, ProxyAgent } = await import('undici');
  const by = { ...init, dispatcher: new ProxyAgent(proxy.href) } as Parameters<typeof fetchBy>[1];
  return (await fetchBy(address, by)) as unknown as Response;
}

/**
 * The text of an answer, read no further than a limit.
 * @param from what stands for it in messages
 * @throws UsageError where there is more
 */
export async function boundedText(response: Response, from: string, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > mostBytes) {
      await reader?.cancel();
      throw new UsageError(`${from}: has more than ${mostBytes / 1024 / 1024} MB`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
