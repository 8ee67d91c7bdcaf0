import type { Operation } from '../contracts/model/types.js';
import { baseRequest, requestOf, type BaseRequest } from '../generators/cases/base.js';
import { caseId, type PlannedRequest, type RequestCase } from '../generators/cases/case.js';
import { answered } from '../generators/cases/expectations.js';
import { pathParameters, requestSchemaPointer } from '../generators/cases/requests.js';
import type { CaseTemplate, Phase } from '../generators/cases/phase.js';
import { createData, type Data } from '../generators/data/data.js';
import { madeOrReason } from '../generators/data/unmakeable.js';
import { bodyShape } from '../generators/cases/shape.js';
import { isSuccess, parseBody, type Exchange } from './exchange.js';
import { keyLacking } from './identification.js';
import type { OperationRun } from './run-operation.js';
import type { Session } from './session.js';
import { createShrinking, usualShrinking } from './shrinking.js';

type Values = Record<string, string>;

/**
 * Carries out every case that the phases make of one operation of an API of which nothing but its document is known.
 * Objects that a path names are made by posting to the collection above them, else those that the document shows are named. A plain request comes first: only where it
 * is accepted are others expected to be, for what a server may refuse beyond its schema no document says. Of an operation
 * that asks for another key than the run has every case is skipped.
 */
export async function runAnyOperation(session: Session, operationId: string, run: OperationRun): Promise<void> {
  const { phases, wanted = () => true, shrinking = usualShrinking } = run;
  const { contract, otherApiKey, identification } = session.options;
  const operation = session.operation(operationId);
  const root = run.data.number.int();
  const dataOf = (label: string): Data => createData(root, label);
  const objects = new Objects(session, dataOf('prepare'));
  const shrink = createShrinking(session, operation, shrinking);
  const usesUp = operation.method === 'DELETE';
  const fresh = (values: Values, label: string): BaseRequest =>
    baseRequest(contract, operation, {}, values, dataOf(label));
  const templatesOf = (phase: Phase, base: BaseRequest): CaseTemplate[] => {
    const made = madeOrReason(() => phase.templates({ contract, operation, base, data: dataOf(phase.id) }));
    if ('value' in made) return made.value.filter(({ id }) => wanted(id));
    session.skip(objects.probe(operation, base, `cases.${phase.id}`), made.reason);
    return [];
  };
  function* casesFrom(base: BaseRequest): Generator<{ template: CaseTemplate; planned: RequestCase }> {
    for (const phase of phases)
      for (const template of templatesOf(phase, base)) {
        const planned = template.build(base);
        if (isAboutPath(operation, planned)) yield { template, planned };
      }
  }
  const skipAll = (base: BaseRequest, reason: string): void => {
    for (const { planned } of casesFrom(base)) session.skip(planned, reason);
  };
  const skipUnmakeable = (reason: string): void => {
    const base = placeholders(operation);
    // Most cases are made from a valid request: this one tells of the operation where there is no other.
    session.skip(objects.probe(operation, base), reason);
    skipAll(base, reason);
  };

  const lacking = identification && keyLacking(identification, operation);
  if (lacking !== undefined) {
    const made = madeOrReason(() => fresh({}, 'base'));
    return skipAll('value' in made ? made.value : placeholders(operation), lacking);
  }

  const named = await objects.named(operation, `probe.${operationId}`);
  const first = madeOrReason(() => fresh(named.values, 'probe'));
  if ('reason' in first) return skipUnmakeable(first.reason);
  const probed = named.missing === undefined ? await session.request(objects.probe(operation, first.value)) : undefined;
  const works = probed?.response !== undefined && isSuccess(probed.response);
  const { values } = usesUp ? await objects.named(operation, `for.${operationId}`) : named;
  const based = madeOrReason(() => fresh(values, 'base'));
  if ('reason' in based) return skipUnmakeable(based.reason);
  const base = based.value;

  const isCertain = (planned: RequestCase, given: BaseRequest): boolean => {
    const { expect, rule, request } = planned;
    const keeps = keepsToSchema(session, operation, request);
    if (expect.kind === 'accepted') return works && !severalAtOnce(rule) && keeps !== false;
    const isBroken = keeps !== true || request.body === requestOf(operation, given).body;
    return isBroken && (rule !== 'unknown-object' || !creates(operation));
  };

  const carryOut = async (template: CaseTemplate): Promise<void> => {
    const lacks = template.impossible ?? (template.accepted ? named.missing : undefined);
    if (lacks !== undefined) return session.skip(template.build(base), lacks);
    const own = usesUp && template.accepted ? (await objects.named(operation, `for.${template.id}`)).values : values;
    const given = template.accepted ? madeOrReason(() => fresh(own, template.id)) : based;
    if ('reason' in given) return session.skip(template.build(base), given.reason);
    const planned = template.build(given.value);
    const sent = isCertain(planned, given.value)
      ? planned
      : { ...planned, expect: answered('what the server makes of it') };
    await session.request(sent);
    if (planned.phase === 'fuzz') await shrink(sent);
  };

  for (const { template, planned } of casesFrom(base))
    if (planned.authentication === 'other-tenant' && otherApiKey === undefined)
      session.skip(planned, 'the target has no key of another account');
    else await carryOut(template);
}

/** What stands for a request that cannot be made, to tell the cases that are skipped. */
function placeholders(operation: Operation): BaseRequest {
  return { parameters: Object.fromEntries(pathParameters(operation).map((name) => [name, name])), query: {} };
}

/**
 * Whether a body keeps to its schema by the validator that judges answers; nothing where there is no JSON to judge. What makes
 * values and breaks them does not know every keyword: where it errs, nothing is expected.
 */
function keepsToSchema(
  { options: { validator } }: Session,
  operation: Operation,
  { headers, body }: PlannedRequest,
): boolean | undefined {
  const pointer = requestSchemaPointer(operation);
  if (pointer === undefined || body === undefined || headers['content-type'] !== 'application/json') return undefined;
  const parsed = parseBody(body);
  return parsed.ok ? validator.violations(pointer, parsed.value, 'tolerant').length === 0 : undefined;
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
  return rule !== 'unknown-object' || pathParameters(operation).some((name) => id.endsWith(`:/${name}`));
}

/** The objects that requests name, made where the document shows a way. */
class Objects {
  readonly #session: Session;
  readonly #data: Data;

  constructor(session: Session, data: Data) {
    this.#session = session;
    this.#data = data;
  }

  /** Values for an operation's path, and for members of its body that name objects. */
  async named(operation: Operation, purpose: string): Promise<{ values: Values; missing?: string }> {
    const { contract } = this.#session.options;
    const values: Values = {};
    for (const name of pathParameters(operation)) {
      const made = await this.#object(operation.path.split(`/{${name}}`)[0] ?? '', name, values, purpose);
      const value = made ?? shownValue(operation, name);
      if (value === undefined) return { values, missing: `the document shows no way to come by a ${name}` };
      values[name] = value;
    }
    const shape = madeOrReason(() => bodyShape(contract, operation));
    for (const { name } of 'value' in shape ? (shape.value?.members ?? []) : []) {
      const [, kind] = /^(\w+)Id$/.exec(name) ?? [];
      const collection = kind && this.#collectionOf(kind);
      if (!collection || collection === operation.path) continue;
      const value = await this.#object(collection, name, values, purpose);
      if (value !== undefined) values[name] = value;
    }
    return { values };
  }

  /** A request that tells whether plain ones are accepted. */
  probe(operation: Operation, base: BaseRequest, purpose = 'probe'): RequestCase {
    return {
      kind: 'request',
      id: caseId(operation.id, 'prepare', purpose),
      phase: 'prepare',
      rule: purpose,
      name: `${operation.object.summary}, as the document describes it`,
      operationId: operation.id,
      request: requestOf(operation, base),
      authentication: 'valid',
      expect: answered('whether a plain request is accepted'),
    };
  }

  #collectionOf(kind: string): string | undefined {
    const segments = [`${kind}s`, `${kind}es`, kind.replace(/y$/, 'ies')].map((one) => one.toLowerCase());
    return [...this.#session.options.contract.operations.values()].find(
      ({ method, path }) =>
        method === 'POST' && !path.includes('{') && segments.includes(path.split('/').at(-1)?.toLowerCase() ?? ''),
    )?.path;
  }

  async #object(collection: string, name: string, known: Values, purpose: string): Promise<string | undefined> {
    const { contract, identification } = this.#session.options;
    const all = [...contract.operations.values()].filter(
      (one) => one.path === collection && (!identification || keyLacking(identification, one) === undefined),
    );
    for (const method of ['POST', 'GET']) {
      const operation = all.find((one) => one.method === method);
      if (!operation || !pathParameters(operation).every((parameter) => known[parameter] !== undefined)) continue;
      const base = madeOrReason(() => baseRequest(contract, operation, {}, known, this.#data));
      if ('reason' in base) continue;
      const exchange = await this.#session.request(this.probe(operation, base.value, `${name}.${purpose}`));
      const value = idIn(exchange, name);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** The value of a path parameter that the document itself gives: its example, its default, or one of its set. */
function shownValue({ object }: Operation, name: string): string | undefined {
  const parameter = object.parameters?.find((one) => one.in === 'path' && one.name === name);
  const { const: only, default: usual, enum: listed = [] } = parameter?.schema ?? {};
  const shown = [parameter?.example, only, usual, ...listed].find(
    (value) => typeof value === 'string' || typeof value === 'number',
  );
  return shown === undefined ? undefined : String(shown);
}

/** The id of what an answer shows: of the object, or of the first of a list. */
function idIn({ request, response }: Exchange, name: string): string | undefined {
  if (!response || !isSuccess(response)) return undefined;
  const shown = parseBody(response.body);
  const sent = parseBody(request.body ?? '');
  const sources = [...(shown.ok ? objectsIn(shown.value) : []), ...(sent.ok ? objectsIn(sent.value) : [])];
  for (const member of [name, 'id'])
    for (const source of sources) {
      const value = source[member];
      if (typeof value === 'string' || typeof value === 'number') return String(value);
    }
  const location = response.headers['location'];
  return location
    ?.split(/[?#]/)[0]
    ?.split('/')
    .filter((part) => part !== '')
    .at(-1);
}

/** An object itself, what it holds under one name, or the first of a list. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.length > 0 ? objectsIn(value[0]) : [];
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Record<string, unknown>;
  return [own, ...Object.values(own).filter(Array.isArray).flatMap(objectsIn)];
}
