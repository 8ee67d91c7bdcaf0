import { UsageError } from '../../engine/config.js';
import { boundedText, fetchOut } from '../../engine/fetch-out.js';

/** Whoever does not answer within this time is not waited for. */
const longestWait = 20_000;
const mostRedirects = 5;

/** A URL without user, password and query, which may hold secrets; for messages. */
export function shownUrl({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

/** What is asked for, and how far an answer may lead. */
export interface Wanted {
  url: URL;
  mostBytes: number;
  /** What redirects stay below; the host alone where it is left out. */
  within?: string;
  /** Ends the waiting before its time. */
  signal?: AbortSignal;
}

function nextOf(response: Response, url: URL, within: string): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location') ?? '';
  if (!URL.canParse(location, url.href)) throw new UsageError(`${shownUrl(url)}: redirects to no URL`);
  const next = new URL(location, url);
  if (next.origin !== url.origin)
    throw new UsageError(
      `${shownUrl(url)}: redirects to ${next.origin}, another place; name the document's own address`,
    );
  if (!next.href.startsWith(within))
    throw new UsageError(`${shownUrl(url)}: redirects to ${shownUrl(next)}, outside of the document's folder`);
  return next;
}

/** Why nothing came, in words. */
function problemOf(error: Error): string {
  if (error.name === 'TimeoutError') return `no whole answer within ${longestWait / 1000} s`;
  return 'nobody answers';
}

/**
 * The text behind a URL, and the address that it has after redirects. These stay at its host.
 * @throws UsageError where there is none, or it is too much, or takes too long
 */
export async function download({ url: first, mostBytes, within = `${first.origin}/`, signal }: Wanted): Promise<{
  text: string;
  url: URL;
}> {
  const whole = AbortSignal.any([AbortSignal.timeout(longestWait), ...(signal ? [signal] : [])]);
  let url = first;
  for (let count = 0; count <= mostRedirects; count += 1)
    try {
      const response = await fetchOut(url, { redirect: 'manual', signal: whole });
      const next = nextOf(response, url, within);
      if (next) {
        await response.body?.cancel();
        url = next;
        continue;
      }
      if (!response.ok) throw new UsageError(`${shownUrl(url)}: answered with ${response.status}`);
      return { text: await boundedText(response, shownUrl(url), mostBytes), url };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`${shownUrl(url)}: ${problemOf(error as Error)}`);
    }
  throw new UsageError(`${shownUrl(first)}: redirects more than ${mostRedirects} times`);
}
