import { test } from '../support/fixtures.js';
import { onboardingMethodB } from './onboarding-method-b.js';

test('A user is onboarded by hosted verification, and the balances are announced', async ({ judged, data }) => {
  await onboardingMethodB(judged, data);
});
