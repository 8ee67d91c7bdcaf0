import { QueryError } from '../filter.js';
import type { Delivery } from '../types.js';

/** How a delivery is given: as it is kept, or without secrets. */
export type View = (delivery: Delivery) => Delivery;

/** What stands for a secret. */
const HIDDEN = '[hidden]';

const SECRET_NAME = /authori[sz]ation|cookie|token|secret|signature|password|api[-_]?key/i;

/** The view a query asks for: `headers=masked` is what people look at, default what programs compare. @throws QueryError */
export function viewOf(query: URLSearchParams): View {
  const headers = query.get('headers') ?? 'full';
  if (headers !== 'full' && headers !== 'masked') throw new QueryError('"headers" must be full or masked.');
  return headers === 'masked' ? masked : (delivery) => delivery;
}

/** A delivery without the values of headers and query parameters that hold secrets; the body stays. */
export function masked(delivery: Delivery): Delivery {
  return {
    ...delivery,
    path: delivery.path.replace(/([?&])([^=&#]*)=([^&#]*)/g, (whole, before: string, name: string) =>
      SECRET_NAME.test(name) ? `${before}${name}=${HIDDEN}` : whole,
    ),
    headers: delivery.headers.map(([name, value]) => [name, SECRET_NAME.test(name) ? HIDDEN : value]),
  };
}
