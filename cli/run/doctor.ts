import { randomUUID } from 'node:crypto';
import { identificationFor, keysFor, type Identification } from '../../contracts/model/identification.js';
import { isObject } from '../../contracts/model/json-value.js';
import type { Contract, Facts, Operation } from '../../contracts/model/types.js';
import type { HttpClient } from '../../engine/client.js';
import { isSuccess, type Exchange } from '../../engine/exchange.js';
import type { Fixtures } from '../../engine/fixtures.js';
import { withKeys, type AccountKeys } from '../../engine/identification.js';
import { losslessBody } from '../../engine/json-body.js';
import { lackingFunds } from '../../engine/provisions/money.js';
import { pathParameters, planRequest } from '../../generators/cases/requests.js';

/** What the doctor says of one thing that it looked at or foretells. `bad`: a run would prove nothing. */
export interface DoctorLine {
  state: 'ok' | 'warn' | 'bad';
  what: 'host' | 'key' | 'clock' | 'sink' | 'fixtures' | 'balance' | 'quota' | 'run' | 'budget' | 'set-up';
  message: string;
}

/** A clock that is off by more than this, in seconds, spoils what is said about times. */
const mostSkewSeconds = 5;

/** What to do about a refused caller, by the cause that the facts name. */
const advice: Readonly<Record<string, string>> = {
  'key not sent': 'the key did not arrive; look for a proxy that takes headers away',
  'key wrong': 'the key is not one of this environment; ask the provider for a valid one',
  "caller's IP address not allowed":
    "the key is right, but not from this machine's address; have the provider allow it",
};

/**
 * A read that needs nothing but a key.
 * @param how the key is sent; with every request where it is left out
 */
export function plainRead(contract: Contract, how = identificationFor(contract)): Operation | undefined {
  return [...contract.operations.values()].find(
    (operation) =>
      keysFor(how, operation).length > 0 &&
      operation.method === 'GET' &&
      pathParameters(operation).length === 0 &&
      !(operation.object.parameters ?? []).some(({ required }) => required) &&
      operation.object.security?.length !== 0,
  );
}

/** What an answer to a plain read with the key says about host and key. */
export function accessOf({ facts }: Contract, { response, error }: Exchange): DoctorLine[] {
  if (!response) return [{ state: 'bad', what: 'host', message: `no answer: ${error ?? 'unknown reason'}` }];
  const host: DoctorLine = { state: 'ok', what: 'host', message: `answers with ${response.status}` };
  if (isSuccess(response)) return [host, { state: 'ok', what: 'key', message: 'is accepted' }];
  const { unauthorized } = facts.authentication as Partial<Contract['facts']['authentication']>;
  const told = unauthorized?.texts.find(({ text }) => response.body.includes(text));
  if (told)
    return [
      host,
      { state: 'bad', what: 'key', message: `refused, "${told.text}": ${advice[told.cause] ?? told.cause}` },
    ];
  if (response.status === 401 || response.status === 403)
    return [host, { state: 'bad', what: 'key', message: `refused with ${response.status}, without a known reason` }];
  return [{ state: 'bad', what: 'host', message: `answers ${response.status} to a plain read; is the address right?` }];
}

/** How far the target's clock is off, by the Date of an answer. */
export function clockOf({ response, startedAt, durationMs }: Exchange): DoctorLine[] {
  const told = Date.parse(response?.headers['date'] ?? '');
  if (!response) return [];
  if (Number.isNaN(told)) return [{ state: 'warn', what: 'clock', message: 'answers carry no Date: unknown' }];
  // A Date has whole seconds, cut off.
  const skew = (told + 500 - (startedAt + durationMs / 2)) / 1000;
  const seconds = Math.round(Math.abs(skew));
  if (seconds <= mostSkewSeconds) return [{ state: 'ok', what: 'clock', message: 'agrees with this machine' }];
  return [
    {
      state: 'warn',
      what: 'clock',
      message: `${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} this machine; set the clock here, or expect wrong times`,
    },
  ];
}

type Read = (operation: Operation, parameters: Record<string, string>) => Promise<Exchange>;

/** The body of an accepted answer. */
function bodyOf({ response }: Exchange): unknown {
  return response && isSuccess(response) ? losslessBody(response.body) : undefined;
}

/** What an owner's balances lack for the flows that move money. */
function balanceOf(owner: string, body: unknown): DoctorLine {
  const lacking = lackingFunds(body);
  return lacking.length === 0
    ? { state: 'ok', what: 'balance', message: `${owner} has enough for all flows` }
    : {
        state: 'warn',
        what: 'balance',
        message: `${owner} has less than ${lacking.join(', ')}: flows that move it are skipped; deposit some`,
      };
}

/** How many more cards an existing user may get. */
async function quotaOf(contract: Contract, user: string, read: Read): Promise<DoctorLine[]> {
  const operation = contract.operations.get('getUserCards');
  const { perUser } = (contract.facts as Partial<Facts>).limits?.cards ?? {};
  if (!operation || !perUser) return [];
  const body = bodyOf(await read(operation, { externalUserId: user }));
  const cards = isObject(body) && Array.isArray(body['cards']) ? body['cards'].filter(isObject) : undefined;
  if (!cards) return [];
  const held = cards.filter(({ status }) => status === 'ACTIVE' || status === 'LOCKED_BY_USER').length;
  const left = perUser.value - held;
  return [
    {
      state: left > 0 ? 'ok' : 'warn',
      what: 'quota',
      message: `user ${user} holds ${held} of at most ${perUser.value} cards${left > 0 ? '' : ': no more are issued; delete some'}`,
    },
  ];
}

async function userOf(
  contract: Contract,
  operation: Operation,
  user: string,
  state: string,
  read: Read,
): Promise<DoctorLine[]> {
  const exchange = await read(operation, { externalUserId: user });
  const { response, error } = exchange;
  if (!response || !isSuccess(response))
    return [
      {
        state: 'warn',
        what: 'fixtures',
        message: `${state} user ${user}: ${operation.id} answered ${response?.status ?? error ?? 'nothing'}`,
      },
    ];
  return [
    { state: 'ok', what: 'fixtures', message: `${state} user ${user} is there` },
    ...(state === 'funded' ? [balanceOf(`user ${user}`, bodyOf(exchange))] : []),
    ...(state === 'extended' ? await quotaOf(contract, user, read) : []),
  ];
}

/** Whether the users whom the fixtures name are there, with the money and the places for cards that cases need. */
export async function fixturesOf(contract: Contract, fixtures: Fixtures, read: Read): Promise<DoctorLine[]> {
  const operation = contract.operations.get('getUserBalances');
  const named = Object.entries(fixtures).flatMap(([state, users]) => users.map((user) => ({ state, user })));
  if (named.length === 0 || !operation)
    return [{ state: 'warn', what: 'fixtures', message: 'none named: what needs an existing user is skipped' }];
  const users = await Promise.all(named.map(({ state, user }) => userOf(contract, operation, user, state, read)));
  return users.flat();
}

/** Whether the partner has what the flows that move its own money take. */
export async function partnerOf(contract: Contract, read: Read): Promise<DoctorLine[]> {
  const operation = contract.operations.get('getPartnerBalances');
  const body = operation && bodyOf(await read(operation, {}));
  return body === undefined ? [] : [balanceOf('the partner', body)];
}

/** Whether what is sent to the public address arrives at the sink. */
export async function reachOf(
  publicUrl: string,
  arrived: (path: string) => Promise<boolean>,
  post: (url: string) => Promise<{ status: number } | { error: string }>,
): Promise<DoctorLine> {
  const mark = `/conformance-doctor/${randomUUID()}`;
  const answer = await post(publicUrl.replace(/\/$/, '') + mark);
  if ('error' in answer)
    return { state: 'bad', what: 'sink', message: `${publicUrl} gives no answer: ${answer.error}` };
  if (await arrived(mark)) return { state: 'ok', what: 'sink', message: `${publicUrl} leads to it` };
  return {
    state: 'bad',
    what: 'sink',
    message: `${publicUrl} answers ${answer.status}, but leads elsewhere; have it pass calls on to the sink's port`,
  };
}

/** The plain read, sent with the keys that it asks for. */
export function readWith(client: HttpClient, how: Identification, keys: AccountKeys): Read {
  return (operation, parameters) => {
    const request = planRequest(operation, parameters);
    return client.send({
      ...(keys.apiKey === '' ? request : withKeys(request, how, operation, keys)),
      operationId: operation.id,
    });
  };
}
