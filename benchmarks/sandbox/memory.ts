/** What the sandbox keeps of each transfer: `node --expose-gc --import tsx benchmarks/sandbox/memory.ts`. */
import { startSandbox } from '../../sandbox/index.js';
import { createPartner } from '../../sandbox/test-support/partner.js';

const transfers = 10_000;
const connections = 20;

const sandbox = await startSandbox();
const partner = createPartner({ url: sandbox.url, apiKey: sandbox.apiKey });
await partner.onboard('loaded');
await partner.call('POST', '/_sandbox/deposits/sepa', { amount: '1000000000', currency: 'eur' });

async function transferred(count: number): Promise<void> {
  const body = { destinationExternalUserId: 'loaded', amount: '0.01', currency: 'eur' };
  let left = count;
  const line = async (): Promise<void> => {
    while ((left -= 1) >= 0) await partner.call('POST', '/v1/transfer', body);
  };
  await Promise.all(Array.from({ length: connections }, line));
}

function held(): number {
  if (!globalThis.gc) throw new Error('start it with --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

await transferred(1000);
const before = held();
await transferred(transfers);
process.stdout.write(`${((held() - before) / transfers / 1000).toFixed(2)} kB a transfer, of ${transfers}\n`);
await sandbox.close();
