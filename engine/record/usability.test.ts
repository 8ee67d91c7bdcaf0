import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseLine, exchangeLine } from '../test-support/lines.js';
import type { CaseRecord } from './reader.js';
import { refusesCaller, UsabilityTally } from './usability.js';

/** A case with one answer of this status; `undefined` where none came. */
function entry(status: number | undefined, { phase = 'coverage', valid = true, key = '' } = {}): CaseRecord {
  const id = `getCard:${phase}:x`;
  const exchange = exchangeLine(status, id);
  const request = { ...exchange.request, headers: { 'x-key': key } };
  return { line: caseLine(id, { valid }), exchanges: [{ ...exchange, request }], deliveries: [], judgements: [] };
}

const sound = { planned: 0, accepted: 0, unaccepted: [], findings: 0 };

function trouble(entries: readonly CaseRecord[], proven = {}): string | undefined {
  const tally = new UsabilityTally();
  for (const one of entries) tally.add(one);
  return tally.trouble({ ...sound, ...proven });
}

const times = (count: number, one: CaseRecord): CaseRecord[] => Array.from({ length: count }, () => one);

test('who turns the caller away, and who only sends elsewhere', () => {
  const refuses = (status: number, location?: string) =>
    refusesCaller({ status, headers: location === undefined ? {} : { location } });
  for (const status of [401, 403, 407]) assert.ok(refuses(status), String(status));
  for (const status of [200, 302, 400, 404, 405, 500]) assert.ok(!refuses(status), String(status));
  for (const page of [
    '/login',
    '/log-in?next=a',
    '/signin/',
    'https://sso.example/a',
    '/oauth2/x',
    '/OAuth',
    '/?authorize=1',
  ])
    for (const status of [300, 302, 399]) assert.ok(refuses(status, page), page);
  for (const page of ['/logins', '/blogin', '/author', '/v1/user', '/authenticated'])
    assert.ok(!refuses(302, page), page);
  for (const status of [299, 400]) assert.ok(!refuses(status, '/login'), String(status));
});

test('more than four fifths of worthless answers prove nothing, half of them where nothing else succeeds', () => {
  assert.equal(trouble([...times(8, entry(401)), ...times(2, entry(200))]), undefined);
  assert.match(
    trouble([...times(9, entry(401)), ...times(2, entry(200))]) ?? '',
    /^9 of 11 answers refuse the caller \(401\)/,
  );
  assert.match(trouble([...times(2, entry(403)), ...times(2, entry(404))]) ?? '', /^2 of 4 answers refuse/);
  assert.equal(trouble([...times(2, entry(403)), ...times(3, entry(404))]), undefined);
  assert.match(trouble([entry(401), entry(200, { valid: false })]) ?? '', /^1 of 2 answers refuse/);
  assert.equal(trouble([...times(9, entry(401, { phase: 'auth' })), entry(200)]), undefined);
  assert.equal(trouble([]), undefined);
});

test('what to look at depends on what came: silence, refusals without a key, refusals with one', () => {
  assert.match(
    trouble([...times(2, entry(undefined)), entry(401)]) ?? '',
    /^2 of 3 requests got no answer \(ECONNREFUSED\).* Look at its address/,
  );
  assert.match(trouble([entry(undefined), entry(401)]) ?? '', /^1 of 2 answers refuse/);
  assert.match(trouble([entry(403), entry(401), entry(401)]) ?? '', /\(401, 403\).* No key was sent: name one/);
  const keyed = entry(401, { key: '$PARTNER_API_KEY' });
  assert.match(trouble([keyed, entry(401)]) ?? '', /The key was sent: look whether it is right/);
});

test('fewer than a tenth of the operations accepted make a run worthless, unless a few have findings of their own', () => {
  const answered = { reason: '422 closed', tried: true, operations: ['a'] };
  const told = (proven: object) => trouble([entry(200)], proven);
  assert.match(
    told({ planned: 11, accepted: 1, unaccepted: [answered] }) ?? '',
    /^1 of 11 operations accepted a valid request \(answered: 422 closed\): this run proves nothing about the others/,
  );
  assert.match(
    told({ planned: 1, unaccepted: [{ ...answered, tried: false }] }) ?? '',
    /^0 of 1 operations accepted a valid request \(not sent: 422 closed\)/,
  );
  assert.match(told({ planned: 1 }) ?? '', /^0 of 1 operations accepted a valid request: this/);
  assert.equal(told({ planned: 10, accepted: 1 }), undefined);
  assert.equal(told({ planned: 4, findings: 1 }), undefined);
  assert.match(told({ planned: 5, findings: 1 }) ?? '', /^0 of 5/);
});

test('a redirect to another host refuses, one within the host does not', () => {
  const to = (location: string) =>
    refusesCaller({ status: 302, headers: { location } }, 'https://api.example/v1/users');
  assert.ok(to('https://idp.example/u/0/session'));
  assert.ok(!to('https://api.example/v1/users/1'));
  assert.ok(!to('/v1/users/1'));
  assert.ok(!to('http://['));
});
