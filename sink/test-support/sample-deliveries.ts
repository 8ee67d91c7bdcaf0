import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packagedContracts } from '../../contracts/model/load.js';

const payloadFile = path.join(packagedContracts, 'test/payloads/userBalanceGenerated.json');

/** The body of the balance webhook as the documentation of version test shows it. */
export const balanceBody = (
  JSON.parse(readFileSync(payloadFile, 'utf8')) as { request: { externalUserId: string; balances: object } }
).request;

/** Posts one delivery; gives the status, 0 where the connection broke. */
export async function post(url: string, body: unknown, authorization?: string): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', headers, body: text }).catch(() => undefined);
  await response?.arrayBuffer().catch(() => undefined);
  return response?.status ?? 0;
}
