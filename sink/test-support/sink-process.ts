/** A sink in a process of its own: takes the journal's path, prints its address as one line of JSON, runs until killed. */
import { startSink } from '../server.js';

const [journal] = process.argv.slice(2);
if (journal === undefined) throw new Error('Usage: sink-process.ts <journal>');
const { url, readToken } = await startSink({ journal, readToken: 'process-token' });
process.stdout.write(`${JSON.stringify({ url, readToken })}\n`);
