import type { Contract, Webhook } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { ReceivedDelivery } from '../exchange.js';
import { parseBody } from '../json-body.js';

/** From this share of equal letters on, a path is taken for a misspelt one. */
const alike = 0.75;

function pathOnly(path: string): string {
  return path.replace(/[?#].*$/s, '');
}

/** Share of two texts that is the same at their beginning and end. */
function likeness(one: string, other: string): number {
  const most = Math.max(one.length, other.length);
  const least = Math.min(one.length, other.length);
  let head = 0;
  while (head < least && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < least - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return most === 0 ? 0 : (head + tail) / most;
}

function nearest(webhooks: readonly Webhook[], path: string): Webhook | undefined {
  return [...webhooks].sort((a, b) => likeness(b.path, path) - likeness(a.path, path))[0];
}

/**
 * The webhook that a delivery to a path which the contract does not list is meant to be: the one whose schema its body fits, of
 * several the one with the nearest path; of none the one whose path was nearly met.
 */
export function meantWebhook(
  { path, body }: Pick<ReceivedDelivery, 'path' | 'body'>,
  contract: Contract,
  validator: ContractValidator,
): Webhook | undefined {
  const parsed = parseBody(body);
  const all = [...contract.webhooks.values()];
  const bodied = all.filter(({ object }) => object.requestBody);
  const fitting = parsed.ok
    ? bodied.filter(({ schemaPointer }) => validator.violations(schemaPointer, parsed.value, 'tolerant').length === 0)
    : [];
  const sent = pathOnly(path);
  const near = nearest(fitting, sent);
  if (near) return near;
  const named = nearest(all, sent);
  return named && likeness(named.path, sent) >= alike ? named : undefined;
}
