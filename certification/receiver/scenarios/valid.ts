import { isKnown } from '../provider.js';
import type { Kit } from '../kit.js';
import { acknowledged } from '../judging.js';
import type { Scenario } from '../scenario.js';

/** Delivers each webhook once, as full as it can be. */
const deliverEach = async (kit: Kit, known: boolean): Promise<void> => {
  for (const webhook of kit.webhooks.filter((one) => isKnown(one) === known && one.object.requestBody !== undefined))
    await kit.post(`valid ${webhook.id}`, webhook, kit.payload(webhook, webhook.id));
};

export const valid: Scenario = {
  id: 'valid',
  needs: ['known'],
  play: (kit) => deliverEach(kit, true),
  judge: acknowledged,
};

export const validGuessed: Scenario = {
  id: 'valid-guessed',
  needs: ['guessed'],
  play: (kit) => deliverEach(kit, false),
  judge: acknowledged,
};
