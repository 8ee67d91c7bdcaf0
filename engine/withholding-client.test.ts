import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpClient, OutgoingRequest } from './client.js';
import type { Exchange } from './exchange.js';
import { withholdingClient } from './withholding-client.js';

const request = (operationId: string): OutgoingRequest => ({ operationId, method: 'GET', path: '/', headers: {} });

test('what is excluded is never sent, and nothing once the time is used up', async () => {
  const sent: string[] = [];
  const client: HttpClient = {
    send: (asked) => {
      sent.push(asked.operationId);
      return Promise.resolve({ operationId: asked.operationId } as Exchange);
    },
  };
  let now = 0;
  const careful = withholdingClient(client, { excluded: ['createDb'], until: 1000 }, () => now);
  assert.equal((await careful.send(request('read'))).withheld, undefined);
  assert.deepEqual((await careful.send(request('createDb'))).withheld, {
    cause: 'operation-excluded',
    reason: 'the run excludes createDb',
  });
  now = 1000;
  assert.equal((await careful.send(request('read'))).withheld?.cause, 'time-used-up');
  assert.equal((await careful.send(request('createDb'))).withheld?.cause, 'operation-excluded');
  assert.deepEqual(sent, ['read']);
  assert.equal(
    withholdingClient(client, {}, () => now),
    client,
  );
});
