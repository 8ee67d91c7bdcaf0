/**
 * Processor time of a request of the sandbox, compiled as it is installed, against that of the bare framework, and the time from
 * loading its code to its first answer. Both get as many requests a second: who is kept busier answers more of them at a time,
 * which makes each cheaper. How many it can answer at most is told beside it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { rmSync } from 'node:fs';
import { createPartner } from '../../sandbox/test-support/partner.js';

const rounds = 5;
const seconds = 3;
const connections = 20;
/** Requests a second, while processor time is measured. */
const pace = 4000;
const floor = 0.5;
const startLimitMs = 500;

interface Server {
  hello: { url: string; apiKey?: string; firstAnswerMs?: number };
  /** Microseconds of processor time since it was started. */
  used(): Promise<number>;
  stop(): Promise<void>;
}

const local = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

async function start(file: string, ...args: string[]): Promise<Server> {
  const child = spawn(process.execPath, [local(file), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  return {
    hello: JSON.parse(line) as Server['hello'],
    async used() {
      const answered = once(lines, 'line') as Promise<[string]>;
      child.stdin.write('used\n');
      return Number((await answered)[0]);
    },
    async stop() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

async function load(options: autocannon.Options): Promise<autocannon.Result> {
  const result = await autocannon({ ...options, connections, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${String(options.url)}: ${result.non2xx} answers were no success, ${result.errors} errors`);
  return result;
}

/** Microseconds of processor time that a request takes. */
async function cost(server: Server, options: autocannon.Options): Promise<number> {
  const before = await server.used();
  const { requests } = await load({ ...options, overallRate: pace });
  return ((await server.used()) - before) / requests.total;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

execFileSync(process.execPath, [local('../../scripts/build.mjs')], { stdio: 'inherit' });
const sandbox = await start('./sandbox.mjs');
const { url, apiKey = '' } = sandbox.hello;
const partner = createPartner({ url, apiKey });
const user = 'loaded';
await partner.onboard(user);
await partner.call('POST', '/_sandbox/deposits/sepa', { amount: '1000000000', currency: 'eur' });
const transfer = { destinationExternalUserId: user, amount: '0.01', currency: 'eur' };
const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
const balancesPath = `/v1/user/balances/${user}`;
const balances = (await partner.call('GET', balancesPath)).body;
const transferred = (await partner.call('POST', '/v1/transfer', transfer)).body;
const bare = await start('./bare.mjs', JSON.stringify({ balances, transfer: transferred }));
const bareUrl = bare.hello.url;

const cases: { name: string; sandbox: autocannon.Options; bare: autocannon.Options }[] = [
  {
    name: 'GET /v1/user/balances/{id}',
    sandbox: { url: url + balancesPath, headers },
    bare: { url: `${bareUrl}/balances`, headers },
  },
  {
    name: 'POST /v1/transfer',
    sandbox: { url: `${url}/v1/transfer`, method: 'POST', headers, body: JSON.stringify(transfer) },
    bare: { url: `${bareUrl}/transfer`, method: 'POST', headers, body: JSON.stringify(transfer) },
  },
];

let failed = false;
for (const { name, sandbox: loaded, bare: plain } of cases) {
  const ratios: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // One right after the other, so that both meet the same machine.
    const [reference, own] = [await cost(bare, plain), await cost(sandbox, loaded)];
    ratios.push(reference / own);
    costs.push(own);
  }
  const ratio = median(ratios);
  failed ||= ratio < floor;
  const { requests } = await load(loaded);
  process.stdout.write(
    `${name}: ${ratio.toFixed(2)} of the bare framework (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}, at least ${floor}), ` +
      `${Math.round(median(costs))} µs of processor time a request; at most ${Math.round(requests.average)} requests per second\n`,
  );
}
await sandbox.stop();
await bare.stop();

const starts: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const again = await start('./sandbox.mjs');
  starts.push(Number(again.hello.firstAnswerMs));
  await again.stop();
}
failed ||= median(starts) > startLimitMs;
process.stdout.write(`start to first answer: ${Math.round(median(starts))} ms (at most ${startLimitMs})\n`);
process.exitCode = failed ? 1 : 0;
rmSync(local('../../dist'), { recursive: true, force: true });
