import { caseId, type DeliveryCase, type RequestCase } from '../../generators/cases/case.js';
import { acceptanceGround, planRequest } from '../../generators/cases/requests.js';
import type { Session } from '../../engine/session.js';

interface StepFacts {
  flow: string;
  /** What tells this step from others of the same operation in the flow. */
  rule?: string;
  name: string;
  parameters?: Record<string, string>;
  body?: unknown;
}

/** A step of a flow: one valid call that has to be accepted. */
export function acceptedStep(session: Session, operationId: string, step: StepFacts): RequestCase {
  const operation = session.operation(operationId);
  const rule = step.rule ? `${step.flow}.${step.rule}` : step.flow;
  return {
    kind: 'request',
    id: caseId(operationId, 'stateful', rule),
    phase: 'stateful',
    rule,
    name: step.name,
    flow: step.flow,
    operationId,
    request: planRequest(operation, step.parameters ?? {}, step.body),
    authentication: operation.object.security?.length === 0 ? 'none' : 'valid',
    expect: { kind: 'accepted', ground: acceptanceGround(session.options.contract, operation, step.body) },
  };
}

/** A delivery that a step of a flow causes. */
export function deliveryStep(
  session: Session,
  webhookId: string,
  step: { flow: string; name: string; about: DeliveryCase['about'] },
): DeliveryCase {
  return {
    kind: 'delivery',
    id: caseId(webhookId, 'stateful', step.flow),
    phase: 'stateful',
    rule: step.flow,
    name: step.name,
    flow: step.flow,
    webhookId,
    about: step.about,
    deadlineMs: session.options.deliveries.deadlineMs,
  };
}
