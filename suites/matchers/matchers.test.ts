import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { startSandbox } from '../../sandbox/index.js';
import { createPartner } from '../../sandbox/test-support/partner.js';
import { createSinkClient, startSink } from '../../sink/index.js';
import type { Answer } from './judge-answer.js';
import { expectFor } from './matchers.js';

const expect = expectFor('test');

function answerOf(status: number, body: unknown, type = 'application/json'): Answer {
  return {
    url: () => 'http://127.0.0.1:1/v1/transfer',
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

test('a webhook is waited for and held to its schema', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-matchers-'));
  const sink = await startSink({
    journal: path.join(folder, 'journal.ndjson'),
    inboxes: [{ name: 'test', contract: loadContract('test') }],
    readToken: 'read',
  });
  const sandbox = await startSandbox({ webhookUrl: sink.url });
  t.after(async () => {
    await sandbox.close();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await createPartner(sandbox).onboard('maria');
  const client = createSinkClient({ url: sink.url, readToken: 'read' });
  const about = { pointer: '/externalUserId', equals: 'maria' };
  await expect(client).toReceive('userBalanceGenerated', { about });
  await assert.rejects(
    async () => expect(client).toReceive('sepaTransfer', { about, within: 1 }),
    /sepaTransfer with \/externalUserId = maria did not arrive at \S+ within 1 ms/,
  );
});
