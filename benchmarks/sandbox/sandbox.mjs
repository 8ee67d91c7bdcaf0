/** The sandbox as it is installed, without a receiver; tells how long start and first answer took together. */
import { answerUsed } from './used.mjs';

const began = performance.now();
const { startSandbox } = await import('../../dist/sandbox/index.js');
const sandbox = await startSandbox();
await fetch(`${sandbox.url}/v1/partner/balances`, { headers: { 'x-api-key': sandbox.apiKey } });
const firstAnswerMs = performance.now() - began;
process.stdout.write(`${JSON.stringify({ url: sandbox.url, apiKey: sandbox.apiKey, firstAnswerMs })}\n`);
await answerUsed();
