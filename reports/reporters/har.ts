import type { DeliveryLine, ExchangeLine, RecordedRequest } from '../../engine/record/format.js';
import type { Reporter } from './reporter.js';

type Pairs = { name: string; value: string }[];

function pairs(headers: Record<string, string>): Pairs {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function headerOf(headers: Record<string, string>, wanted: string): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

function sizeOf(body = ''): number {
  return Buffer.byteLength(body);
}

/** The URL as RFC 3986 has it. A path alone is one at the sink: the reserved host says so. */
function strictUrl(text: string): string {
  const base = 'http://sink.invalid';
  const asked = URL.canParse(text, base) ? new URL(text, base) : undefined;
  const { origin, pathname, search, hash } = asked?.protocol.startsWith('http')
    ? asked
    : new URL(`/${encodeURIComponent(text)}`, base);
  return origin + `${pathname}${search}${hash}`.replace(/[[\]|\\^`{}"<>]/g, encodeURIComponent);
}

function requestOf({ method, url, headers, body }: RecordedRequest): object {
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  return {
    method,
    url: strictUrl(url),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    queryString: query.map(([name, value]) => ({ name, value })),
    ...(body !== undefined && { postData: { mimeType: headerOf(headers, 'content-type'), text: body } }),
    headersSize: -1,
    bodySize: sizeOf(body),
  };
}

function responseOf(status: number, headers: Record<string, string>, body: string, comment: string): object {
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    content: {
      size: sizeOf(body),
      mimeType: headerOf(headers, 'content-type') || 'application/octet-stream',
      text: body,
    },
    redirectURL: headerOf(headers, 'location'),
    headersSize: -1,
    bodySize: sizeOf(body),
    comment,
  };
}

function entryOf(startedDateTime: string, time: number, request: object, response: object, comment: string): string {
  const timings = { send: 0, wait: time, receive: 0 };
  return JSON.stringify({ startedDateTime, time, request, response, cache: {}, timings, comment });
}

/** Status 0 is how browsers note an answer that never came. */
function exchangeEntry({ startedAt, durationMs, request, response, error, caseId }: ExchangeLine): string {
  const answer = response
    ? responseOf(response.status, response.headers, response.body, '')
    : responseOf(0, {}, '', error ?? 'no answer');
  return entryOf(startedAt, durationMs, requestOf(request), answer, caseId);
}

function deliveryEntry({ receivedAt, request, answer, caseId, webhookId }: DeliveryLine): string {
  const took = Date.parse(answer.at) - Date.parse(receivedAt);
  return entryOf(
    receivedAt,
    Number.isFinite(took) ? Math.max(0, took) : 0,
    requestOf(request),
    responseOf(answer.status, {}, '', 'answer of the sink'),
    `delivery of ${webhookId ?? 'an unknown webhook'}, ${caseId ?? 'foreign'}`,
  );
}

/** HTTP Archive 1.2: everything that went over the wire, as developer tools of browsers open it. */
export const har: Reporter = {
  id: 'har',
  file: 'traffic.har',
  about: 'HTTP Archive of all exchanges and deliveries, as browsers open it',
  begin(run) {
    const entries: string[] = [];
    return {
      add({ exchanges, deliveries }) {
        entries.push(...exchanges.map(exchangeEntry), ...deliveries.map(deliveryEntry));
      },
      finish({ foreignDeliveries }) {
        entries.push(...foreignDeliveries.map(deliveryEntry));
        const creator = JSON.stringify({ name: run.tool.name, version: run.tool.version });
        return `{"log":{"version":"1.2","creator":${creator},"entries":[${entries.join(',\n')}]}}`;
      },
    };
  },
};
