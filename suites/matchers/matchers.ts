import { expect as plain, type Expect } from '@playwright/test';
import type { ApiVersion, OperationId } from '../../contracts/model/typed.js';
import { loadContract } from '../../contracts/model/load.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { parseBody } from '../../engine/exchange.js';
import type { SinkClient } from '../../sink/client.js';
import { describeJudgement, judgeAnswer, type Answer } from './judge-answer.js';

/** Which delivery is waited for. */
export interface Reception {
  /** JSON Pointer of a member of the body, and its value. */
  about?: { pointer: string; equals: string };
  /** Milliseconds to wait; 10,000 by default. */
  within?: number;
}

/** How a matcher ended; the message is asked for where it failed. */
interface Outcome {
  pass: boolean;
  message: () => string;
}

/** Matchers for one API version: operations and webhooks are named by their ids. */
export interface Matchers<Version extends ApiVersion> {
  /** The answer has a listed status, and a body that fits its schema. */
  toConformTo(answer: Answer, operationId: OperationId<Version> & string): Promise<Outcome>;
  /** The answer is a refusal with this code. */
  toHaveErrorCode(answer: Answer, code: string): Promise<Outcome>;
  /** The sink has received the webhook, or does in time, and its payload fits. */
  toReceive(sink: SinkClient, webhookId: OperationId<Version> & string, reception?: Reception): Promise<Outcome>;
}

/** Makes the matchers of a version. The contract is read and its schemas are compiled once. */
export function createMatchers<Version extends ApiVersion>(version: Version): Matchers<Version> {
  const contract = loadContract(version);
  const validator = new ContractValidator(contract);
  return {
    async toConformTo(answer, operationId) {
      const broken = await judgeAnswer(contract, validator, operationId, answer);
      return {
        pass: broken.length === 0,
        message: () =>
          broken.length === 0
            ? `the answer conforms to ${operationId} of version ${version}`
            : `the answer does not conform to ${operationId} of version ${version}:\n${broken.map(describeJudgement).join('\n')}`,
      };
    },
    async toHaveErrorCode(answer, code) {
      const text = await answer.text();
      const parsed = parseBody(text);
      const found = parsed.ok ? (parsed.value as { errorCode?: unknown } | null)?.errorCode : undefined;
      const row = contract.facts.errorCodes.find((candidate) => candidate.code === code);
      const status = row?.status ?? answer.status();
      return {
        pass: found === code && answer.status() === status,
        message: () =>
          `expected  ${status} ${code}${row ? ` (${row.label}, ${row.evidence.grade})` : ', a code that the catalogue does not have'}\n` +
          `actual    ${answer.status()} ${typeof found === 'string' ? found : 'without an error code'}`,
      };
    },
    async toReceive(sink, webhookId, { about, within = 10_000 } = {}) {
      const webhook = contract.webhooks.get(webhookId);
      if (!webhook) throw new Error(`version ${version} has no webhook ${webhookId}`);
      const wanted = { webhook: webhookId, count: 1, timeoutMs: within };
      const { deliveries } = await sink.waitFor(
        about ? { ...wanted, field: about.pointer, equals: about.equals } : wanted,
      );
      const [delivery] = deliveries;
      const parsed = parseBody(Buffer.from(delivery?.bodyBase64 ?? '', 'base64').toString('utf8'));
      const broken = delivery && parsed.ok ? validator.violations(webhook.schemaPointer, parsed.value, 'tolerant') : [];
      return {
        pass: delivery !== undefined && parsed.ok && broken.length === 0,
        message: () => {
          if (!delivery)
            return `${webhookId}${about ? ` with ${about.pointer} = ${about.equals}` : ''} did not arrive at ${webhook.path} within ${within} ms`;
          if (!parsed.ok) return `${webhookId} arrived, and its body is no JSON: ${parsed.reason}`;
          if (broken.length === 0) return `${webhookId} arrived and fits`;
          const lines = broken.map(
            ({ pointer, message, expected, actual, evidence }) =>
              `${pointer}: ${message}\n  expected  ${expected}\n  actual    ${actual}\n  rests on  ${evidence.grade}`,
          );
          return `${webhookId} arrived and does not fit its schema:\n${lines.join('\n')}`;
        },
      };
    },
  };
}

/**
 * Playwright's `expect` with the matchers of a version.
 *
 * @example
 * const expect = expectFor('test');
 * await expect(await request.post('/v1/transfer', { data })).toConformTo('createTransfer');
 */
export function expectFor<Version extends ApiVersion>(version: Version): Expect<Matchers<Version>> {
  return plain.extend({ ...createMatchers(version) }) as unknown as Expect<Matchers<Version>>;
}
