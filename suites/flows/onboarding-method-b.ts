import { valueFor } from '../../generators/data/value.js';
import { requestSchema } from '../../generators/cases/requests.js';
import type { Data } from '../../generators/data/data.js';
import type { Exchange } from '../../engine/exchange.js';
import { parseBody } from '../../engine/exchange.js';
import type { Session } from '../../engine/session.js';
import { acceptedStep, deliveryStep } from '../support/step.js';

const flow = 'onboarding-method-b';

/** A valid body of an operation, about the given user. */
export function bodyOf(
  session: Session,
  data: Data,
  operationId: string,
  externalUserId: string,
): Record<string, unknown> {
  const schema = requestSchema(session.operation(operationId)) ?? {};
  return { ...(valueFor(schema, data, 'full') as Record<string, unknown>), externalUserId };
}

/** A text member of an answer; `undefined` where the answer has none, which the schema checks have judged. */
function member(exchange: Exchange, name: string): string | undefined {
  const parsed = parseBody(exchange.response?.body ?? '');
  const value = parsed.ok ? (parsed.value as Record<string, unknown> | null)?.[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/**
 * Onboarding by the verification that the provider hosts (Method B): account, KYC verification, approval, document data,
 * the webhook that announces the balances, and the balances themselves.
 */
export async function onboardingMethodB(session: Session, data: Data): Promise<void> {
  const { triggers, now } = session.options;
  const user = bodyOf(session, data, 'createUser', data.string.uuid());
  const externalUserId = String(user['externalUserId']);
  const about = { pointer: '/externalUserId', equals: externalUserId };
  const body = (operationId: string) => bodyOf(session, data, operationId, externalUserId);
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
  const verificationId = member(created, 'verificationId');
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

/** Operations of this flow, in its order. */
export const onboardingMethodBOperations = [
  'createUser',
  'createKycVerification',
  'getKycStatus',
  'addUserVerification',
  'getUserBalances',
  'getPartnerBalances',
] as const;
