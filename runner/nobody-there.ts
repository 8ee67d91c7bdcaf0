import type { Target } from '../engine/config.js';
import { httpTransport } from '../engine/http-transport.js';
import { networkOf } from './network.js';
import { unreachable } from '../engine/reach.js';

/** How long a target may take until a connection to it stands, in milliseconds. */
const reachMs = 10_000;

/** That nobody is at a target's address, and why: nothing else is sent then. `undefined` where somebody is. */
export async function nobodyThere(name: string, target: Target): Promise<string | undefined> {
  if (target.kind !== 'remote') return undefined;
  const why = await unreachable(target.baseUrl, httpTransport(undefined, networkOf(target, name)), reachMs);
  return why && `target ${name} is unusable: ${new URL(target.baseUrl).origin} cannot be reached: ${why}`;
}
