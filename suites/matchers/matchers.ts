import { expect as plain, type Expect } from '@playwright/test';
import { loadContract } from '../../contracts/model/load.js';
import type { ApiVersion, OperationId } from '../../contracts/model/typed.js';
import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import type { Judgement } from '../../engine/checks/check.js';
import { errorCodeOf } from '../../engine/judging/answer.js';
import { createSinkClient, type SinkAddress, type SinkClient } from '../../sink/client.js';
import { describeJudgement, judgeAnswer, NothingJudged, type PlaywrightResponse } from './judge-answer.js';
import { judgeDelivery } from './judge-delivery.js';

/** Which delivery is waited for. */
export interface Reception {
  /** JSON Pointer of a member of the body, and its value. */
  about?: { pointer: string; equals: string };
  /** Milliseconds to wait; 10,000 by default. */
  within?: number;
  /** Sequence in the sink's journal after which deliveries count: `(await client.journal()).last` before the call. */
  after?: number;
  /** Name of the sink's inbox; all of them by default. */
  inbox?: string;
}

/** How a matcher ended; the message is asked for where it failed. */
interface MatcherResult {
  pass: boolean;
  message: () => string;
}

/** What Playwright tells a matcher. */
interface State {
  isNot: boolean;
}

/** Names of operations and webhooks: a version's ids, or any text where the contract is the caller's own. */
type IdOf<Source> = Source extends ApiVersion ? OperationId<Source> & string : string;

/** Matchers for one contract. Where nothing can be judged each throws, so that `not` does not hold either. */
export interface Matchers<Source extends ApiVersion | Contract> {
  /** The answer is one to this operation, has a listed status, and a body that fits its schema. */
  toConformTo(answer: PlaywrightResponse, operationId: IdOf<Source>): Promise<MatcherResult>;
  /** The answer is a refusal with this code of the catalogue, and has its status. */
  toHaveErrorCode(answer: PlaywrightResponse, code: string): Promise<MatcherResult>;
  /**
   * The sink has received the webhook, or does in time; method, token, label and payload of all that came are right. With
   * `not`: none came, right or wrong.
   */
  toReceive(
    this: State,
    sink: SinkClient | SinkAddress,
    webhookId: IdOf<Source>,
    reception?: Reception,
  ): Promise<MatcherResult>;
}

function outcomeOf(judgements: readonly Judgement[], holds: string, broken: string): MatcherResult {
  const flaws = judgements.filter((judgement) => !judgement.holds);
  const pass = flaws.length === 0;
  return { pass, message: () => (pass ? holds : `${broken}:\n${flaws.map(describeJudgement).join('\n')}`) };
}

/** Judges an answer by the row of an error code. */
function judgeErrorCode({ version, facts }: Contract, status: number, found: string | undefined, code: string) {
  const row = facts.errorCodes.find((candidate) => candidate.code === code);
  if (!row)
    throw new NothingJudged(
      facts.errorCodes.length === 0
        ? `nothing was judged: version ${version} has no catalogue of error codes`
        : `nothing was judged: the catalogue of version ${version} has no error code ${code}`,
    );
  return {
    pass: found === code && status === row.status,
    message: () =>
      `expected  ${row.status} ${code} (${row.label}, ${row.evidence.grade})\n` +
      `actual    ${status} ${found ?? 'without an error code'}`,
  };
}

/** @throws NothingJudged where no inbox of the sink knows the webhooks of the contract */
async function assertKnown(client: SinkClient, version: string, inbox: string | undefined): Promise<void> {
  const inboxes = await client.inboxes();
  const asked = inboxes.filter(({ name }) => inbox === undefined || name === inbox);
  if (asked.length === 0)
    throw new NothingJudged(
      `nothing was judged: the sink has no inbox ${inbox ?? ''}; it has ${inboxes.map(({ name }) => name).join(', ')}`,
    );
  const other = asked.find(({ apiVersion }) => apiVersion !== version);
  if (other)
    throw new NothingJudged(
      `nothing was judged: the inbox ${other.name} knows ${other.apiVersion === null ? 'no webhook' : `the webhooks of version ${other.apiVersion}`}, not those of ${version}: start the sink with it, or name another inbox`,
    );
}

/** Makes the matchers of a version or contract. A contract is read and its schemas are compiled once. */
function createMatchers<Source extends ApiVersion | Contract>(source: Source): Matchers<Source> {
  const contract: Contract = typeof source === 'string' ? loadContract(source) : source;
  const { version } = contract;
  const validator = new ContractValidator(contract);
  return {
    async toConformTo(answer, operationId) {
      return outcomeOf(
        await judgeAnswer(contract, validator, operationId, answer),
        `the answer conforms to ${operationId} of version ${version}`,
        `the answer does not conform to ${operationId} of version ${version}`,
      );
    },
    async toHaveErrorCode(answer, code) {
      const response = { status: answer.status(), headers: {}, body: await answer.text() };
      return judgeErrorCode(contract, response.status, errorCodeOf(response), code);
    },
    async toReceive(sink, webhookId, { about, within = 10_000, after, inbox } = {}) {
      const webhook = contract.webhooks.get(webhookId);
      if (!webhook) throw new NothingJudged(`version ${version} has no webhook ${webhookId}`);
      if (about && !webhook.object.requestBody)
        throw new NothingJudged(`nothing was judged: ${webhookId} has no body that could have ${about.pointer}`);
      const client = 'waitFor' in sink ? sink : createSinkClient(sink);
      await assertKnown(client, version, inbox);
      const wanted = {
        webhook: webhookId,
        count: 1,
        timeoutMs: within,
        ...(after === undefined ? {} : { after }),
        ...(inbox === undefined ? {} : { inbox }),
      };
      const { deliveries } = await client.waitFor(
        about ? { ...wanted, field: about.pointer, equals: about.equals } : wanted,
      );
      const what = `${webhookId}${about ? ` with ${about.pointer} = ${about.equals}` : ''}`;
      if (deliveries.length === 0)
        return { pass: false, message: () => `${what} did not arrive at ${webhook.path} within ${within} ms` };
      if (this.isNot) return { pass: true, message: () => `${what} arrived` };
      return outcomeOf(
        deliveries.flatMap((delivery) => judgeDelivery(contract, validator, webhook, delivery)),
        `${what} arrived and fits`,
        `${what} arrived and does not fit its contract`,
      );
    },
  };
}

/**
 * Playwright's `expect` with the matchers of a version, or of a contract of your own.
 * @throws ContractError for a version without a contract
 *
 * @example
 * const expect = expectFor('test');
 * await expect(await request.post('/v1/transfer', { data })).toConformTo('createTransfer');
 */
export function expectFor<Source extends ApiVersion | Contract>(source: Source): Expect<Matchers<Source>> {
  return plain.extend({ ...createMatchers(source) }) as unknown as Expect<Matchers<Source>>;
}
