import { UsageError } from '../../engine/config.js';
import { boundedText, fetchOut } from '../../engine/fetch-out.js';

/** Whoever does not answer within this time is not waited for. */
const longestWait = 20_000;
const mostRedirects = 5;

function nextOf(response: Response, url: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const next = new URL(response.headers.get('location') ?? '', url);
  if (next.host !== url.host || next.protocol !== url.protocol)
    throw new UsageError(`${url.href}: redirects to ${next.origin}, another place; name the document's own address`);
  return next;
}

/** A URL without user and password, for messages. */
function shown({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

/**
 * The text behind a URL that the user named. Redirects stay at its host.
 * @throws UsageError where there is none, or it is too much, or takes too long
 */
export async function download(address: string, mostBytes: number): Promise<string> {
  if (!URL.canParse(address)) throw new UsageError(`${address}: no URL`);
  let url = new URL(address);
  const signal = AbortSignal.timeout(longestWait);
  for (let count = 0; count <= mostRedirects; count += 1)
    try {
      const response = await fetchOut(url, { redirect: 'manual', signal });
      const next = nextOf(response, url);
      if (next) {
        await response.body?.cancel();
        url = next;
        continue;
      }
      if (!response.ok) throw new UsageError(`${shown(url)}: answered with ${response.status}`);
      return await boundedText(response, shown(url), mostBytes);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const timeout = (error as Error).name === 'TimeoutError';
      throw new UsageError(`${shown(url)}: ${timeout ? `no answer within ${longestWait / 1000} s` : 'nobody answers'}`);
    }
  throw new UsageError(`${shown(new URL(address))}: redirects more than ${mostRedirects} times`);
}
