import { authCases } from '../../generators/cases/auth.js';
import { planRequest } from '../../generators/cases/requests.js';
import { onboardingReads, onboardingWrites } from '../flows/onboarding-method-b.js';
import { bodyOf } from '../support/body.js';
import { test } from '../support/fixtures.js';

for (const operationId of onboardingReads) {
  test(`${operationId} refuses callers without a valid key`, async ({ judged, data }) => {
    const operation = judged.operation(operationId);
    const request = planRequest(operation, { externalUserId: data.string.uuid() });
    for (const planned of authCases(judged.options.contract, operation, request)) await judged.request(planned);
  });
}

for (const operationId of onboardingWrites) {
  test(`${operationId} refuses callers without a valid key`, async ({ judged, data }) => {
    const operation = judged.operation(operationId);
    const request = planRequest(operation, {}, bodyOf(judged, data, operationId, data.string.uuid()));
    for (const planned of authCases(judged.options.contract, operation, request)) await judged.request(planned);
  });
}
