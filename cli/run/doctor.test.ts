import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import type { Exchange } from '../../engine/exchange.js';
import { accessOf, clockOf, fixturesOf, plainRead, reachOf } from './doctor.js';

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
