import { noTriggers } from '../triggers/trigger.js';
import type { HttpClient, OutgoingRequest } from '../client.js';
import type { Exchange, ReceivedDelivery } from '../exchange.js';
import type { DeliveryFilter } from '../inbox.js';
import type { JudgementLine, RecordLine } from '../record/format.js';
import { Redactor } from '../record/redaction.js';
import type { SessionOptions } from '../session/options.js';
import { Session } from '../session/session.js';
import { contract, exchange, validatorOfTests } from './inputs.js';

export const apiKey = 'api-key-of-the-tests-81c2';
export const webhookToken = 'webhook-token-of-the-tests';

/** What the target answers: status, headers and body, or the reason why it doesn't. */
export type ScriptedAnswer = Parameters<typeof exchange>[1] | { error: string };

export interface SessionUnderTest {
  session: Session;
  /** Lines of the record, redacted as a writer would, in order. */
  lines: RecordLine[];
  sent: OutgoingRequest[];
  waits: { filter: DeliveryFilter; count: number; timeoutMs: number }[];
  judgements(): JudgementLine[];
}

/** A session against a target that gives `answers` in turn and an inbox that holds `deliveries`. */
export function openSession(
  setup: { answers?: ScriptedAnswer[]; deliveries?: ReceivedDelivery[]; options?: Partial<SessionOptions> } = {},
): SessionUnderTest {
  const { answers = [], deliveries = [], options } = setup;
  const lines: RecordLine[] = [];
  const sent: OutgoingRequest[] = [];
  const waits: SessionUnderTest['waits'] = [];
  const redactor = new Redactor({
    secrets: [
      { label: '$PARTNER_API_KEY', text: apiKey },
      { label: '$WEBHOOK_TOKEN', text: webhookToken },
    ],
    key: 'key of the tests',
  });
  const client: HttpClient = {
    send(request) {
      sent.push(request);
      const answer = answers[sent.length - 1];
      if (!answer) throw new Error(`the test has no answer for call ${sent.length}`);
      const { operationId, method, path, headers, body } = request;
      const { response, ...rest } = exchange(operationId, 'error' in answer ? {} : answer);
      const done: Exchange = {
        ...rest,
        id: `e${sent.length}`,
        request: { method, url: `http://127.0.0.1:1${path}`, headers, ...(body === undefined ? {} : { body }) },
        ...('error' in answer ? { error: answer.error } : { response }),
      };
      return Promise.resolve(done);
    },
  };
  let clock = 1000;
  const session = new Session({
    contract,
    validator: validatorOfTests(),
    client,
    inbox: {
      waitFor(filter, count, timeoutMs) {
        waits.push({ filter, count, timeoutMs });
        return Promise.resolve(count === 1 ? deliveries.slice(0, 1) : deliveries);
      },
      since: (moment) => Promise.resolve(deliveries.filter(({ receivedAt }) => receivedAt >= moment)),
      script: () => Promise.reject(new Error('the inbox of the tests answers as it does')),
    },
    triggers: noTriggers,
    record: { append: (line) => lines.push(redactor.redactAll(line)), close: () => undefined },
    redactor,
    strictness: 'all',
    apiKey,
    webhookToken,
    deliveries: { deadlineMs: 3000, quietMs: 700 },
    now: () => (clock += 7),
    ...options,
  });
  const judgements = (): JudgementLine[] => lines.filter((line) => line.type === 'judgement');
  return { session, lines, sent, waits, judgements };
}
