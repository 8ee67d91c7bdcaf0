import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSinkClient, type Delivery, type Sink } from '../index.js';
import { post } from '../test-support/sample-deliveries.js';
import { start } from '../test-support/start.js';

function read(sink: Sink, path: string): Promise<Response> {
  return fetch(`${sink.url}/_sink/${path}`, { headers: { authorization: `Bearer ${sink.readToken}` } });
}

async function deliver(sink: Sink, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) await post(`${sink.url}/${index}`, index);
}

/** The sequences of the next deliveries of a stream. */
async function take(stream: AsyncIterator<Delivery>, count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) {
    const { value, done } = await stream.next();
    if (done) break;
    found.push((value as Delivery).sequence);
  }
  return found;
}

test('one delivery is given by its sequence', async (t) => {
  const sink = await start(t);
  await deliver(sink, 2);
  const client = createSinkClient(sink);
  assert.equal((await client.get(2)).path, '/2');
  for (const sequence of [0, 3, -1, 1.5, 1e300])
    await assert.rejects(client.get(sequence), {
      name: 'SinkError',
      status: 404,
      message: `There is no delivery ${sequence}; the journal holds 2.`,
    });
});

test('a list is limited', async (t) => {
  const sink = await start(t);
  await deliver(sink, 3);
  const sequences = async (query: string) =>
    ((await (await read(sink, `deliveries?${query}`)).json()) as Delivery[]).map(({ sequence }) => sequence);
  assert.deepEqual(await sequences('limit=2'), [1, 2]);
  assert.deepEqual(await sequences('limit=2&after=2'), [3]);
  assert.deepEqual(await sequences('limit=0'), []);
});

test('a stream gives what is stored and then what arrives, and is resumed by sequence', async (t) => {
  const sink = await start(t);
  const client = createSinkClient(sink);
  await deliver(sink, 2);
  const stopping = new AbortController();
  const stream = client.stream({}, stopping.signal);
  assert.deepEqual(await take(stream, 2), [1, 2]);
  const arriving = take(stream, 2);
  await deliver(sink, 2);
  assert.deepEqual(await arriving, [3, 4]);
  stopping.abort();
  await assert.rejects(stream.next());

  const resumed = client.stream({ after: 3 });
  assert.deepEqual(await take(resumed, 1), [4]);
  const latest = client.stream({ last: 1 });
  assert.deepEqual(await take(latest, 1), [4]);
  await sink.close();
  for (const open of [resumed, latest]) assert.equal((await open.next()).done, true, 'closing ends streams');
});

test('a stream is given on at once by proxies, line by line', async (t) => {
  const sink = await start(t);
  const { headers, body } = await read(sink, 'deliveries/stream');
  assert.deepEqual([headers.get('content-type'), headers.get('x-accel-buffering')], ['application/x-ndjson', 'no']);
  await body?.cancel();
});

test('a quiet stream gives a sign of life every 15 s, until it ends', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const sink = await start(t);
  const { body } = await read(sink, 'deliveries/stream');
  const reader = body?.getReader();
  const next = async (): Promise<string> => Buffer.from((await reader?.read())?.value ?? []).toString();
  for (let count = 0; count < 2; count += 1) {
    t.mock.timers.tick(15_000);
    assert.equal(await next(), '\n');
  }
  t.mock.timers.tick(14_999);
  await post(sink.url, 1);
  assert.match(await next(), /^\{"sequence":1,/);
  await sink.close();
  assert.equal(await next(), '');
  // Nothing is written any more.
  t.mock.timers.tick(30_000);
});

test('a stream that is read slowly loses nothing and holds nothing up', async (t) => {
  const sink = await start(t);
  const stream = createSinkClient(sink).stream();
  const first = take(stream, 1);
  const body = 'x'.repeat(100_000);
  for (let index = 0; index < 60; index += 1) assert.equal(await post(sink.url, body), 200);
  assert.deepEqual(await first, [1]);
  assert.deepEqual(
    await take(stream, 59),
    Array.from({ length: 59 }, (_, index) => index + 2),
  );
  await stream.return(undefined);
});

test('a stream is filtered', async (t) => {
  const sink = await start(t, { inboxes: [{ name: 'a', pathPrefix: '/a' }, { name: 'b' }] });
  await post(`${sink.url}/a`, 1);
  await post(`${sink.url}/b`, 1);
  await post(`${sink.url}/a`, 1);
  const stream = createSinkClient(sink).stream({ inbox: 'a' });
  assert.deepEqual(await take(stream, 2), [1, 3]);
  await stream.return(undefined);
});

test('secrets are left out of what people look at', async (t) => {
  const sink = await start(t);
  await fetch(`${sink.url}/x?token=s1&plain=p&Api_Key=s2`, {
    method: 'POST',
    headers: { authorization: 's3', cookie: 's4', 'x-signature': 's5', 'x-plain': 'p' },
    body: 'kept',
  });
  const [full] = await createSinkClient(sink).list();
  assert.ok(full?.headers.some(([, value]) => value === 's3'));
  const masked = (await (await read(sink, 'deliveries/1?headers=masked')).json()) as Delivery;
  assert.equal(masked.path, '/x?token=[hidden]&plain=p&Api_Key=[hidden]');
  assert.ok(masked.headers.some(([name, value]) => name === 'x-plain' && value === 'p'));
  assert.doesNotMatch(JSON.stringify({ ...masked, bodyBase64: '' }), /s[1-5]"|s[12]&|=s2/);
  assert.equal(masked.bodyBase64, full?.bodyBase64);
});

test('queries that can not be meant are refused', async (t) => {
  const sink = await start(t);
  for (const path of [
    'deliveries?headers=half',
    'deliveries?limit=x',
    'deliveries/stream?after=1&last=1',
    'deliveries/stream?last=-1',
    'deliveries?last=1',
  ])
    assert.equal((await read(sink, path)).status, 400, path);
});

test('answers are kept by nobody on the way, and the page holds no delivery', async (t) => {
  const sink = await start(t);
  await post(sink.url, 'distinct-body');
  for (const path of ['deliveries', 'inboxes', '']) {
    const response = await read(sink, path);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  }
  const page = await fetch(`${sink.url}/_sink/`);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; script-src 'sha256-/);
  assert.doesNotMatch(policy, /unsafe|http|\*/);
  assert.doesNotMatch(await page.text(), /distinct-body|read-token|https?:\/\/(?!www\.w3\.org)/);
});

test('each path takes its methods, and says which', async (t) => {
  const sink = await start(t);
  await deliver(sink, 1);
  for (const [path, allow] of [
    ['', 'GET'],
    ['health', 'GET'],
    ['journal', 'GET'],
    ['deliveries', 'GET'],
    ['deliveries/wait', 'GET'],
    ['deliveries/stream', 'GET'],
    ['deliveries/1', 'GET'],
    ['deliveries/1/relays', 'GET'],
    ['deliveries/1/resend', 'POST'],
    ['inboxes', 'GET'],
    ['inboxes/default/answers', 'GET, PUT, DELETE'],
  ] as const) {
    const response = await fetch(`${sink.url}/_sink/${path}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${sink.readToken}` },
    });
    assert.deepEqual([response.status, response.headers.get('allow')], [405, allow], path);
    assert.deepEqual(await response.json(), { error: `This path takes ${allow}.` });
  }
  for (const path of ['deliveries/', 'deliveries/1/more', 'deliveries/1/relays/more', 'healthy'])
    assert.equal((await read(sink, path)).status, 404, path);
});

test('the page and health are open, all else wants the token whether it exists or not', async (t) => {
  const sink = await start(t);
  const statuses: Record<string, number> = {};
  for (const path of ['', 'health', 'journal', 'deliveries', 'inboxes', 'inboxes/default/answers', 'nothing'])
    statuses[path] = (await fetch(`${sink.url}/_sink/${path}`)).status;
  assert.deepEqual(statuses, {
    '': 200,
    health: 200,
    journal: 401,
    deliveries: 401,
    inboxes: 401,
    'inboxes/default/answers': 401,
    nothing: 401,
  });
});

test('a reader learns how far the journal is, what time it is there, and what came of passing on', async (t) => {
  const sink = await start(t, { now: () => 1234 });
  const client = createSinkClient(sink);
  assert.deepEqual(await client.journal(), { last: 0, now: 1234 });
  await deliver(sink, 2);
  assert.deepEqual(await client.journal(), { last: 2, now: 1234 });
  assert.deepEqual(await (await read(sink, 'deliveries/1/relays')).json(), []);
  assert.equal((await read(sink, 'deliveries/3/relays')).status, 404);
  await assert.rejects(client.resend(1), /Inbox "default" passes nothing on/);
});

test('a list is one JSON array, whatever it holds', async (t) => {
  const sink = await start(t);
  await deliver(sink, 3);
  const textOf = async (query: string): Promise<unknown[]> => {
    const response = await read(sink, `deliveries?${query}`);
    assert.equal(response.headers.get('content-type'), 'application/json');
    return (await response.json()) as unknown[];
  };
  assert.deepEqual(
    [await textOf('limit=1'), await textOf(''), await textOf('after=3'), await textOf('limit=0')].map(
      ({ length }) => length,
    ),
    [1, 3, 0, 0],
  );
});

test('an inbox is described as it is set up', async (t) => {
  const sink = await start(t, {
    publicUrl: 'https://hooks.example',
    inboxes: [
      {
        name: 'full',
        host: 'h.example',
        token: 't',
        selectByToken: true,
        forward: new URL('http://127.0.0.1:1'),
        answers: [{ steps: [{ status: 500 }] }],
      },
      { name: 'own-port', port: 0, pathPrefix: '/p' },
    ],
  });
  const [full, own] = await createSinkClient(sink).inboxes();
  assert.deepEqual(full, {
    name: 'full',
    url: 'https://h.example',
    host: 'h.example',
    pathPrefix: null,
    selectByToken: true,
    checksToken: true,
    apiVersion: null,
    forwards: true,
    scripts: 1,
  });
  assert.match(own?.url ?? '', /^http:\/\/127\.0\.0\.1:\d+\/p$/, 'the public address is that of the main port');
});

test('answers are asked for, and what is no list of scripts in JSON, or too large, is refused', async (t) => {
  const sink = await start(t);
  const at = 'inboxes/default/answers';
  assert.deepEqual(await (await read(sink, at)).json(), []);
  const put = async (body: string): Promise<[number, string]> => {
    const response = await fetch(`${sink.url}/_sink/${at}`, {
      method: 'PUT',
      body,
      headers: { authorization: `Bearer ${sink.readToken}` },
    });
    return [response.status, ((await response.json()) as { error?: string }).error ?? ''];
  };
  assert.deepEqual(await put('{'), [400, 'The body is not JSON.']);
  assert.deepEqual(await put(`[]${' '.repeat(262_142)}`), [200, '']);
  assert.deepEqual(await put(`[]${' '.repeat(262_143)}`), [413, 'The body is larger than 262144 bytes.']);
  assert.deepEqual(await put('[{"steps":[500]}]'), [200, '']);
  assert.deepEqual(await (await read(sink, at)).json(), [{ steps: [{ status: 500 }] }]);
});
