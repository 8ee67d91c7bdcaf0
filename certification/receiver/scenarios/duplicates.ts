import type { Kit } from '../kit.js';
import { acknowledged } from '../judging.js';
import type { Payload } from '../payload.js';
import type { Webhook } from '../../../contracts/model/types.js';
import type { Scenario } from '../scenario.js';

/** Ways in which one delivery comes twice, by the id of the scenario. */
export const repeats: Readonly<Record<string, (kit: Kit, webhook: Webhook, payload: Payload) => Promise<unknown>>> = {
  async 'at once'(kit, webhook, payload) {
    await kit.post('first', webhook, payload);
    await kit.post('repeated', webhook, payload);
  },
  async later(kit, webhook, payload) {
    await kit.post('first', webhook, payload);
    await kit.run.later(kit.run.provider.delivering.schedule.delaysSeconds.reduce((sum, delay) => sum + delay, 0));
    await kit.post('repeated later', webhook, payload);
  },
  simultaneous: (kit, webhook, payload) =>
    Promise.all(['one', 'other', 'third'].map((which) => kit.post(`simultaneous, ${which}`, webhook, payload))),
};

const ids: Readonly<Record<string, string>> = {
  duplicate: 'at once',
  'duplicate-later': 'later',
  'duplicate-simultaneous': 'simultaneous',
};

export const duplicates: readonly Scenario[] = Object.entries(ids).map(([id, how]) => ({
  id,
  needs: ['acknowledged'],
  async play(kit) {
    const webhooks = kit.money.length > 0 ? kit.money : [kit.first];
    for (const webhook of webhooks) await repeats[how]?.(kit, webhook, kit.payload(webhook, webhook.id));
  },
  judge: acknowledged,
}));
