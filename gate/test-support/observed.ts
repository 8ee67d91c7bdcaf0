/** A run in memory, of answers and deliveries that tests write down. */
import { observationOf, type Observation, type Observations } from '../behaviour/observations.js';
import type { DeliveryLine, ExchangeLine } from '../../engine/record/format.js';
import { caseLine, endLine, runLine } from '../../engine/test-support/lines.js';

/** A case as a test writes it down; without a path it sends nothing. */
export interface Written {
  id: string;
  valid?: boolean;
  flow?: string;
  method?: string;
  path?: string;
  request?: unknown;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  deliveries?: { webhookId: string; body: unknown }[];
}

const at = '2026-11-23T08:00:00.000Z';
const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

function observationOfWritten(written: Written, number: number): Observation {
  const {
    id,
    valid = true,
    flow,
    method = 'GET',
    path,
    request,
    status = 200,
    headers,
    body,
    deliveries = [],
  } = written;
  const [operationId = '', phase = '', rule = ''] = id.split(':');
  const exchange: ExchangeLine = {
    type: 'exchange',
    id: `e${number}`,
    caseId: id,
    operationId,
    request: {
      method,
      url: `http://127.0.0.1:1${path ?? ''}`,
      headers: {},
      ...(request !== undefined && { body: textOf(request) }),
    },
    response: {
      status,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? '' : textOf(body),
    },
    startedAt: at,
    durationMs: 1,
  };
  const lines = deliveries.map(({ webhookId, body: told }, index): DeliveryLine => ({
    type: 'delivery',
    id: `d${number}-${index}`,
    caseId: id,
    webhookId,
    request: { method: 'POST', url: '/', headers: {}, body: textOf(told) },
    receivedAt: at,
    answer: { status: 200, at },
  }));
  const startedAt = `2026-11-23T08:00:${String(number).padStart(2, '0')}.000Z`;
  const line = caseLine(id, { startedAt, phase, rule, operationId, valid, ...(flow !== undefined && { flow }) });
  return observationOf({ line, exchanges: path === undefined ? [] : [exchange], deliveries: lines, judgements: [] });
}

/** What a run of these cases shows. */
export function observedOf(cases: readonly Written[]): Observations {
  const all = cases.map(observationOfWritten);
  return {
    file: 'memory',
    frame: {
      run: runLine(),
      foreignDeliveries: [],
      errors: [],
      waivers: [],
      lessons: [],
      coverage: [],
      end: endLine,
      torn: false,
    },
    cases: new Map(all.map((one) => [one.caseId, one])),
    failing: [],
    verdict: 'conformant',
    requests: all.length,
    deliveries: all.reduce((sum, { deliveries }) => sum + deliveries.length, 0),
  };
}

/** An id that is this run's own. */
export function idOf(run: number, number: number): string {
  return `${String(run).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** What a version does, in a few calls: ids, times and rates are of the run, money and words are not. */
export function usualCases(run: number): Written[] {
  const user = idOf(9, 1);
  const [account, lock, exchange, card] = [2, 3, 4, 5].map((number) => idOf(run, number));
  const time = `2026-11-23T08:0${run}:00.000Z`;
  const person = { externalUserId: user, email: 'ada@example.com', phone: '48000434090', country: 'PL' };
  const refused = (pointer: string, rule: string): Written => ({
    id: `createUser:negative:${rule}:/${pointer}`,
    valid: false,
    method: 'POST',
    path: '/v1/users',
    request: { rule, pointer },
    status: 400,
    body: { errorCode: 'P403', errorMessage: `email is missing. ${pointer} ${rule}.` },
  });
  return [
    {
      id: 'createUser:coverage:whole:',
      method: 'POST',
      path: '/v1/users',
      request: person,
      status: 200,
      body: { userId: account, poaRequired: false },
      deliveries: [{ webhookId: 'userCreated', body: { externalUserId: user, status: 'CREATED', at: time } }],
    },
    ...['email', 'phone', 'country'].flatMap((pointer) => [
      refused(pointer, 'missing-required'),
      refused(pointer, 'wrong-type'),
    ]),
    {
      id: 'getUser:coverage:whole:',
      method: 'GET',
      path: `/v1/users/${user}`,
      status: 200,
      body: {
        userId: account,
        externalUserId: user,
        tier: 'VERIFIED',
        risk: 0.25,
        tags: ['a-first', 'b-second'],
        balances: [
          { name: 'eur', amount: '12.50', fee: 1.5, active: true, note: null },
          { name: 'usdc', amount: '3.000000', fee: 0.1, active: false, note: null },
        ],
      },
    },
    {
      id: 'createLock:coverage:whole:',
      method: 'POST',
      path: `/v1/locks/${user}`,
      status: 200,
      body: { lockId: lock, rate: `99827.6068213${run}`, createdAt: time, validUntil: time, nonce: `${run}7.250` },
    },
    {
      id: 'createExchange:coverage:whole:',
      method: 'POST',
      path: `/v1/exchanges/${lock}`,
      status: 200,
      body: { exchangeId: exchange, lockId: lock, state: 'PROCESSING' },
      deliveries: [
        { webhookId: 'exchange', body: { exchangeId: exchange, state: 'PROCESSING', amount: '1.00' } },
        { webhookId: 'exchange', body: { exchangeId: exchange, state: 'COMPLETED', amount: '1.00' } },
      ],
    },
    {
      id: 'createCard:coverage:whole:',
      method: 'POST',
      path: '/v1/cards',
      request: { externalUserId: user, currency: 'EUR' },
      status: 201,
      headers: { 'x-request-id': card ?? '', 'cache-control': 'no-store' },
      body: { cardId: card, last4: '4242', expires: '2029-11' },
    },
    {
      id: 'createCard:negative:unknown-enum-value:/currency',
      valid: false,
      method: 'POST',
      path: '/v1/cards',
      request: { externalUserId: user, currency: 'QQQ' },
      status: 400,
      body: { errorCode: 'P410', errorMessage: 'currency is not supported' },
    },
    ...scenario(run),
  ];
}

/** A scenario of two users, and what was told of them though no case waited for it. */
function scenario(run: number): Written[] {
  const [first, second] = [11, 12].map((number) => idOf(9, number));
  const transfer = idOf(run, 13);
  const made = (externalUserId: string | undefined, step: string): Written => ({
    id: `createUser:prepare:${step}:`,
    method: 'POST',
    path: '/v1/users',
    request: { externalUserId },
    status: 200,
    body: { poaRequired: false },
  });
  const told = (externalUserId: string | undefined) => ({
    webhookId: 'accountReady',
    body: { externalUserId, status: 'READY', at: `2026-11-23T08:0${run}:01.000Z` },
  });
  return [
    made(first, 'transfer.first'),
    made(second, 'visit'),
    {
      id: 'createTransfer:stateful:transfer.send:',
      flow: 'transfer',
      method: 'POST',
      path: '/v1/transfers',
      request: { externalUserId: first, amount: '1.00' },
      status: 200,
      body: { transferId: transfer, state: 'SENT', fee: 1 },
    },
    { id: 'accountReady:standing:every-delivery:', deliveries: [told(first), told(second)] },
    {
      id: 'transferStatus:standing:every-delivery:',
      deliveries: [
        { webhookId: 'transferStatus', body: { externalUserId: first, transferId: transfer, state: 'SENT', fee: 1 } },
      ],
    },
  ];
}
