import { malformedJsonCase, missingRequiredCases, unknownUserCase } from '../../generators/cases/negative.js';
import { onboardingWrites } from '../flows/onboarding-method-b.js';
import { bodyOf } from '../support/body.js';
import { test } from '../support/fixtures.js';
import { acceptedStep } from '../support/step.js';

const aboutOneUser = ['getKycStatus', 'getUserBalances'] as const;

for (const operationId of aboutOneUser) {
  test(`${operationId} refuses an unknown user`, async ({ judged, data }) => {
    const operation = judged.operation(operationId);
    await judged.request(unknownUserCase(judged.options.contract, operation, data.string.uuid()));
  });
}

for (const operationId of onboardingWrites) {
  test(`${operationId} refuses broken bodies`, async ({ judged, data }) => {
    const { contract } = judged.options;
    const operation = judged.operation(operationId);
    const externalUserId = data.string.uuid();
    if (operationId !== 'createUser') {
      // The user exists, so that nothing but the broken body can be refused.
      const flow = `broken-bodies-of-${operationId}`;
      const user = bodyOf(judged, data, 'createUser', externalUserId);
      await judged.request(
        acceptedStep(judged, 'createUser', { flow, name: 'Create the user of the broken bodies', body: user }),
      );
    }
    const body = bodyOf(judged, data, operationId, externalUserId);
    await judged.request(malformedJsonCase(contract, operation, body));
    for (const planned of missingRequiredCases(contract, operation, body)) await judged.request(planned);
  });
}
