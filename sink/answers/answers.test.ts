/** Scripted answers as the sender meets them. Pauses are counted, not slept. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createSinkClient, SinkError, type Sink } from '../index.js';
import { post } from '../test-support/sample-deliveries.js';
import { start } from '../test-support/start.js';
import { presets } from './presets.js';
import { parseScripts, parseScriptText, ScriptError, type AnswerScript } from './script.js';

interface Scripted {
  sink: Sink;
  /** Pauses that were asked for, in milliseconds. */
  pauses: number[];
}

async function scripted(t: TestContext, answers: AnswerScript[]): Promise<Scripted> {
  const pauses: number[] = [];
  const sleep = (ms: number): Promise<void> => {
    pauses.push(ms);
    return Promise.resolve();
  };
  return { sink: await start(t, { sleep, inboxes: [{ name: 'a', answers }] }), pauses };
}

async function statuses(url: string, bodies: readonly unknown[]): Promise<number[]> {
  const found: number[] = [];
  for (const body of bodies) found.push(await post(url, body));
  return found;
}

test('a sequence is answered step by step, then its last step or the acknowledgement', async (t) => {
  const steps = [{ status: 500 }, { status: 503 }];
  const { sink } = await scripted(t, [
    { path: '/repeat', steps },
    { path: '/then', steps, afterwards: 'acknowledge' },
  ]);
  assert.deepEqual(await statuses(`${sink.url}/repeat?x`, [1, 1, 1, 1]), [500, 503, 503, 503]);
  assert.deepEqual(await statuses(`${sink.url}/then`, [1, 1, 1, 1]), [500, 503, 200, 200]);
  assert.deepEqual(await statuses(`${sink.url}/other`, [1]), [200]);
  const deliveries = await createSinkClient(sink).list();
  assert.deepEqual(
    deliveries.slice(0, 2).map(({ answer, answerStatus }) => [answer, answerStatus]),
    [
      [{ status: 500 }, 500],
      [{ status: 503 }, 503],
    ],
  );
});

test('a script for every path keeps a sequence for each, or one for each body', async (t) => {
  const steps = [{ status: 500 }, {}];
  const byPath = (await scripted(t, [{ steps }])).sink;
  assert.deepEqual(await statuses(`${byPath.url}/1`, ['a', 'b']), [500, 200]);
  assert.deepEqual(await statuses(`${byPath.url}/2`, ['a', 'b']), [500, 200]);
  const byBody = (await scripted(t, [{ steps, each: 'body' }])).sink;
  assert.deepEqual(await statuses(`${byBody.url}/1`, ['a', 'b', 'b', 'a']), [500, 500, 200, 200]);
});

test('every preset does what it says', async (t) => {
  const { sink, pauses } = await scripted(
    t,
    Object.entries(presets).map(([name, { step }]) => ({ path: `/${name}`, steps: [step] })),
  );
  const answers: Record<string, unknown> = {};
  for (const name of Object.keys(presets)) {
    const response = await fetch(`${sink.url}/${name}`, { redirect: 'manual' }).catch(() => undefined);
    const body = await response?.arrayBuffer().catch(() => undefined);
    answers[name] = [response?.status ?? 'reset', body?.byteLength ?? 'reset'];
  }
  assert.deepEqual(answers, {
    ok: [200, 4],
    error: [500, 4],
    unavailable: [503, 4],
    unauthorized: [401, 4],
    gone: [410, 4],
    'rate-limited': [429, 4],
    redirect: [307, 4],
    late: [200, 4],
    slow: [200, 60],
    reset: ['reset', 'reset'],
    torn: [200, 'reset'],
    empty: [200, 0],
    garbage: [200, 256],
    huge: [200, 100 * 1024 * 1024],
  });
  assert.deepEqual(pauses, [30_000, ...Array.from({ length: 10 }, () => 3000)]);
  const deliveries = await createSinkClient(sink).list();
  const of = (path: string) => deliveries.find((delivery) => delivery.path === path);
  assert.equal(of('/reset')?.answerStatus, 0);
  const late = of('/late');
  assert.ok(late && late.answeredAt - late.completedAt >= 30_000);
});

test('headers say what the status asks for', async (t) => {
  const { sink } = await scripted(t, [
    { path: '/limited', steps: [presets['rate-limited']?.step ?? {}] },
    { path: '/moved', steps: [presets['redirect']?.step ?? {}] },
    { path: '/own', steps: [{ headers: { 'Content-Type': 'text/html' }, body: { text: 'é' } }] },
  ]);
  assert.equal((await fetch(`${sink.url}/limited`)).headers.get('retry-after'), '30');
  const moved = await fetch(`${sink.url}/moved`);
  assert.equal(moved.url, `${sink.url}/redirected`);
  const own = await fetch(`${sink.url}/own`);
  assert.deepEqual([own.headers.get('content-type'), own.headers.get('content-length')], ['text/html', '2']);
});

test('a reset is a TCP reset, and a peer who leaves ends a pause', async (t) => {
  let woken: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => (woken = resolve));
  const sink = await start(t, {
    // Ends when the peer has gone, and only then.
    sleep: (_ms, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          woken?.();
          reject(new Error('aborted'));
        }),
      ),
    inboxes: [
      {
        name: 'a',
        answers: [
          { path: '/reset', steps: [{ reset: 'before-head' }] },
          { path: '/late', steps: [{ delayMs: 1 }] },
        ],
      },
    ],
  });
  const { port } = new URL(sink.url);
  const reset = connect(Number(port), '127.0.0.1');
  reset.write('GET /reset HTTP/1.1\r\nHost: a\r\n\r\n');
  const [error] = (await once(reset, 'error')) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ECONNRESET');

  const left = connect(Number(port), '127.0.0.1');
  left.write('GET /late HTTP/1.1\r\nHost: a\r\n\r\n');
  await createSinkClient(sink).waitFor({ count: 2, timeoutMs: 10_000 });
  left.destroy();
  await ended;
});

test('answers are set and set back while the sink runs', async (t) => {
  const { sink } = await scripted(t, [{ steps: [{ status: 503 }, {}] }]);
  const client = createSinkClient(sink);
  assert.deepEqual(await statuses(sink.url, [1, 1]), [503, 200]);
  const scripts = await client.setAnswers('a', [{ path: '/', steps: [500, 'gone', { status: 202 }] }]);
  assert.deepEqual(scripts, [{ path: '/', steps: [{ status: 500 }, { status: 410 }, { status: 202 }] }]);
  assert.deepEqual(await statuses(sink.url, [1, 1, 1]), [500, 410, 202]);
  assert.deepEqual(await client.resetAnswers('a'), [{ steps: [{ status: 503 }, {}] }]);
  assert.deepEqual(await statuses(sink.url, [1]), [503]);

  const isRefused = (status: number, message: RegExp) => (error: unknown) =>
    error instanceof SinkError && error.status === status && message.test(error.message);
  await assert.rejects(client.setAnswers('b', []), isRefused(404, /no inbox "b"; there are a/));
  await assert.rejects(client.setAnswers('a', [{ steps: ['rest'] }]), isRefused(400, /\/0\/steps\/0 .*reset/));
  await assert.rejects(client.setAnswers('a', 1 as never), isRefused(400, /must be array/));
  const unsigned = await fetch(`${sink.url}/_sink/inboxes/a/answers`, { method: 'PUT', body: '[]' });
  assert.equal(unsigned.status, 401);
  assert.deepEqual(await statuses(sink.url, [1]), [200], 'what was refused changed nothing');
});

test('scripts are written as lists of statuses, names and steps', () => {
  assert.deepEqual(parseScriptText('/a/b=500,reset,200'), {
    path: '/a/b',
    steps: [{ status: 500 }, { reset: 'before-head' }, { status: 200 }],
  });
  assert.deepEqual(parseScriptText('gone'), { steps: [{ status: 410 }] });
  for (const text of ['', '99', '600', '500,', 'toString', '/a=', '/a b=500'])
    assert.throws(() => parseScriptText(text), ScriptError, text);
  for (const step of [
    { status: 100 },
    { headers: { 'a b': 'x' } },
    { headers: { a: 'x\r\ny' } },
    { delayMs: -1 },
    { body: { huge: 1, text: '' } },
    { boby: {} },
  ])
    assert.throws(() => parseScripts([{ steps: [step] }]), ScriptError, JSON.stringify(step));
});
