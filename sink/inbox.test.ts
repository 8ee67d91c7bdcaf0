/** Which inbox a delivery belongs to, and how each treats its own. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { createSinkClient, type Delivery } from './index.js';
import { balanceBody, post } from './test-support/sample-deliveries.js';
import { contractOf } from './test-support/contract.js';
import { start } from './test-support/start.js';

/** GET with a host header, which fetch doesn't let one choose. */
async function getAs(url: string, host: string): Promise<number> {
  const call = request(url, { headers: { host } }).end();
  const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream & { statusCode: number }];
  await once(response.resume(), 'end');
  return response.statusCode;
}

const inboxOf = ({ inbox, prefix, path }: Delivery): string => `${inbox} ${prefix}|${path}`;

test('inboxes are told apart by port, host, path prefix and token, the first that fits', async (t) => {
  const sink = await start(t, {
    inboxes: [
      { name: 'by-port', port: 0 },
      { name: 'by-host', host: 'Hooks.Example' },
      { name: 'by-prefix', pathPrefix: '/a/b' },
      { name: 'by-token', token: 'first', selectByToken: true },
      { name: 'by-other-token', token: 'second', selectByToken: true },
      { name: 'rest', pathPrefix: '/rest' },
    ],
  });
  const [byPort, byHost, byPrefix] = sink.inboxes.map(({ url }) => url);
  assert.equal(byPrefix, `${sink.url}/a/b`);
  assert.match(byHost ?? '', /^http:\/\/hooks\.example:\d+$/);
  assert.equal(await post(`${byPort}/x`, 1), 200);
  assert.equal(await getAs(`${sink.url}/x`, 'hooks.example:99'), 200);
  assert.equal(await post(`${sink.url}/a/b/c?d=/a/b`, 1), 200);
  assert.equal(await post(`${sink.url}/a/b`, 1), 200);
  assert.equal(await post(`${sink.url}/a/b?x`, 1), 200);
  assert.equal(await post(`${sink.url}/x`, 1, 'first'), 200);
  assert.equal(await post(`${sink.url}/rest`, 1, 'Bearer second'), 200);
  assert.equal(await post(`${sink.url}/rest`, 1), 200);
  // Nothing but their token keeps these from an inbox.
  assert.equal(await post(`${sink.url}/a/bc`, 1), 401);
  assert.equal(await post(`${sink.url}/x`, 1, 'third'), 401);
  assert.deepEqual((await createSinkClient(sink).list()).map(inboxOf), [
    'by-port |/x',
    'by-host |/x',
    'by-prefix /a/b|/c?d=/a/b',
    'by-prefix /a/b|/',
    'by-prefix /a/b|/?x',
    'by-token |/x',
    'by-other-token |/rest',
    'rest /rest|/',
    'unmatched |/a/bc',
    'unmatched |/x',
  ]);
});

test('a delivery for no inbox is kept and answered 404', async (t) => {
  const sink = await start(t, { inboxes: [{ name: 'a', pathPrefix: '/a' }] });
  assert.equal(await post(`${sink.url}/b`, 1), 404);
  assert.deepEqual((await createSinkClient(sink).list({ inbox: 'unmatched' })).map(inboxOf), ['unmatched |/b']);
});

test('a request that names no host is for no inbox of a host', async (t) => {
  const sink = await start(t, {
    inboxes: [
      { name: 'by-host', host: 'a' },
      { name: 'rest', pathPrefix: '/rest' },
    ],
  });
  for (const [path, status] of [
    ['/rest', 200],
    ['/x', 404],
  ] as const) {
    const socket = connect(Number(new URL(sink.url).port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
    let text = '';
    for await (const part of socket.setEncoding('latin1')) text += String(part);
    assert.match(text, new RegExp(`^HTTP/1\\.1 ${status} `), path);
  }
});

test('the read API is at the port of the sink alone', async (t) => {
  const sink = await start(t, { inboxes: [{ name: 'a', port: 0 }] });
  const response = await fetch(`${sink.inboxes[0]?.url}/_sink/health`);
  assert.equal(await response.text(), 'null');
  assert.deepEqual((await createSinkClient(sink).list()).map(inboxOf), ['a |/_sink/health']);
});

test('an inbox with a token answers 401 to what comes without it, and keeps it', async (t) => {
  const sink = await start(t, { inboxes: [{ name: 'a', token: 'tok en', answers: [{ steps: [{ status: 410 }] }] }] });
  const headers = ['tok en', undefined, 'tok', 'TOK EN', 'Basic tok en'];
  const statuses: number[] = [];
  for (const header of headers) statuses.push(await post(sink.url, 1, header));
  assert.deepEqual(statuses, [410, 401, 401, 401, 401]);
  const deliveries = await createSinkClient(sink).list();
  assert.deepEqual(
    deliveries.map(({ token, answerStatus }) => [token, answerStatus]),
    [
      ['right', 410],
      ['missing', 401],
      ['wrong', 401],
      ['wrong', 401],
      ['wrong', 401],
    ],
  );
});

test('each inbox validates against the webhooks of its own version', async (t) => {
  const known = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  const sink = await start(t, {
    inboxes: [
      { name: 'one', pathPrefix: '/one', contract: contractOf({ hook: '/hook' }, known) },
      { name: 'two', pathPrefix: '/two', contract: contractOf({ other: '/hook' }) },
      { name: 'none', pathPrefix: '/none' },
    ],
  });
  for (const [path, body] of [
    ['/one/hook', { id: 'a' }],
    ['/one/hook?x=1', { id: 'a', news: 1 }],
    ['/one/hook', { id: 1 }],
    ['/one/hook', '{"id":'],
    ['/one/hook/', { id: 'a' }],
    ['/two/hook', { id: 1 }],
    ['/none/hook', { id: 1 }],
  ] as const)
    await post(sink.url + path, body);
  const judged = (await createSinkClient(sink).list()).map(({ webhookId, validation }) => [
    webhookId,
    validation && [...validation.violations, ...validation.drift].map(({ pointer }) => pointer),
  ]);
  assert.deepEqual(judged, [
    ['hook', []],
    ['hook', ['/news']],
    ['hook', ['/id']],
    ['hook', ['']],
    [null, null],
    ['other', []],
    [null, null],
  ]);
});

test('the documented payload conforms to its version', async (t) => {
  const sink = await start(t, { inboxes: [{ name: 'a', contract: loadContract('test') }] });
  await post(`${sink.url}/webhook/user/status`, balanceBody);
  const [delivery] = await createSinkClient(sink).list();
  assert.equal(delivery?.webhookId, 'userBalanceGenerated');
  assert.deepEqual(delivery?.validation, { violations: [], drift: [] });
});

test('the read API describes inboxes without their tokens', async (t) => {
  const sink = await start(t, {
    publicUrl: 'https://hooks.example/sink/',
    inboxes: [
      { name: 'a', pathPrefix: '/a', token: 'very-secret', contract: loadContract('latest') },
      { name: 'b', publicUrl: 'https://b.example' },
    ],
  });
  const inboxes = await createSinkClient(sink).inboxes();
  assert.doesNotMatch(JSON.stringify(inboxes), /very-secret/);
  assert.deepEqual(inboxes[0], {
    name: 'a',
    url: 'https://hooks.example/sink/a',
    host: null,
    pathPrefix: '/a',
    selectByToken: false,
    checksToken: true,
    apiVersion: 'latest',
    forwards: false,
    scripts: 0,
  });
  assert.equal(inboxes[1]?.url, 'https://b.example');
});
