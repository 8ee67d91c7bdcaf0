/** Starts a sandbox and asks it one question; tells how long both took together. */
import { startSandbox } from '../../sandbox/index.js';

const began = performance.now();
const sandbox = await startSandbox();
await fetch(`${sandbox.url}/v1/partner/balances`, { headers: { 'x-api-key': sandbox.apiKey } });
process.stdout.write(`${JSON.stringify({ firstAnswerMs: String(performance.now() - began) })}\n`);
process.stdin.resume().on('end', () => process.exit(0));
