import { readHar, type Header, type SeenExchange } from '../har.js';
import type { Importer, Note, ReadOptions, SourceText } from '../reading.js';
import { callsOfTraffic, jsonBody, sentBody, type Seen, type Traffic } from '../traffic/calls.js';

function contentTypeOf(headers: readonly Header[]): string {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}

function textOf(body: Uint8Array | undefined): string | undefined {
  return body === undefined ? undefined : Buffer.from(body).toString('utf8');
}

/** Files of a page, which are no calls of an API. */
function isAsset({ request, response }: SeenExchange): boolean {
  const type = contentTypeOf(response?.headers ?? []);
  return (
    request.method === 'OPTIONS' || /^(image|font|audio|video)\/|^text\/(html|css|javascript)|javascript/i.test(type)
  );
}

function seenOf({ request, response, pointer }: SeenExchange, file: string): Seen {
  const received = response && jsonBody(textOf(response.body), contentTypeOf(response.headers));
  return {
    kind: 'unknown',
    method: request.method,
    path: request.url.pathname,
    query: [...request.url.searchParams.keys()],
    headers: request.headers.map(([name]) => name.toLowerCase()),
    where: `${file}#${pointer}`,
    ...sentBody(textOf(request.body), contentTypeOf(request.headers)),
    ...(response ? { response: { status: response.status, ...(received ? { body: received } : {}) } } : {}),
  };
}

/** Exchanges with the hosts that were asked for; how many there were with others. */
export function trafficOfHar({ name, text }: SourceText, { hosts }: ReadOptions): Traffic {
  const { exchanges, leftOut } = readHar(text, name);
  const isWanted = ({ request }: SeenExchange): boolean =>
    hosts === undefined || hosts.includes(request.url.hostname) || hosts.includes(request.url.host);
  const kept = exchanges.filter((one) => isWanted(one) && !isAsset(one));
  const foreign = new Map<string, number>();
  for (const one of exchanges.filter((each) => !isWanted(each)))
    foreign.set(one.request.url.host, (foreign.get(one.request.url.host) ?? 0) + 1);
  const notes: Note[] = [
    ...leftOut.map(({ pointer, why }): Note => ({ kind: 'left-out', where: `${name}#${pointer}`, text: why })),
    ...[...foreign].map(([host, count]): Note => ({
      kind: 'left-out',
      where: name,
      text: `${count} exchanges with ${host}`,
    })),
  ];
  return { seen: kept.map((one) => seenOf(one, name)), notes };
}

/** Traffic as browsers, proxies and test tools keep it. */
export const harImporter: Importer = {
  id: 'har',
  about: 'a HAR file',
  detects: (text) =>
    /^\uFEFF?\s*\{\s*"log"\s*:/.test(text) || (/^\uFEFF?\s*\{/.test(text) && /"startedDateTime"\s*:/.test(text)),
  read(source, options) {
    const { seen, notes } = trafficOfHar(source, options);
    return { calls: callsOfTraffic(seen, options.templates), notes, listed: [] };
  },
};
