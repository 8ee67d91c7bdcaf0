import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseJson } from 'lossless-json';
import { parse as parseYaml } from 'yaml';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { loadContract } from '../../contracts/model/load.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { startReceiver, type Receiver } from '../../sender/test-support/receiver.js';
import { createManualClock, operatorPrefix, startSandbox, type Sandbox, type SandboxOptions } from '../index.js';
import { versions } from '../versions/index.js';
import { kycBody, userBody, verificationBody } from './partner.js';

export interface CallOptions {
  path?: Record<string, string>;
  query?: Record<string, string | number>;
  /** A text is sent as it is. */
  body?: unknown;
  files?: readonly { part: string; name: string; type: string; content: Uint8Array | string }[];
  /** The one expected; the contract's success where it is left out. */
  status?: number;
  /** The errorCode expected. */
  code?: string;
  /** Another tenant's. */
  apiKey?: string;
}

/** A sandbox with a partner's receiver; all that passes between them is held against the contract. */
export interface Stage {
  contract: Contract;
  sandbox: Sandbox;
  receiver: Receiver;
  /** Whether the version has the operation. */
  has(operationId: string): boolean;
  /**
   * Calls an operation. The status must be the expected one and listed, the body must fit its schema and hold nothing that the
   * contract does not know. Gives the body with lossless numbers.
   */
  call(operationId: string, options?: CallOptions): Promise<JsonObject>;
  /** Posts a trigger of the operator; status and body must be described in its document. */
  trigger(path: string, body?: unknown, options?: { method?: string; status?: number }): Promise<JsonObject>;
  /** Waits until no delivery is under way; every delivery must fit its webhook. */
  settle(): Promise<void>;
  /** Payloads of a webhook that have arrived, with lossless numbers. */
  told(webhookId: string): JsonObject[];
  /** Takes a new user to verified balances. */
  verifiedUser(externalUserId: string, changes?: JsonObject): Promise<void>;
  /** The same, and to the extended level where the version has one. */
  extendedUser(externalUserId: string, changes?: JsonObject): Promise<void>;
  /** Gives a user, or the partner, money from outside. */
  fund(externalUserId: string | null, currency: string, amount: string): Promise<void>;
  /** Amount of a balance as it is shown. */
  balance(externalUserId: string | null, currency: string): Promise<string>;
  /** Operations called with success and webhooks received, by id. */
  covered(): Set<string>;
  close(): Promise<void>;
}

/** A file that every upload takes. */
export const picture = { part: 'files', name: 'picture.jpg', type: 'image/jpeg', content: 'picture' } as const;

interface OperatorDocument {
  paths: Record<string, Record<string, { responses: Record<string, { $ref?: string }> }>>;
}
const operator = parseYaml(
  readFileSync(new URL('../operator.openapi.yaml', import.meta.url), 'utf8'),
) as OperatorDocument;
const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false }).addSchema(
  operator,
  'operator',
);

/** Starts a sandbox of a version on a stage. Its clock stands still: outcomes wait for `/clock/advance` or for the operator. */
export async function createStage(apiVersion: ApiVersion, options: SandboxOptions = {}): Promise<Stage> {
  const contract = loadContract(apiVersion);
  const validator = new ContractValidator(contract);
  const receiver = await startReceiver();
  const clock = createManualClock(Date.now());
  const sandbox = await startSandbox({ apiVersion, webhookUrl: receiver.url, clock, ...options }).catch(
    async (error: unknown) => {
      await receiver.close();
      throw error;
    },
  );
  const covered = new Set<string>();
  let judged = 0;

  const fits = (schemaPointer: string, text: string, what: string): void => {
    const value: unknown = JSON.parse(text);
    assert.deepEqual(validator.violations(schemaPointer, value, 'tolerant'), [], `${apiVersion} ${what} ${text}`);
    // Open enums included: a value that is not listed is drift.
    assert.deepEqual(validator.drift(schemaPointer, value), [], `${apiVersion} ${what} ${text}`);
  };

  const call: Stage['call'] = async (
    operationId,
    { path = {}, query = {}, body, files, status, code, apiKey } = {},
  ) => {
    const operation = contract.operations.get(operationId);
    assert.ok(operation, `${apiVersion} has ${operationId}`);
    const route = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(path[name] ?? ''));
    const search = new URLSearchParams(
      Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    );
    const headers: Record<string, string> = { 'x-api-key': apiKey ?? sandbox.apiKey };
    const sent = files
      ? formOf(files, body)
      : body === undefined || typeof body === 'string'
        ? body
        : JSON.stringify(body);
    if (typeof sent === 'string') headers['content-type'] = 'application/json';
    const response = await fetch(`${sandbox.url}${route}?${search.toString()}`, {
      method: operation.method,
      headers,
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const listed = Object.keys(operation.object.responses);
    const what = `${operationId} ${response.status} ${text}`;
    assert.ok(listed.includes(String(response.status)), `${apiVersion} lists the status of ${what}`);
    const expected = status ?? Number(listed.find((candidate) => candidate.startsWith('2')));
    assert.equal(response.status, expected, `${apiVersion} ${what}`);
    if (response.ok) covered.add(operationId);
    if (response.headers.get('content-type')?.startsWith('application/json') !== true) return { text };
    if (operation.object.responses[response.status]?.content)
      fits(`${operation.pointer}/responses/${response.status}/content/application~1json/schema`, text, operationId);
    const answer = parseJson(text) as JsonObject;
    assert.equal(answer.errorCode, code, `${apiVersion} ${what}`);
    return answer;
  };

  const trigger: Stage['trigger'] = async (path, body, { method = 'POST', status = 200 } = {}) => {
    const response = await fetch(`${sandbox.url}${operatorPrefix}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.equal(response.status, status, `${apiVersion} ${path} ${text}`);
    const schema = operatorSchema(path, method, status);
    const valid = ajv.compile(schema);
    assert.ok(valid(JSON.parse(text)), `${path} ${text} ${JSON.stringify(valid.errors)}`);
    return parseJson(text) as JsonObject;
  };

  const settle = async (): Promise<void> => {
    await trigger('/deliveries/settle');
    for (const { path, body } of receiver.received.slice(judged)) {
      const webhook = [...contract.webhooks.values()].find((candidate) => candidate.path === path);
      assert.ok(webhook, `${path} is the path of a webhook of ${apiVersion}`);
      covered.add(webhook.id);
      if (body !== '') fits(webhook.schemaPointer, body, webhook.id);
    }
    judged = receiver.received.length;
  };

  const verifiedUser: Stage['verifiedUser'] = async (externalUserId, changes = {}) => {
    const user = await call('createUser', { body: { ...userBody(externalUserId), ...changes } });
    if (user.poaRequired === true || user.poaRequiredForExtended === true) {
      await call('addPoaFile', { path: { externalUserId }, files: [picture] });
      await trigger(`/users/${encodeURIComponent(externalUserId)}/poa/approve`);
    }
    const { verificationId } = await call('createKycVerification', { body: kycBody(externalUserId) });
    await trigger(`/kyc/${String(verificationId)}/approve`);
    await call('addUserVerification', { body: verificationBody(externalUserId) });
  };

  return {
    contract,
    sandbox,
    receiver,
    has: (operationId) => contract.operations.has(operationId),
    call,
    trigger,
    settle,
    told: (webhookId) =>
      receiver.received
        .filter(({ path }) => path === contract.webhooks.get(webhookId)?.path)
        .map(({ body }) => parseJson(body) as JsonObject),
    verifiedUser,
    async extendedUser(externalUserId, changes) {
      await verifiedUser(externalUserId, changes);
      if (versions[apiVersion].extendedLevelExists)
        await trigger(`/users/${encodeURIComponent(externalUserId)}/extend`);
    },
    async fund(externalUserId, currency, amount) {
      const way = currency === 'eur' ? 'sepa' : 'crypto';
      await trigger(`/deposits/${way}`, { ...(externalUserId === null ? {} : { externalUserId }), currency, amount });
    },
    async balance(externalUserId, currency) {
      const { fiatBalances, cryptoBalances } =
        externalUserId === null
          ? await call('getPartnerBalances')
          : await call('getUserBalances', { path: { externalUserId } });
      const all = [fiatBalances, cryptoBalances].flat().filter(isObject);
      return String(all.find(({ name }) => name === currency)?.amount);
    },
    covered: () => covered,
    async close() {
      await sandbox.close();
      await receiver.close();
    },
  };
}

function formOf(files: NonNullable<CallOptions['files']>, fields: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(isObject(fields) ? fields : {})) form.set(name, String(value));
  for (const { part, name, type, content } of files) form.append(part, new Blob([content], { type }), name);
  return form;
}

/** The schema that the operator's document has for an answer. */
function operatorSchema(path: string, method: string, status: number): object {
  const [route = ''] = path.split('?');
  const template = Object.keys(operator.paths).find((candidate) =>
    new RegExp(`^${candidate.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(operatorPrefix + route),
  );
  const response = operator.paths[template ?? '']?.[method.toLowerCase()]?.responses[status];
  assert.ok(response, `the operator's document describes ${status} of ${method} ${path}`);
  const place =
    response.$ref?.slice(1) ??
    `/paths/${(template ?? '').replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
  return { $ref: `operator#${encodeURI(place)}/content/application~1json/schema` };
}
