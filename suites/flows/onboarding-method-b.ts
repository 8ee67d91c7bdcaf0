import type { OperationId } from '../../contracts/model/typed.js';
import type { Session } from '../../engine/session.js';
import type { Data } from '../../generators/data/data.js';
import { bodyOf, textMember, type SuiteVersion, type UserBodyId } from '../support/body.js';
import { acceptedStep, deliveryStep } from '../support/step.js';

const flow = 'onboarding-method-b';

/** Calls of this flow that send a body about the user, in its order. */
export const onboardingWrites = [
  'createUser',
  'createKycVerification',
  'addUserVerification',
] as const satisfies UserBodyId[];

/** Calls of this flow that read. */
export const onboardingReads = [
  'getKycStatus',
  'getUserBalances',
  'getPartnerBalances',
] as const satisfies OperationId<SuiteVersion>[];

/**
 * Onboarding by the verification that the provider hosts (Method B): account, KYC verification, approval, document data,
 * the webhook that announces the balances, and the balances themselves.
 */
export async function onboardingMethodB(session: Session, data: Data): Promise<void> {
  const { triggers, now } = session.options;
  const user = bodyOf(session, data, 'createUser', data.string.uuid());
  const { externalUserId } = user;
  const about = { pointer: '/externalUserId', equals: externalUserId };
  const body = (operationId: UserBodyId) => bodyOf(session, data, operationId, externalUserId);
  const statusStep = (rule: string, name: string) =>
    acceptedStep(session, 'getKycStatus', { flow, rule, name, parameters: { externalUserId } });
  const verification = acceptedStep(session, 'addUserVerification', {
    flow,
    name: 'Add the data of the document',
    body: body('addUserVerification'),
  });
  const announced = deliveryStep(session, 'userBalanceGenerated', { flow, name: 'The balances are announced', about });
  const balances = acceptedStep(session, 'getUserBalances', {
    flow,
    name: "Read the user's balances",
    parameters: { externalUserId },
  });
  const approved = deliveryStep(session, 'kycVerificationStatus', { flow, name: 'The approval is announced', about });

  await session.request(acceptedStep(session, 'createUser', { flow, name: 'Create the user', body: user }));
  const created = await session.request(
    acceptedStep(session, 'createKycVerification', {
      flow,
      name: 'Start a KYC verification',
      body: body('createKycVerification'),
    }),
  );
  const verificationId = textMember('createKycVerification', created, 'verificationId');
  if (verificationId !== undefined)
    await session.request(
      acceptedStep(session, 'redirectToKycVerification', {
        flow,
        name: 'Open the verification page',
        parameters: { externalUserId, verificationId },
      }),
    );
  await session.request(statusStep('before-approval', 'Read the status while the verification is pending'));

  if (verificationId === undefined || !triggers.approveKyc) {
    const reason =
      verificationId === undefined
        ? 'no verification to approve: its creation gave no id'
        : 'this target offers no way to approve a KYC verification';
    for (const step of [
      approved,
      statusStep('after-approval', 'Read the status after the approval'),
      verification,
      announced,
      balances,
    ])
      session.skip(step, reason);
  } else {
    const approvedAt = now();
    await triggers.approveKyc({ externalUserId, verificationId });
    await session.deliveries(approved, approvedAt);
    await session.request(statusStep('after-approval', 'Read the status after the approval'));
    const verifiedAt = now();
    await session.request(verification);
    const deliveries = await session.deliveries(announced, verifiedAt, () => session.request(balances));
    if (deliveries.length === 0) await session.request(balances);
  }
  await session.request(acceptedStep(session, 'getPartnerBalances', { flow, name: "Read the partner's balances" }));
}
