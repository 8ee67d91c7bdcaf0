import type { Operation } from './types.js';

/** Whether a key of a list of responses, a status or a range, stands for successes. */
export function isListedSuccess(listed: string): boolean {
  return listed.startsWith('2');
}

/**
 * Under which key an operation lists a status: itself, else its range, else `default` (OpenAPI, Responses Object). Beside a
 * listed success `default` describes errors alone, as documents use it.
 *
 * @returns `undefined` where the status is not listed
 * @example listedStatus({ object: { responses: { '200': {}, '4XX': {} } } }, 404) // '4XX'
 */
export function listedStatus({ object }: Pick<Operation, 'object'>, status: number): string | undefined {
  const listed = Object.keys(object.responses);
  const own = [String(status), `${Math.floor(status / 100)}XX`].find((key) => listed.includes(key));
  if (own !== undefined || !listed.includes('default')) return own;
  return status < 400 && listed.some(isListedSuccess) ? undefined : 'default';
}
