import { keyLacking } from '../contracts/model/identification.js';
import type { Operation } from '../contracts/model/types.js';
import { baseRequest, requestOf, type BaseRequest } from '../generators/cases/base.js';
import type { PlannedRequest, RequestCase } from '../generators/cases/case.js';
import { answered } from '../generators/cases/expectations.js';
import type { CaseTemplate, Phase } from '../generators/cases/phase.js';
import type { Adjustment } from '../generators/cases/shown.js';
import { pathParameters, requestSchema, requestSchemaPointer } from '../generators/cases/requests.js';
import { folded } from '../generators/cases/shape.js';
import { isJson, named, requestType, sendsJson } from '../generators/cases/writing/media.js';
import { readBack } from '../generators/cases/writing/read-back.js';
import { branchesOf } from '../generators/data/data.js';
import { madeOrReason } from '../generators/data/unmakeable.js';
import { AnyApiObjects, probe, type Values } from './any-api-objects.js';
import { lifePhase, runLife } from './any-api-life.js';
import { parseBody } from './json-body.js';
import { mended } from './mend-request.js';
import { isSuccess } from './exchange.js';
import { keepsGiven, withGiven } from './given-values/given.js';
import type { Obstacle } from './record/skip-causes.js';
import type { OperationRun } from './run-operation.js';
import type { Session } from './session/session.js';
import { createShrinking, usualShrinking } from './shrinking.js';

/**
 * Carries out every case that the phases make of one operation of an API of which nothing but its document is known.
 * Objects that a path names are made by posting to the collection above them, else those that the document shows are named.
 * A plain request comes first: only where it is accepted are others expected to be, for what a server may refuse beyond its
 * schema no document says. Where it is refused, what the document shows and what the refusal says are tried. Of an operation that asks for another key than the run has every case is skipped.
 */
export async function runAnyOperation(session: Session, operationId: string, run: OperationRun): Promise<void> {
  const { phases, wanted = () => true, shrinking = usualShrinking } = run;
  const { contract, otherApiKey, identification, given = [] } = session.options;
  const operation = session.operation(operationId);
  const dataOf = branchesOf(run.data);
  const objects = new AnyApiObjects(session, dataOf('prepare'));
  const shrink = createShrinking(session, operation, shrinking);
  const usesUp = operation.method === 'DELETE';
  let adjust: Adjustment = (base) => base;
  const fresh = (values: Values, label: string): BaseRequest =>
    withGiven(adjust(baseRequest(contract, operation, {}, values, dataOf(label)), values), operation, given);
  const templatesOf = (phase: Phase, base: BaseRequest): CaseTemplate[] => {
    const made = madeOrReason(() => phase.templates({ contract, operation, base, data: dataOf(phase.id) }));
    if ('value' in made) return made.value.filter(({ id }) => wanted(id));
    session.skip(probe(operation, base, `cases.${phase.id}`), unmakeable(made.reason));
    return [];
  };
  function* casesFrom(base: BaseRequest): Generator<{ template: CaseTemplate; planned: RequestCase }> {
    for (const phase of phases)
      for (const template of templatesOf(phase, base)) {
        const planned = template.build(base);
        if (isAboutPath(operation, planned)) yield { template, planned };
      }
  }
  const skipAll = (base: BaseRequest, obstacle: Obstacle): void => {
    for (const { planned } of casesFrom(base)) session.skip(planned, obstacle);
  };
  const skipUnmakeable = (reason: string): void => {
    const base = placeholders(operation);
    // Most cases are made from a valid request: this one tells of the operation where there is no other.
    session.skip(probe(operation, base), unmakeable(reason));
    skipAll(base, unmakeable(reason));
  };

  const lacking = identification && keyLacking(identification, operation);
  const obstacle: Obstacle | undefined =
    lacking === undefined ? unsendable(operation) : { cause: 'scheme-key-missing', reason: lacking };
  if (obstacle !== undefined) {
    const made = madeOrReason(() => fresh({}, 'base'));
    return skipAll('value' in made ? made.value : placeholders(operation), obstacle);
  }

  const named = await objects.named(operation, `probe.${operationId}`);
  const first = madeOrReason(() => fresh(named.values, 'probe'));
  if ('reason' in first) return skipUnmakeable(first.reason);
  const probed = named.missing === undefined ? await session.request(probe(operation, first.value)) : undefined;
  let works = probed?.response !== undefined && isSuccess(probed.response);
  if (probed && !works) {
    const refusedRequest = { session, operation, base: first.value, values: named.values, data: dataOf('mended') };
    const better = await mended(refusedRequest, probed);
    adjust = better?.adjust ?? adjust;
    works = better?.repeatable ?? false;
  }
  const { values } = usesUp ? await objects.named(operation, `for.${operationId}`) : named;
  const based = madeOrReason(() => fresh(values, 'base'));
  if ('reason' in based) return skipUnmakeable(based.reason);
  const base = based.value;

  const carryOut = async (template: CaseTemplate): Promise<void> => {
    if (template.impossible !== undefined) return session.skip(template.build(base), unmakeable(template.impossible));
    if (template.accepted && named.missing !== undefined)
      return session.skip(template.build(base), { cause: 'object-unknown', reason: named.missing });
    const own = usesUp && template.accepted ? (await objects.named(operation, `for.${template.id}`)).values : values;
    const given = template.accepted ? madeOrReason(() => fresh(own, template.id)) : based;
    if ('reason' in given) return session.skip(template.build(base), unmakeable(given.reason));
    const planned = template.build(given.value);
    const sent = isCertain({ session, operation, works }, planned, given.value)
      ? planned
      : { ...planned, ...knownValidity(session, operation, planned), expect: answered('what the server makes of it') };
    await session.request(sent);
    if (planned.phase === 'fuzz') await shrink(sent);
  };

  for (const { template, planned } of casesFrom(base))
    if (planned.authentication === 'other-tenant' && otherApiKey === undefined)
      session.skip(planned, { cause: 'other-key-missing', reason: 'the target has no key of another account' });
    else await carryOut(template);
  if (works && phases.some(({ id }) => id === lifePhase))
    await runLife(session, operation, { values: named.values, fresh });
}

/** Whether what the server has to make of a request is known: it is accepted where plain ones are, and breaks the document else. */
function isCertain(
  { session, operation, works }: { session: Session; operation: Operation; works: boolean },
  planned: RequestCase,
  given: BaseRequest,
): boolean {
  const { expect, rule, request } = planned;
  const keeps = keepsToSchema(session, operation, request);
  if (expect.kind === 'accepted')
    return (
      works &&
      !severalAtOnce(rule) &&
      keeps !== false &&
      keepsGiven(operation, session.options.given ?? [], request, given)
    );
  const isIntact = request.body === requestOf(operation, given).body;
  // A form holds texts alone: whether one breaks its schema only reading it tells.
  const isBroken = sendsJson(operation)
    ? isIntact || keeps !== true
    : keeps === false || (isIntact && breaksBesideBody(planned));
  return isBroken && (rule !== 'unknown-object' || !creates(operation));
}

function unmakeable(reason: string): Obstacle {
  return { cause: 'value-unmakeable', reason };
}

/** Whether a request of which nothing is expected keeps to the document all the same. */
function knownValidity(session: Session, operation: Operation, planned: RequestCase): { valid?: boolean } {
  const { expect, rule, request } = planned;
  const keeps = keepsToSchema(session, operation, request);
  if (expect.kind === 'accepted' && keeps !== false && !severalAtOnce(rule)) return { valid: true };
  return expect.kind === 'refused' && keeps === false ? { valid: false } : {};
}

/** What stands for a request that cannot be made, to tell the cases that are skipped. */
function placeholders(operation: Operation): BaseRequest {
  return { parameters: Object.fromEntries(pathParameters(operation).map((name) => [name, name])), query: {} };
}

/**
 * Whether a body keeps to its schema by the validator that judges answers; nothing where there is none to judge. What makes
 * values and breaks them does not know every keyword: where it errs, nothing is expected.
 */
function keepsToSchema(
  { options: { validator, contract } }: Session,
  operation: Operation,
  { headers, body }: PlannedRequest,
): boolean | undefined {
  const [pointer, type] = [requestSchemaPointer(operation), requestType(operation)];
  const contentType = headers['content-type'] ?? '';
  if (pointer === undefined || type === undefined || body === undefined) return undefined;
  if (!contentType.startsWith(named(type))) return undefined;
  const parsed = isJson(type) ? parseBody(body) : undefined;
  const schema = requestSchema(operation);
  const read = schema && !parsed ? readBack(contentType, body, folded(contract, schema)) : undefined;
  const found = parsed ? (parsed.ok ? parsed : undefined) : read;
  return found && validator.violations(pointer, found.value, 'tolerant').length === 0;
}

/** Why no request of an operation can be sent, whatever its values. */
function unsendable(operation: Operation): Obstacle | undefined {
  const { requestBody, 'x-host': host } = operation.object;
  if (host !== undefined)
    return { cause: 'served-elsewhere', reason: `the document serves it at ${host}, which is not the target` };
  const types = Object.keys(requestBody?.content ?? {});
  if (requestBody?.required !== true || types.length === 0 || requestType(operation) !== undefined) return undefined;
  return { cause: 'value-unmakeable', reason: `no body of ${types.join(' or ')} can be made` };
}

/** Rules that leave the body as it is. */
const besideBody = new Set(['malformed-path', 'unknown-object', 'wrong-method']);

function breaksBesideBody({ phase, rule }: RequestCase): boolean {
  return phase === 'auth' || rule.startsWith('query-') || besideBody.has(rule);
}

/** Parameters of a query may depend on each other, which documents seldom say. */
function severalAtOnce(rule: string): boolean {
  return rule.startsWith('query-');
}

/** A PUT may create what its path names, and a DELETE need not mind that nothing is there. */
function creates({ method }: Operation): boolean {
  return method === 'PUT' || method === 'DELETE';
}

/** Which members of a body name objects is not known: only those in the path are taken away or given to others. */
function isAboutPath(operation: Operation, { rule, id }: RequestCase): boolean {
  if (rule === 'other-tenant') return pathParameters(operation).length > 0;
  // Whether a list is the caller's own or everybody's no document says.
  if (rule === 'other-tenant-list') return false;
  // Nor which of its members last.
  if (rule === 'again') return false;
  return rule !== 'unknown-object' || pathParameters(operation).some((name) => id.endsWith(`:/${name}`));
}
