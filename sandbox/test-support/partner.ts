import assert from 'node:assert/strict';
import type { JsonObject } from '../../contracts/model/json-value.js';

/** An answer with its body parsed. */
export interface Answered {
  status: number;
  contentType: string;
  body: JsonObject;
}

/** A partner who calls the sandbox with one key. */
export interface Partner {
  call(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Creates a user and an approved identity check. */
  approve(externalUserId: string): Promise<void>;
  /** Takes a user all the way to balances. */
  onboard(externalUserId: string): Promise<void>;
  /** Waits until no webhook is under way. */
  settle(): Promise<JsonObject>;
}

/** Sends a request; a string is a body as it is, anything else becomes JSON. */
export async function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answered> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const sent = text === undefined ? {} : { body: text };
  const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers: { ...type, ...headers }, ...sent });
  const contentType = response.headers.get('content-type') ?? '';
  const answer = await response.text();
  return {
    status: response.status,
    contentType,
    body: contentType.startsWith('application/json') ? (JSON.parse(answer) as JsonObject) : { text: answer },
  };
}

export function createPartner({ url, apiKey }: { url: string; apiKey: string }): Partner {
  const call: Partner['call'] = (method, path, body) => send(url + path, method, { 'x-api-key': apiKey }, body);
  const succeed = async (method: string, path: string, body?: unknown): Promise<JsonObject> => {
    const answer = await call(method, path, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const approve = async (externalUserId: string): Promise<void> => {
    await succeed('POST', '/v1/user/balances/crypto-and-fiat', userBody(externalUserId));
    const { verificationId } = await succeed('POST', '/v1/kyc', kycBody(externalUserId));
    await succeed('POST', `/_sandbox/kyc/${String(verificationId)}/approve`);
  };
  return {
    call,
    approve,
    async onboard(externalUserId) {
      await approve(externalUserId);
      await succeed('POST', '/v1/user/verification', verificationBody(externalUserId));
    },
    settle: () => succeed('POST', '/_sandbox/deliveries/settle'),
  };
}

/** All that some version asks for; what a version does not know is ignored. */
export function userBody(externalUserId: string): JsonObject {
  return {
    externalUserId,
    email: 'maria.sample@example.com',
    phone: '48000000001',
    firstName: 'Maria',
    lastName: 'Sample',
    street: 'Sample street',
    number: '12/3',
    address: 'Sample street 12/3',
    documentType: 'ID_CARD',
    documentNumber: 'XYZ000001',
    hasAcceptedP100Tc: true,
    city: 'Warszawa',
    postCode: '00-002',
    country: 'PL',
    citizenship: 'PL',
    birthDate: '1985-03-21',
  };
}

export function kycBody(externalUserId: string): JsonObject {
  return {
    externalUserId,
    documentType: 'ID_CARD',
    country: 'PL',
    incomeSource: 'OTHER',
    openAccountReason: 'DAILY_USE',
    additionalInfo: 'none',
  };
}

export function verificationBody(externalUserId: string): JsonObject {
  return { externalUserId, documentType: 'ID_CARD', documentNumber: 'XYZ000001' };
}
