/**
 * Memory and time that answers without end take of a worker: `node --import tsx benchmarks/answers/run.ts`. Each is read
 * several times by the client of the suites and judged. Exit code 1 where one is no finding, or memory or time is beyond
 * its bound.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { usualAnswerLimits } from '../../engine/answer-limits.js';
import { createClient } from '../../engine/client.js';
import { httpTransport } from '../../engine/http-transport.js';
import { isBroken, judgeBroken } from '../../engine/judging/judge-bytes.js';

const mostMebibytes = 300;
const mostSeconds = 5;
const times = 5;
const totalMs = 2000;
const kinds = ['gibibyte', 'body-without-end', 'head-without-end', 'bomb', 'deep', 'deepest', 'drip'];

const server = fork(fileURLToPath(new URL('server.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
const [{ port }] = (await once(server, 'message')) as [{ port: number }];
let ids = 0;
const client = createClient({
  baseUrl: `http://127.0.0.1:${port}`,
  allowedHosts: [`127.0.0.1:${port}`],
  timeoutMs: totalMs,
  nextId: () => `e${(ids += 1)}`,
  transport: httpTransport({ ...usualAnswerLimits, totalMs }),
});

let failed = false;
for (const kind of kinds)
  for (let time = 0; time < times; time += 1) {
    const exchange = await client.send({ operationId: kind, method: 'GET', path: `/${kind}`, headers: {} });
    const peak = process.resourceUsage().maxRSS / 1024;
    const finding = isBroken(exchange) ? judgeBroken(exchange) : undefined;
    const seconds = exchange.durationMs / 1000;
    const ok = finding?.check === 'answer-bounded' && peak < mostMebibytes && seconds < mostSeconds;
    failed ||= !ok;
    if (time === times - 1 || !ok)
      process.stdout.write(
        `${ok ? '✓' : '✗'} ${kind.padEnd(18)} ${seconds.toFixed(2)} s, peak ${peak.toFixed(0)} MiB: ${finding?.message ?? exchange.error ?? 'no finding'}\n`,
      );
  }
server.disconnect();
process.exitCode = failed ? 1 : 0;
