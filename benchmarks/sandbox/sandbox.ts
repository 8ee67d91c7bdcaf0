/** A sandbox in a process of its own, without a receiver; tells how long its start took. */
import { startSandbox } from '../../sandbox/index.js';

const sandbox = await startSandbox();
process.stdout.write(`${JSON.stringify({ url: sandbox.url, apiKey: sandbox.apiKey })}\n`);
process.stdin.resume().on('end', () => process.exit(0));
