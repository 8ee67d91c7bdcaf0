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
