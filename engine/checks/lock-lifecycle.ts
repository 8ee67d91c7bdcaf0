import { refusalCheck } from '../judging/refusal.js';

export const lockLifecycle = refusalCheck({
  id: 'lock-lifecycle',
  breach: 'lock',
  title: 'A rate lock is used once, in time, by its owner',
  about:
    "A lock that was used, expired or somebody else's was taken: the rate is no longer what was agreed. Have the server check validity, owner and use in one step with the movement.",
  restsOn: 'What the facts say of the lock that the case breaks: its validity, its owner, its single use.',
  accepted: 'the lock was taken',
});
