import { flow } from './flow.js';

/** The provider looks whether the partner's receiver answers. */
export const health = flow(
  {
    id: 'health',
    area: 'platform',
    about: "The provider checks the health of the partner's receiver.",
    phase: 'stateful',
    lane: 'serial',
    needs: ['healthCheck'],
  },
  async (story) => {
    await story.trigger('check-health', {});
    await story.delivered('healthCheck', 'check', 'The health check arrives', {});
  },
);
