import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutgoingRequest, Transport } from '../transport.js';
import { renewingTransport, type Renewal } from './renewal.js';
import { fetchToken, type TokenSource } from './token.js';

const source: TokenSource = {
  kind: 'oauth2',
  tokenUrl: 'http://login.test/oauth/token?realm=a',
  clientId: 'shop',
  clientSecret: 'p+w: ä',
};

/** A transport that keeps what it is asked, and answers each time the next of these. */
function answering(...answers: [status: number, body: string][]): { transport: Transport; seen: OutgoingRequest[] } {
  const seen: OutgoingRequest[] = [];
  const transport: Transport = (_url, request) => {
    seen.push(request);
    const [status, body] = answers[Math.min(seen.length, answers.length) - 1] ?? [500, ''];
    return Promise.resolve({ response: { status, headers: {}, body, bytes: Buffer.from(body) } } as never);
  };
  return { transport, seen };
}

const named = 'targets.shop.credentials.oauth';

test('a token is asked for by client credentials, or with a user and a password, and the client tells who it is in one place', async () => {
  const { transport, seen } = answering([200, '{"access_token":"t1","token_type":"bearer","expires_in":"60"}']);
  const surroundings = { transport, named, now: () => 1000 };
  assert.deepEqual(await fetchToken({ ...source, scope: 'a b' }, surroundings), { text: 't1', expiresAt: 61_000 });
  await fetchToken({ ...source, inBody: true, username: 'maria', password: 'a&b' }, surroundings);
  const [first, second] = seen;
  assert.equal(first?.path, '/oauth/token?realm=a');
  assert.equal(first?.body, 'grant_type=client_credentials&scope=a+b');
  const [, pair = ''] = first?.headers['authorization']?.split(' ') ?? [];
  assert.equal(Buffer.from(pair, 'base64').toString(), 'shop:p%2Bw%3A+%C3%A4');
  assert.equal(second?.headers['authorization'], undefined);
  assert.equal(
    second?.body,
    'grant_type=password&username=maria&password=a%26b&client_id=shop&client_secret=p%2Bw%3A+%C3%A4',
  );
});

test('a token that cannot be had is told without any secret, and without what the server says in its own words', async () => {
  const refused: [answer: [number, string], said: RegExp][] = [
    [
      [401, '{"error":"invalid_client","error_description":"p+w is wrong"}'],
      /login\.test answered 401, invalid_client, without an access_token$/,
    ],
    [[500, 'p+w'], /answered 500, without an access_token$/],
    [[200, '{"token":"t"}'], /answered 200, without an access_token$/],
    [[200, '{"access_token":""}'], /answered 200, without/],
    [[302, ''], /answered 302, without/],
  ];
  for (const [answer, said] of refused) {
    const { transport } = answering(answer);
    await assert.rejects(fetchToken(source, { transport, named, now: Date.now }), (error: Error) => {
      assert.match(error.message, said);
      assert.ok(error.message.startsWith(`${named}: `) && !error.message.includes('p+w'));
      return true;
    });
  }
  const gone: Transport = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
  await assert.rejects(
    fetchToken(source, { transport: gone, named, now: Date.now }),
    /login\.test gave no token \(ECONNREFUSED\)/,
  );
});

test('what a command prints is a token where it is one line, and nothing of what it says is told else', async () => {
  const surroundings = { transport: answering().transport, named, now: () => 0 };
  const run = (command: string, seconds?: number) =>
    fetchToken({ kind: 'command', command, ...(seconds !== undefined && { seconds }) }, surroundings);
  assert.deepEqual(await run('echo abc; echo secret >&2', 5), { text: 'abc', expiresAt: 5000 });
  assert.deepEqual(await run('printf "abc"'), { text: 'abc' });
  for (const [command, said] of [
    ['echo secret; exit 3', /its command ended with 3$/],
    ['printf "secret\\nsecret"', /should print the token alone, on one line$/],
    ['true', /should print the token alone/],
  ] as const)
    await assert.rejects(run(command), (error: Error) => said.test(error.message) && !error.message.includes('secret'));
});

test('requests carry the token that is good now; those who ask at once share one new one, and spoilt keys stay spoilt', async () => {
  let now = 0;
  const { transport, seen } = answering([200, '{"access_token":"new","expires_in":100}']);
  const renewal: Renewal = { named, scheme: 'oauth', source, text: 'old', expiresAt: 50_000 };
  const learnt: string[] = [];
  const renewing = renewingTransport(transport, [renewal], { now: () => now, learn: (token) => learnt.push(token) });
  const send = (authorization: string) =>
    renewing(
      new URL('http://api.test/a'),
      { operationId: 'a', method: 'GET', path: '/a', headers: { authorization, 'x-old': 'old-fashioned' } },
      1000,
    );
  await send('Bearer old');
  now = 45_000;
  await send('Bearer ol');
  await Promise.all([send('Bearer old'), send('Bearer old')]);
  await send('old');
  assert.deepEqual(
    seen.map(({ operationId, headers }) => (operationId === 'token' ? 'token' : headers['authorization'])),
    ['Bearer old', 'Bearer ol', 'token', 'Bearer new', 'Bearer new', 'new'],
  );
  assert.ok(seen.every(({ headers, operationId }) => operationId === 'token' || headers['x-old'] === 'old-fashioned'));
  assert.deepEqual([...new Set(learnt)], ['new']);
});
