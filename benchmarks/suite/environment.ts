/** A process of its own for sandbox and sink: asked to, it starts both afresh, or tells how much processor time it has used. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContract } from '../../contracts/model/load.js';
import { startSandbox } from '../../sandbox/index.js';
import { startSink } from '../../sink/index.js';
import { keys, readToken, type Place, type Question, type Wanted } from './place.js';

let close = async (): Promise<void> => undefined;

async function start({ apiVersion, seed }: Wanted): Promise<Place> {
  await close();
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-benchmark-'));
  const sink = await startSink({
    journal: path.join(folder, 'journal.ndjson'),
    inboxes: [{ name: 'run', contract: loadContract(apiVersion) }],
    readToken,
  });
  const sandbox = await startSandbox({
    apiVersion,
    seed,
    apiKeys: [keys.own, keys.other],
    webhookUrl: sink.url,
    webhookToken: keys.webhooks,
    outcomes: 'operator',
  });
  close = async () => {
    await sandbox.close();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { sandboxUrl: sandbox.url, sinkUrl: sink.url };
}

process.on('message', (question: Question) => {
  if (question === 'used') process.send?.(process.cpuUsage());
  else void start(question).then((place) => process.send?.(place));
});
process.on('disconnect', () => void close());
