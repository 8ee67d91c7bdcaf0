import type { ClientTarget } from '../../certification/client/target.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { UsageError } from '../../engine/config.js';
import { operatorPrefix, sandboxVersions, startSandbox } from '../../sandbox/index.js';

/** A target that ends with the certification. */
export type ProvisionedTarget = ClientTarget & { close(): Promise<void> };

/** What the user of the certification has: enough for amounts that no float holds. */
const funds = { amount: '200000000', currency: 'eth' };

/**
 * A sandbox with a verified user who has money.
 * @throws UsageError for a version that it does not play
 */
export async function provisionedSandbox(apiVersion: string, seed: number): Promise<ProvisionedTarget> {
  const version: ApiVersion | undefined = sandboxVersions.find((known) => known === apiVersion);
  if (!version) throw new UsageError(`--api-version ${apiVersion}: the sandbox plays ${sandboxVersions.join(', ')}`);
  const sandbox = await startSandbox({ apiVersion: version, seed, timeScale: 1000 });
  const post = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(sandbox.url + path, {
      method: 'POST',
      headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    if (!response.ok) throw new Error(`the sandbox answers ${response.status} to ${path}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const user = 'certified-user';
  await post('/v1/user/balances/crypto-and-fiat', person(user));
  const { verificationId } = await post('/v1/kyc', verification(user));
  await post(`${operatorPrefix}/kyc/${String(verificationId)}/approve`);
  await post('/v1/user/verification', { externalUserId: user, documentType: 'ID_CARD', documentNumber: 'XYZ000001' });
  await post(`${operatorPrefix}/deposits/crypto`, { externalUserId: user, ...funds });
  return { url: sandbox.url, apiKey: sandbox.apiKey, user, close: () => sandbox.close() };
}

function person(externalUserId: string): object {
  return {
    externalUserId,
    email: `${externalUserId}@example.com`,
    phone: '48000000001',
    firstName: 'Maria',
    lastName: 'Sample',
    city: 'Warszawa',
    postCode: '00-002',
    country: 'PL',
    citizenship: 'PL',
    birthDate: '1985-03-21',
    hasAcceptedP100Tc: true,
  };
}

function verification(externalUserId: string): object {
  return {
    externalUserId,
    documentType: 'ID_CARD',
    country: 'PL',
    incomeSource: 'OTHER',
    openAccountReason: 'DAILY_USE',
    additionalInfo: 'none',
  };
}
