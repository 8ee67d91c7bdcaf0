import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { startSandbox } from '../../sandbox/index.js';
import { createPartner } from '../../sandbox/test-support/partner.js';
import { createSinkClient, startSink, type InboxOptions } from '../../sink/index.js';
import type { PlaywrightResponse } from './judge-answer.js';
import { expectFor } from './matchers.js';

const expect = expectFor('test');

function answerOf(status: number, body: unknown, type = 'application/json', path = '/v1/transfer'): PlaywrightResponse {
  return {
    url: () => `http://127.0.0.1:1${path}`,
    status: () => status,
    headers: () => ({ 'content-type': type }),
    text: () => Promise.resolve(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

const refusal = { errorCode: 'P433', errorName: 'insufficient-funds', errorMessage: 'Insufficient funds' };

test('an answer is held to its operation, and a failure names place, expected, actual and evidence', async () => {
  await expect(answerOf(201, { transferId: crypto.randomUUID() })).toConformTo('createTransfer');
  await expect(answerOf(400, refusal)).toConformTo('createTransfer');
  await assert.rejects(
    async () => expect(answerOf(201, { transferId: 7 })).toConformTo('createTransfer'),
    /response-schema at \/transferId[^]*expected {2}string[^]*actual {4}number 7[^]*rests on {2}carried/,
  );
  await assert.rejects(async () => expect(answerOf(418, {})).toConformTo('createTransfer'), /status-listed/);
  await expect(answerOf(201, '{"transferId": ')).not.toConformTo('createTransfer');
});

test('a refusal is held to its code and the status of the catalogue', async () => {
  await expect(answerOf(400, refusal)).toHaveErrorCode('P433');
  await assert.rejects(
    async () => expect(answerOf(400, refusal)).toHaveErrorCode('P412'),
    /expected {2}400 P412 \(User not exist, documented\)\nactual {4}400 P433/,
  );
  await assert.rejects(async () => expect(answerOf(422, refusal)).toHaveErrorCode('P433'), /actual {4}422 P433/);
});

test('an answer from elsewhere is judged by nothing, and neither the matcher nor its opposite holds', async () => {
  const page = '<html><body>Internal Server Error</body></html>';
  const strays: [PlaywrightResponse, RegExp][] = [
    [answerOf(500, page, 'text/html'), /came from \/v1\/transfer, which is \/v1\/transfer, and getUserCards is GET /],
    [answerOf(500, page, 'text/html', '/'), /came from \/, and getUserCards is GET /],
    [answerOf(200, [], 'application/json', '/v1/user/balances/maria'), /which is \/v1\/user\/balances\/\{/],
    [{ ...answerOf(200, []), request: () => ({ method: () => 'POST' }) }, /POST was sent, and getUserCards is GET /],
  ];
  for (const [answer, reason] of strays) {
    const judged = new RegExp(`nothing was judged: [^]*${reason.source}`);
    await assert.rejects(async () => expect(answer).toConformTo('getUserCards'), judged);
    await assert.rejects(async () => expect(answer).not.toConformTo('getUserCards'), judged);
  }
  const unknown = expect as unknown as (answer: PlaywrightResponse) => { toConformTo(id: string): Promise<void> };
  await assert.rejects(async () => unknown(answerOf(200, {})).toConformTo('getNothing'), /has no operation getNothing/);
});

test('an error page at the right place, and one under a path of the target, do not conform', async () => {
  const page = '<html><body>Internal Server Error</body></html>';
  await assert.rejects(
    async () => expect(answerOf(500, page, 'text/html')).toConformTo('createTransfer'),
    /status-listed/,
  );
  await assert.rejects(
    async () => expect(answerOf(400, page, 'text/html', '/api/v1/transfer')).toConformTo('createTransfer'),
    /content-type: sent as text\/html/,
  );
  await expect(answerOf(400, refusal, 'application/json', '/api/v1/transfer')).toConformTo('createTransfer');
});

test('a code that no catalogue has judges nothing', async () => {
  const made = { ...refusal, errorCode: 'P999' };
  for (const held of [expect(answerOf(400, made)), expect(answerOf(400, made)).not])
    await assert.rejects(
      async () => held.toHaveErrorCode('P999'),
      /nothing was judged: the catalogue .* no error code P999/,
    );
  const { facts, ...contract } = loadContract('test');
  const without = expectFor({ ...contract, facts: { ...facts, errorCodes: [] } });
  await assert.rejects(
    async () => without(answerOf(400, refusal)).toHaveErrorCode('P433'),
    /no catalogue of error codes/,
  );
  await assert.rejects(async () => expect(answerOf(400, 'null')).toHaveErrorCode('P433'), /without an error code/);
});

interface Post {
  path?: string;
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** A sink for the version, and how something is sent to it. */
async function receiving(t: TestContext, inbox: Partial<InboxOptions> = { contract: loadContract('test') }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-matchers-'));
  const sink = await startSink({
    journal: path.join(folder, 'journal.ndjson'),
    inboxes: [{ name: 'test', ...inbox }],
    readToken: 'read',
  });
  t.after(async () => {
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const post = async ({ path: place = '', method = 'POST', body, headers }: Post): Promise<void> => {
    await fetch(sink.url + place, { method, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) });
  };
  return { sink, post };
}

const json = { 'content-type': 'application/json' };
const pathOf = (id: string): string => loadContract('test').webhooks.get(id)?.path ?? '';

test('a webhook is waited for and held to its schema', async (t) => {
  const { sink, post } = await receiving(t);
  const sandbox = await startSandbox({ webhookUrl: sink.url });
  t.after(() => sandbox.close());
  await createPartner(sandbox).onboard('maria');
  const about = { pointer: '/externalUserId', equals: 'maria' };
  await expect(createSinkClient(sink)).toReceive('userBalanceGenerated', { about });
  await expect(sink).toReceive('userBalanceGenerated', { about, inbox: 'test' });
  await assert.rejects(
    async () => expect(sink).toReceive('sepaTransfer', { about, within: 1 }),
    /sepaTransfer with \/externalUserId = maria did not arrive at \S+ within 1 ms/,
  );
  await expect(sink).not.toReceive('sepaTransfer', { within: 1 });
  const body = JSON.stringify({ externalUserId: 'eve' });
  await post({ path: pathOf('userBalanceGenerated'), body, headers: json });
  await assert.rejects(
    async () => expect(sink).toReceive('userBalanceGenerated', { about: { ...about, equals: 'eve' } }),
    /arrived and does not fit its contract:\ndelivery-schema at /,
  );
  // It came, wrong as it is.
  await assert.rejects(
    async () => expect(sink).not.toReceive('userBalanceGenerated', { about: { ...about, equals: 'eve' } }),
    /userBalanceGenerated with \/externalUserId = eve arrived/,
  );
});

test('a webhook without a body is received as it is, and its method counts', async (t) => {
  const { sink, post } = await receiving(t);
  const place = pathOf('healthCheck');
  const method = loadContract('test').webhooks.get('healthCheck')?.method ?? '';
  await post({ path: place, method });
  await expect(sink).toReceive('healthCheck');
  await assert.rejects(
    async () => expect(sink).toReceive('healthCheck', { about: { pointer: '/id', equals: '1' } }),
    /nothing was judged: healthCheck has no body/,
  );
  const { last } = await createSinkClient(sink).journal();
  await expect(sink).not.toReceive('healthCheck', { after: last, within: 1 });
  await post({ path: place, method: 'DELETE' });
  await assert.rejects(
    async () => expect(sink).toReceive('healthCheck', { after: last }),
    /delivery-method: sent with DELETE/,
  );
});

test('token and label of a delivery count', async (t) => {
  const { sink, post } = await receiving(t, { contract: loadContract('test'), token: 'the-token' });
  await post({ path: pathOf('userBalanceGenerated'), body: 'cut', headers: { 'content-type': 'text/plain' } });
  await assert.rejects(
    async () => expect(sink).toReceive('userBalanceGenerated'),
    /delivery-token: the token is missing[^]*delivery-content-type: sent as text\/plain[^]*delivery-well-formed/,
  );
});

test('a sink that does not know the webhooks judges nothing', async (t) => {
  const { sink } = await receiving(t, {});
  for (const held of [expect(sink), expect(sink).not])
    await assert.rejects(
      async () => held.toReceive('healthCheck', { within: 1 }),
      /nothing was judged: the inbox test knows no webhook, not those of test: start the sink with it/,
    );
  await assert.rejects(async () => expect(sink).toReceive('healthCheck', { inbox: 'b' }), /no inbox b; it has test/);
  const { sink: latest } = await receiving(t, { contract: loadContract('latest') });
  await assert.rejects(async () => expect(latest).toReceive('healthCheck'), /knows the webhooks of version latest/);
});
