import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyInHeader, type Identification } from '../contracts/model/identification.js';
import type { PlannedRequest } from '../generators/cases/case.js';
import { fitsQuery, secretsOfKey, spoiltKey, withKey, wrongKeyFor } from './identification.js';

const request: PlannedRequest = { method: 'GET', path: '/a', headers: { accept: '*/*' } };
const inQuery: Identification = { place: 'query', name: 'api key', prefix: '', basic: false, schemes: ['q'] };
const basic: Identification = { ...keyInHeader('authorization'), prefix: 'Basic ', basic: true, schemes: ['b'] };
const cookie: Identification = { ...keyInHeader('cookie'), prefix: 'sid=', schemes: ['c'] };

test('a key in the query stands behind what is asked already, escaped', () => {
  assert.equal(withKey(request, inQuery, 'a/b+c&d=é').path, '/a?api%20key=a%2Fb%2Bc%26d%3D%C3%A9');
  assert.equal(withKey({ ...request, path: '/a?b=1' }, inQuery, 'k').path, '/a?b=1&api%20key=k');
  assert.deepEqual(withKey(request, inQuery, 'k').headers, request.headers);
});

test('user and password are sent as RFC 7617 shows it', () => {
  const sent = (key: string) => withKey(request, basic, key).headers['authorization'];
  assert.equal(sent('Aladdin:open sesame'), 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
  assert.equal(sent('test:123£'), 'Basic dGVzdDoxMjPCow==');
  assert.equal(sent('user'), sent('user:'));
});

test('the name of a header may be in capitals, and its key has what stands before it', () => {
  assert.deepEqual(withKey(request, cookie, 'k').headers, { accept: '*/*', cookie: 'sid=k' });
  assert.deepEqual(withKey(request, keyInHeader('x-key'), 'k', true).headers, { accept: '*/*', 'X-KEY': 'k' });
});

test('a spoilt key is another one, however it is sent', () => {
  for (const [how, key] of [
    [inQuery, 'xyz'],
    [basic, 'user:password'],
    [basic, 'user:'],
    [basic, 'user'],
    [cookie, 'x+9'],
  ] as const)
    for (const spoiling of ['truncated', 'altered', 'other-case', 'extended'] as const) {
      const spoilt = spoiltKey(how, key, spoiling);
      assert.ok(spoilt !== undefined, `${key} ${spoiling}`);
      assert.notDeepEqual(withKey(request, how, spoilt), withKey(request, how, key), `${key} ${spoiling}`);
    }
  assert.equal(spoiltKey(basic, 'user:password', 'truncated'), 'user:passwor');
  assert.equal(spoiltKey(basic, 'user:', 'truncated'), 'use:');
  assert.equal(spoiltKey(basic, 'user:', 'extended'), 'userx:');
  assert.match(wrongKeyFor(basic), /^[^:]+:[^:]+$/);
});

test('a key is altered in one character of its kind, and its letters take the other case', () => {
  const cases = [
    ['abcde', 'abdde', 'ABCDE'],
    ['ab9-z', 'ab0-z', 'AB9-Z'],
    ['xzx', 'xax', 'XZX'],
    ['P_Z_k', 'P_A_k', 'p_z_K'],
  ] as const;
  for (const [key, altered, other] of cases) {
    assert.equal(spoiltKey(cookie, key, 'altered'), altered);
    assert.equal(spoiltKey(cookie, key, 'other-case'), other === 'ABCDE' ? undefined : other);
  }
  assert.equal(spoiltKey(cookie, '6f9619ff-8b86-d011', 'other-case'), undefined, 'a number in hexadecimal has no case');
  assert.equal(spoiltKey(cookie, '12345', 'other-case'), undefined);
  assert.equal(spoiltKey(cookie, '+++', 'altered'), 'x++');
});

test('only what has a name of its own could be told in the query', () => {
  assert.equal(fitsQuery(keyInHeader('x-api-key')), true);
  for (const how of [inQuery, basic, cookie]) assert.equal(fitsQuery(how), false);
});

test('of a pair everything that lets somebody in is secret, but no plain word', () => {
  const secrets = (how: Identification, key: string) =>
    secretsOfKey(how, key, '$K').map(({ label, text }) => `${label} ${text}`);
  assert.deepEqual(secrets(basic, 'me:Pass-w0rd'), [
    '$K me:Pass-w0rd',
    '$K bWU6UGFzcy13MHJk',
    '$K_CUT me:Pass-w0r',
    '$K_CUT bWU6UGFzcy13MHI=',
    '$K_ALTERED me:Pass-x0rd',
    '$K_ALTERED bWU6UGFzcy14MHJk',
    '$K_OTHER_CASE me:pASS-W0RD',
    '$K_OTHER_CASE bWU6cEFTUy1XMFJE',
    '$K_EXTENDED me:Pass-w0rdx',
    '$K_EXTENDED bWU6UGFzcy13MHJkeA==',
    '$K_PASSWORD Pass-w0rd',
  ]);
  assert.equal(secrets(basic, 'user:password').length, 10);
  assert.deepEqual(secrets(cookie, 'k3y-1'), [
    '$K k3y-1',
    'sid=$K sid=k3y-1',
    '$K_CUT k3y-',
    'sid=$K_CUT sid=k3y-',
    '$K_ALTERED k3z-1',
    'sid=$K_ALTERED sid=k3z-1',
    '$K_OTHER_CASE K3Y-1',
    'sid=$K_OTHER_CASE sid=K3Y-1',
    '$K_EXTENDED k3y-1x',
    'sid=$K_EXTENDED sid=k3y-1x',
  ]);
  assert.deepEqual(secrets(inQuery, ''), []);
});
