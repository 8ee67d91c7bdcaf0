import { valueAt } from '../contracts/model/pointer.js';
import { jsonTextOf } from './json-text.js';
import type { Delivery } from './types.js';

/** Which deliveries are meant; what isn't given restricts nothing. The names are those of the read API's query. */
export type DeliveryFilter = FieldFilter & {
  /** Only deliveries of a greater sequence. */
  after?: number;
  /** Name of an inbox. */
  inbox?: string;
  /** Id of a webhook of the contract. */
  webhook?: string;
};

/** JSON Pointer into the body, and the string that must stand there; a body that isn't JSON never matches. */
export type FieldFilter = { field: string; equals: string } | { field?: undefined; equals?: undefined };

/** A query that the read API can't understand; the message says which parameter and why. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

const FILTER_NAMES: readonly string[] = ['after', 'inbox', 'webhook', 'field', 'equals'];

/**
 * The filter of a query.
 *
 * @param further names of the parameters that the route takes besides the filter's.
 * @throws QueryError for a parameter that is unknown (a misspelt filter would match everything), repeated or malformed.
 */
export function parseFilter(query: URLSearchParams, further: readonly string[] = []): DeliveryFilter {
  for (const name of query.keys()) {
    if (![...FILTER_NAMES, ...further].includes(name)) throw new QueryError(`Unknown parameter "${name}".`);
    if (query.getAll(name).length > 1) throw new QueryError(`Parameter "${name}" is given more than once.`);
  }
  const inbox = query.get('inbox');
  const webhook = query.get('webhook');
  return {
    after: wholeNumber(query, 'after', 0),
    ...(inbox === null ? {} : { inbox }),
    ...(webhook === null ? {} : { webhook }),
    ...parseField(query.get('field'), query.get('equals')),
  };
}

/** A whole number of a query, at most `maximum`. @throws QueryError if it is anything else. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  fallback: number,
  maximum = Number.MAX_SAFE_INTEGER,
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text) || Number(text) > maximum) {
    throw new QueryError(`Parameter "${name}" must be a whole number from 0 to ${maximum}.`);
  }
  return Number(text);
}

/** The query of a filter: the inverse of `parseFilter`. */
export function toQuery({ after, inbox, webhook, field, equals }: DeliveryFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (after !== undefined) query.set('after', String(after));
  if (inbox !== undefined) query.set('inbox', inbox);
  if (webhook !== undefined) query.set('webhook', webhook);
  if (field !== undefined) query.set('field', field);
  if (equals !== undefined) query.set('equals', equals);
  return query;
}

/** Whether a delivery is meant by a filter. */
export function matches(filter: DeliveryFilter, delivery: Delivery): boolean {
  if (delivery.sequence <= (filter.after ?? 0)) return false;
  if (filter.inbox !== undefined && delivery.inbox !== filter.inbox) return false;
  if (filter.webhook !== undefined && delivery.webhookId !== filter.webhook) return false;
  return filter.field === undefined || valueAt(parsedBody(delivery), filter.field) === filter.equals;
}

function parseField(field: string | null, equals: string | null): FieldFilter {
  if (field === null && equals === null) return {};
  if (field === null || equals === null) throw new QueryError('"field" and "equals" are given together or not at all.');
  if (field !== '' && !field.startsWith('/')) throw new QueryError('"field" must be a JSON Pointer.');
  return { field, equals };
}

/** `undefined` where the body isn't JSON in UTF-8, once unpacked. */
function parsedBody({ bodyBase64, headers }: Delivery): unknown {
  try {
    return JSON.parse(jsonTextOf(Buffer.from(bodyBase64, 'base64'), Object.fromEntries(headers)));
  } catch {
    return undefined;
  }
}
