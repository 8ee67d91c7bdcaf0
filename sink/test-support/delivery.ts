import type { Delivery } from '../types.js';

/** Makes a delivery of a sequence, as the journal takes it; `body` is sent as JSON. */
export function composing(body: unknown = null, changes: Partial<Delivery> = {}): (sequence: number) => Delivery {
  return (sequence) => ({
    sequence,
    inbox: 'default',
    webhookId: null,
    method: 'POST',
    prefix: '',
    path: '/',
    headers: [['content-type', 'application/json']],
    headerNames: ['Content-Type'],
    bodyBase64: Buffer.from(JSON.stringify(body)).toString('base64'),
    receivedAt: 1,
    completedAt: 2,
    answeredAt: 3,
    answerStatus: 200,
    answer: null,
    token: 'unchecked',
    validation: null,
    connection: '127.0.0.1:1',
    ...changes,
  });
}

/** The JSON that a delivery brought. */
export function bodyOf(delivery: Delivery): unknown {
  return JSON.parse(Buffer.from(delivery.bodyBase64, 'base64').toString());
}
