import { acknowledged, every } from '../judging.js';
import type { Kit } from '../kit.js';
import type { Scenario } from '../scenario.js';

const atOnce = (kit: Kit, count: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: count }, (_, at) => {
      const webhook = kit.webhooks[at % kit.webhooks.length] ?? kit.first;
      const own = webhook.object.requestBody === undefined ? kit.first : webhook;
      return kit.post(`at once ${at + 1}`, own, kit.payload(own, `at once ${at}`));
    }),
  );

const simultaneous = (id: string, count: number): Scenario => ({
  id,
  needs: ['acknowledged'],
  async play(kit) {
    await atOnce(kit, count);
  },
  judge: acknowledged,
});

const deadline: Scenario = {
  id: 'deadline',
  needs: ['acknowledged'],
  async play(kit) {
    for (const webhook of kit.webhooks)
      if (webhook.object.requestBody) await kit.post('in time', webhook, kit.payload(webhook, `in time ${webhook.id}`));
  },
  judge: ({ attempts, start }) =>
    every(attempts, ({ answer }) => answer.kind === 'status' && answer.ms <= start.lateAfterMs, {
      good: 'were in time',
    }),
};

const recovery: Scenario = {
  id: 'recovery',
  needs: ['acknowledged'],
  async play(kit) {
    const payload = kit.payload(kit.first, 'recovery');
    for (const [at, delay] of kit.run.provider.delivering.schedule.delaysSeconds.entries()) {
      await kit.post(`attempt ${at + 1}, dropped`, kit.first, payload, { drop: true });
      await kit.run.later(delay);
    }
    await kit.post('last attempt', kit.first, payload);
  },
  judge: acknowledged,
};

export const load: readonly Scenario[] = [
  simultaneous('concurrent', 10),
  simultaneous('burst', 100),
  deadline,
  recovery,
];
