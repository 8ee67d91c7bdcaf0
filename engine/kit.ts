import { acceptanceGround } from '../generators/cases/requests.js';
import { baseRequest, requestOf, type BaseRequest } from '../generators/cases/base.js';
import { caseId } from '../generators/cases/case.js';
import { answered } from '../generators/cases/expectations.js';
import { validRequestOf } from '../generators/cases/valid-requests.js';
import type { Data } from '../generators/data/data.js';
import { isSuccess, type Exchange } from './exchange.js';
import { standIn } from './fixtures.js';
import { parseBody } from './json-body.js';
import { provisions } from './provisions/index.js';
import { Unprepared, type ProvisionKit, type Values } from './provisions/provision.js';
import type { Session } from './session/session.js';
import { describeTrigger } from './triggers/trigger.js';

/** What becomes of a provision, and what it may be. */
export interface Use {
  consumed?: boolean;
  own?: boolean;
  apart?: boolean;
}

/** Makes what cases need: objects in known states, and valid requests about them. */
export interface Kit {
  /**
   * A provision of its own for a purpose, which becomes part of the ids of the cases that make it.
   * Where the target cannot make it, an object that its fixtures name stands in, unless it is `consumed`: will not be as
   * before. With `own` nothing that the provision is made from is taken from the fixtures either; with `apart` nobody stands
   * in who does already for another provision of this kit.
   * @throws Unprepared where the target has no way to it
   */
  provide(provisionId: string, purpose: string, use?: Use): Promise<Values>;
  /** A valid request of an operation, with all that it needs made for the purpose. */
  prepare(operationId: string, purpose: string): Promise<BaseRequest>;
}

/** A kit over a session; equal data give equal values. */
export function createKit(session: Session, data: Data): Kit {
  const { contract, triggers, tenant, fixtures, trustsFixtures = false } = session.options;

  /** Existing users who stand for something. */
  const standing = new Set<string>();

  const call = async (purpose: string, operationId: string, values: Values): Promise<Record<string, unknown>> => {
    const operation = session.operation(operationId);
    const request = baseRequest(contract, operation, validRequestOf(operationId), values, data);
    const exchange = await session.request({
      kind: 'request',
      id: caseId(operationId, 'prepare', purpose),
      phase: 'prepare',
      rule: purpose,
      name: `${operation.object.summary} to prepare another case`,
      operationId,
      request: requestOf(operation, request),
      authentication: 'valid',
      // What an existing user has used up, of cards above all, nobody knows.
      expect: Object.values(values).some((value) => standing.has(value))
        ? answered('whether an existing user may still do it')
        : { kind: 'accepted', ground: acceptanceGround(contract, operation, request.body) },
    });
    return acceptedBody(operationId, exchange);
  };

  const provide: Kit['provide'] = async (provisionId, purpose, use = {}) => {
    const { consumed = false, own = false, apart = false } = use;
    const provision = provisions.find(({ id }) => id === provisionId);
    if (!provision) throw new Error(`there is no provision ${provisionId}`);
    const stand = fixtures && standIn(provisionId, fixtures, triggers, consumed || own, apart ? standing : undefined);
    if (stand && 'missing' in stand) throw new Unprepared('fixture-missing', stand.missing);
    const kit: ProvisionKit = {
      has: (operationId) => contract.operations.has(operationId),
      provide: (id) => provide(id, purpose, { own, apart }),
      call: (operationId, values) => call(purpose, operationId, values),
      async trigger(name, values) {
        if (!triggers.can(name))
          throw new Unprepared('trigger-missing', `this target offers no way to ${describeTrigger(name, values)}`);
        try {
          return await triggers.pull(name, tenant === undefined ? values : { ...values, tenant });
        } catch (error) {
          throw new Unprepared(
            'trigger-failed',
            `nobody could ${describeTrigger(name, values)}: ${(error as Error).message}`,
          );
        }
      },
      data,
    };
    if (!stand) return provision.make(kit);
    for (const value of Object.values(stand.values)) standing.add(value);
    if (!trustsFixtures) await provision.examine?.(kit, stand.values);
    return stand.values;
  };

  return {
    provide,
    async prepare(operationId, purpose) {
      const row = validRequestOf(operationId);
      const values =
        row.provision === undefined ? {} : await provide(row.provision, purpose, { consumed: row.consumes === true });
      return baseRequest(contract, session.operation(operationId), row, values, data);
    },
  };
}

function acceptedBody(operationId: string, { response, error, withheld }: Exchange): Record<string, unknown> {
  if (withheld)
    throw new Unprepared(withheld.cause, `${operationId} was not called in the preparation: ${withheld.reason}`);
  if (!response || !isSuccess(response))
    throw new Unprepared(
      'refused-before',
      `${operationId} answered ${response?.status ?? error ?? 'nothing'} in the preparation`,
    );
  const parsed = parseBody(response.body);
  return parsed.ok && typeof parsed.value === 'object' && parsed.value !== null
    ? (parsed.value as Record<string, unknown>)
    : {};
}
