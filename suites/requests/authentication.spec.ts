import { authCases } from '../../generators/cases/auth.js';
import { planRequest, requestSchema } from '../../generators/cases/requests.js';
import { bodyOf, onboardingMethodBOperations } from '../flows/onboarding-method-b.js';
import { test } from '../support/fixtures.js';

for (const operationId of onboardingMethodBOperations) {
  test(`${operationId} refuses callers without a valid key`, async ({ judged, data }) => {
    const operation = judged.operation(operationId);
    const externalUserId = data.string.uuid();
    const body = requestSchema(operation) ? bodyOf(judged, data, operationId, externalUserId) : undefined;
    const request = planRequest(operation, { externalUserId }, body);
    for (const planned of authCases(judged.options.contract, operation, request)) await judged.request(planned);
  });
}
