import type { ClientTarget } from '../../certification/client/target.js';
import { operationFinder } from '../../certification/client/operations.js';
import { loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { UsageError } from '../../engine/config.js';
import { operatorPrefix, sandboxVersions, startSandbox } from '../../sandbox/index.js';

/** A target that ends with the certification. */
export type ProvisionedTarget = ClientTarget & { close(): Promise<void> };

/** What the user of the certification has: enough for amounts that no float holds. */
const funds = [
  { amount: '200000000', currency: 'eth' },
  { amount: '1000', currency: 'usdc', network: 'polygon' },
];

const euros = { amount: '1000.00', currency: 'eur' };

/**
 * A sandbox with a verified user who has money.
 * @throws UsageError for a version that it does not play
 */
export async function provisionedSandbox(apiVersion: string, seed: number): Promise<ProvisionedTarget> {
  const version: ApiVersion | undefined = sandboxVersions.find((known) => known === apiVersion);
  if (!version) throw new UsageError(`--api-version ${apiVersion}: the sandbox plays ${sandboxVersions.join(', ')}`);
  const sandbox = await startSandbox({ apiVersion: version, seed, timeScale: 1000 });
  try {
    const user = await provisionedUser(sandbox, version);
    return { url: sandbox.url, apiKey: sandbox.apiKey, user, close: () => sandbox.close() };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Makes a verified user with money. */
async function provisionedUser(sandbox: { url: string; apiKey: string }, version: ApiVersion): Promise<string> {
  const post = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(sandbox.url + path, {
      method: 'POST',
      headers: { 'x-api-key': sandbox.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    // Not every version has an extended level.
    if (response.status === 409 && path.endsWith('/extend')) return {};
    if (!response.ok) throw new Error(`the sandbox answers ${response.status} to ${path}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const user = 'certified-user';
  await post('/v1/user/balances/crypto-and-fiat', person(user, loadContract(version)));
  const { verificationId } = await post('/v1/kyc', verification(user));
  await post(`${operatorPrefix}/kyc/${String(verificationId)}/approve`);
  await post('/v1/user/verification', { externalUserId: user, ...document });
  await post(`${operatorPrefix}/users/${user}/extend`);
  for (const one of funds) await post(`${operatorPrefix}/deposits/crypto`, { externalUserId: user, ...one });
  const { sepaDepositId, status } = await post(`${operatorPrefix}/deposits/sepa`, { externalUserId: user, ...euros });
  if (status === 'PENDING') await post(`${operatorPrefix}/deposits/sepa/${String(sepaDepositId)}/approve`);
  return user;
}

const document = { documentType: 'ID_CARD', documentNumber: 'XYZ000001' };

/** A person with what the version asks of one. */
function person(externalUserId: string, contract: Contract): object {
  const { operation } = operationFinder(contract)('POST', '/v1/user/balances/crypto-and-fiat') ?? {};
  const { properties = {} } = operation?.object.requestBody?.content['application/json']?.schema ?? {};
  const whole = {
    ...document,
    address: 'Prosta 1',
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
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name in properties));
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
