import { every } from '../judging.js';
import type { Scenario } from '../scenario.js';

export const health: Scenario = {
  id: 'health',
  needs: ['health'],
  async play(kit) {
    await kit.call('health check', 'GET', kit.run.provider.delivering.healthPath ?? '/');
  },
  judge: ({ attempts }) =>
    every(attempts, ({ answer }) => answer.kind === 'status' && answer.status === 200, { good: 'were answered 200' }),
};
