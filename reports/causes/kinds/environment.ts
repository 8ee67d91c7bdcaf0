import type { KindRule } from './kind.js';

/** What stands between a caller and the API answers with these. */
const ofGateways: ReadonlySet<string> = new Set(['429', '502', '503', '504']);

/** The network, a gateway or the set-up of webhooks. */
export const environment: KindRule = {
  kind: 'environment',
  reason(head, run) {
    const { check, code } = head;
    if (code !== undefined && ofGateways.has(code)) return `a gateway or a limit answers with ${code}, not the API`;
    if (check === 'delivery-arrives' && run.deliveries === 0)
      return 'not one delivery came in the whole run: the address of the webhooks may not be registered, or cannot be reached';
    if (check === 'response-time' && run.alike(head) * 2 > run.subjects)
      return 'more than half of all that was called is slow: the network or the load may be, not one operation';
    return undefined;
  },
};
