import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import type { Exchange } from '../../engine/exchange.js';
import { accessOf, clockOf, fixturesOf, partnerOf, plainRead, reachOf } from './doctor.js';
import { forecastOf } from './forecast.js';

const contract = loadContract('latest');

function answered(status: number, body = '', headers: Record<string, string> = {}): Exchange {
  return {
    id: 'e1',
    operationId: 'getPartnerBalances',
    request: { method: 'GET', url: 'http://127.0.0.1/', headers: {} },
    response: { status, headers, body },
    startedAt: Date.parse('2026-01-01T00:00:00Z'),
    durationMs: 0,
  };
}

test('the plain read needs nothing but a key', () => {
  assert.equal(plainRead(contract)?.id, 'getPartnerBalances');
});

test('xo1, xo2 and xo3 are told apart', () => {
  const messages = ['xo1', 'xo2', 'xo3'].map((code) => {
    const [, key] = accessOf(contract, answered(401, JSON.stringify({ message: `Access Denied. ${code}` })));
    assert.equal(key?.state, 'bad');
    return key.message;
  });
  assert.match(messages[0] ?? '', /did not arrive/);
  assert.match(messages[1] ?? '', /not one of this environment/);
  assert.match(messages[2] ?? '', /not from this machine's address/);
});

test('a host that is no API, or that does not answer, is not usable', () => {
  const states = (exchange: Exchange) => accessOf(contract, exchange).map(({ state, what }) => `${what} ${state}`);
  assert.deepEqual(states(answered(200)), ['host ok', 'key ok']);
  assert.deepEqual(states(answered(404)), ['host bad']);
  assert.deepEqual(states(answered(403)), ['host ok', 'key bad']);
  const { response, ...silent } = answered(200);
  assert.deepEqual(states({ ...silent, error: 'ECONNREFUSED' }), ['host bad']);
});

test('the clock is read from the Date of the answer', () => {
  const clock = (date: string) => clockOf(answered(200, '', { date }))[0];
  assert.equal(clock('Thu, 01 Jan 2026 00:00:03 GMT')?.state, 'ok');
  assert.match(clock('Thu, 01 Jan 2026 00:10:00 GMT')?.message ?? '', /^60[01] s ahead of this machine/);
  assert.match(clock('Wed, 31 Dec 2025 23:59:00 GMT')?.message ?? '', /^60 s behind this machine/);
  assert.equal(clock('')?.state, 'warn');
});

test('an address that leads elsewhere is told from one that gives no answer', async () => {
  const reach = (arrives: boolean, answer: { status: number } | { error: string }) =>
    reachOf(
      'https://hooks.example/',
      () => Promise.resolve(arrives),
      (url) => {
        assert.match(url, /^https:\/\/hooks\.example\/conformance-doctor\//);
        return Promise.resolve(answer);
      },
    );
  assert.equal((await reach(true, { status: 404 })).state, 'ok');
  assert.match((await reach(false, { status: 200 })).message, /answers 200, but leads elsewhere/);
  assert.match((await reach(false, { error: 'ENOTFOUND' })).message, /gives no answer: ENOTFOUND/);
});

test('each user of the fixtures is looked up', async () => {
  const symptoms = await fixturesOf(contract, { verified: ['a'], funded: ['b'] }, (_operation, { externalUserId }) =>
    Promise.resolve(answered(externalUserId === 'a' ? 200 : 400)),
  );
  assert.deepEqual(
    symptoms.map(({ state }) => state),
    ['ok', 'warn'],
  );
});

const balances = (eur: string): string =>
  JSON.stringify({
    fiatBalances: [{ name: 'eur', amount: eur, iban: 'x' }],
    cryptoBalances: [
      { name: 'usdc', amount: '150', wallet: 'x' },
      { name: 'btc', amount: '1', wallet: 'x' },
    ],
  });

test('balances that are too small for what flows move are told with what is lacking', async () => {
  const told = async (eur: string) =>
    (await fixturesOf(contract, { funded: ['ann'] }, () => Promise.resolve(answered(200, balances(eur)))))
      .filter(({ what }) => what === 'balance')
      .map(({ state, message }) => `${state} ${message}`);
  assert.deepEqual(await told('2500'), ['ok user ann has enough for all flows']);
  assert.deepEqual(await told('2499.99'), [
    'warn user ann has less than 2500 eur: flows that move it are skipped; deposit some',
  ]);
  const [partner] = await partnerOf(contract, () => Promise.resolve(answered(200, balances('0'))));
  assert.match(partner?.message ?? '', /^the partner has less than 2500 eur/);
  assert.deepEqual(await partnerOf(contract, () => Promise.resolve(answered(500))), []);
});

test('a user with all the cards that one may hold is told; deleted ones do not count', async () => {
  const most = contract.facts.limits.cards.perUser.value;
  const quota = async (statuses: readonly string[]) =>
    (
      await fixturesOf(contract, { extended: ['ann'] }, () =>
        Promise.resolve(answered(200, JSON.stringify({ cards: statuses.map((status) => ({ status })) }))),
      )
    ).find(({ what }) => what === 'quota');
  const full = Array.from({ length: most }, () => 'ACTIVE');
  assert.equal((await quota(full))?.state, 'warn');
  assert.equal((await quota([...full.slice(1), 'DELETED']))?.state, 'ok');
});

test('the forecast tells requests, time, budgets that do not suffice, and what the set-up lacks', () => {
  const planned = { operationId: 'createKycVerification', expect: { kind: 'accepted' } } as never;
  const rehearsal = {
    requests: Array.from({ length: 90 }, () => ({ planned, kind: 'kyc' as const })),
    skipped: [
      { planned, cause: 'fixture-missing' as const, reason: 'no funded user' },
      { planned, cause: 'phase-not-asked' as never, reason: 'no matter' },
    ],
    unforeseen: ['one'],
    machines: new Set<string>(),
    codes: [],
  };
  const lines = forecastOf(rehearsal, { allowed: { kyc: 100 }, left: { kyc: 89 }, perSecond: 1 });
  assert.deepEqual(
    lines.map(({ state, what, message }) => `${what} ${state} ${message}`),
    [
      'run ok would send 90 requests, and more in 1 flows that cannot be foreseen; at least 2 min at 1 a second',
      'budget ok `budget` suffices for a run',
      'budget warn `dailyBudget` does not suffice, so that a run would not begin: kyc: 90 needed, 89 allowed; wait until the next day begins by UTC, or allow more there, or choose less',
      'set-up warn 1 case would lack an existing user in the right state; name one in `fixtures` of the target, or offer the triggers that make one',
    ],
  );
});
