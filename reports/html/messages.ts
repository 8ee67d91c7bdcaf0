/** What went over the wire: exchanges and deliveries. */
import type { DeliveryLine, ExchangeLine, RecordedRequest } from '../../engine/record/format.js';
import { toCurl } from './curl.js';
import { html, type Content, type Html } from './html.js';
import { messageBody, type CutMark } from './bodies.js';
import { duration, moment, offset } from './numbers.js';
import { copyable } from './parts.js';

/** Path and query: the host is the same throughout a run. */
function shortUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Method and path in one piece. */
export function requestLine(request: RecordedRequest): Html {
  return html`<code class="request-line"><b>${request.method}</b> ${shortUrl(request.url)}</code>`;
}

/** Status of an answer, or that there was none. */
export function answerLabel(exchange: ExchangeLine): string {
  return exchange.response ? String(exchange.response.status) : 'no response';
}

/** Headers as they were sent; nothing where there were none. */
export function headersView(headers: Record<string, string>): Html | false {
  const entries = Object.entries(headers);
  return (
    entries.length > 0 &&
    html`<dl class="headers">
      ${entries.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`
  );
}

function panel(title: Content, start: Content, headers: Record<string, string>, body: Html): Html {
  return html`<div class="panel">
    <p class="label">${title}</p>
    <p class="start-line">${start}</p>
    ${headersView(headers)} ${body}
  </div>`;
}

/** Where a message stands in the report. */
export interface Placement {
  /** Element id. */
  id: string;
  /** What links call it: `delivery 2`. */
  name: string;
  /** ISO time that its own time is counted from. */
  start: string;
  /** JSON Pointers to mark in its body. */
  pointers: readonly string[];
}

function event({ id, name, start }: Placement, at: string, middle: Content, end: Content, body: Content): Html {
  return html`<li>
    <details class="event" id="${id}">
      <summary>
        <span class="at">${offset(start, at)}</span> <span class="event-name">${name}</span>
        <span class="middle">${middle}</span> <span class="end">${end}</span>
      </summary>
      <div class="event-body">${body}</div>
    </details>
  </li>`;
}

/** The curl lines that send requests again; a request whose body was cut is replayed from the record. */
export function reproduction(requests: readonly (RecordedRequest & CutMark)[]): Html {
  const whole = requests.filter(({ cutFrom }) => cutFrom === undefined);
  return html`<p class="label">Reproduce</p>
    ${whole.length > 0 && copyable(whole.map(toCurl).join('\n\n'), 'the curl command', 'block')}
    ${whole.length < requests.length && html`<p class="none">The body that was sent is not whole here: take it from the record.</p>`}`;
}

/** An exchange: one line in the sequence of a case, its messages and the curl line inside. */
export function exchangeView(exchange: ExchangeLine, place: Placement): Html {
  const { request, response } = exchange;
  return event(
    place,
    exchange.startedAt,
    requestLine(request),
    html`<b class="status${!response && ' missing'}">${answerLabel(exchange)}</b> ${duration(exchange.durationMs)}`,
    html`<div class="panels">
        ${panel('Request', html`${request.method} ${request.url}`, request.headers, messageBody(request))}
        ${
          response
            ? panel(
                'Response',
                html`Status ${response.status}`,
                response.headers,
                messageBody(response, place.pointers),
              )
            : html`<div class="panel">
                <p class="label">Response</p>
                <p class="none">None: ${exchange.error ?? 'not recorded'}</p>
              </div>`
        }
      </div>
      ${reproduction([request])}`,
  );
}

/** A delivery: when it came, what it said, and what the sink answered. */
export function deliveryView(delivery: DeliveryLine, place: Placement): Html {
  const { request, answer } = delivery;
  const took = Date.parse(answer.at) - Date.parse(delivery.receivedAt);
  return event(
    place,
    delivery.receivedAt,
    html`${requestLine(request)} <span class="tag">${delivery.webhookId ?? 'unknown webhook'}</span>`,
    html`answered <b class="status">${answer.status}</b>${Number.isFinite(took) && html` ${duration(took)}`}`,
    html`<div class="panels of-delivery">
      ${panel('Delivery', html`${request.method} ${request.url}`, request.headers, messageBody(request, place.pointers))}
      <div class="panel">
        <p class="label">Answer of the sink</p>
        <p class="start-line">Status ${answer.status}</p>
        <dl class="headers">
          <div>
            <dt>received</dt>
            <dd>${moment(delivery.receivedAt)}</dd>
          </div>
          <div>
            <dt>answered</dt>
            <dd>${Number.isFinite(took) ? `${duration(took)} later` : answer.at}</dd>
          </div>
        </dl>
      </div>
    </div>`,
  );
}
