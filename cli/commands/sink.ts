import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Command } from 'commander';
import { loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import { startSink } from '../../sink/index.js';
import { listenError, wholeNumber } from '../options.js';
import { closeOnSignal } from '../shutdown.js';

interface Options {
  port: string;
  host: string;
  journal: string;
  apiVersion: string;
}

/** Paths of a contract's webhooks, as the sink tells webhooks apart by them. */
export function webhookPaths(contract: Contract): { webhookId: string; path: string }[] {
  return [...contract.webhooks.values()].map(({ id, path: webhookPath }) => ({ webhookId: id, path: webhookPath }));
}

export const sinkCommand = new Command('sink')
  .description('start the webhook sink alone')
  .option('--port <number>', 'port; 0 takes a free one', '0')
  .option('--host <address>', 'address to listen at', '127.0.0.1')
  .option('--journal <file>', 'append-only journal of deliveries', 'sink-journal.ndjson')
  .option('--api-version <version>', 'version whose webhooks it knows', 'test')
  .action(async (options: Options) => {
    const readToken = process.env['CONFORMANCE_SINK_TOKEN'] ?? randomUUID();
    const sink = await startSink({
      port: wholeNumber('--port', options.port, 0, 65_535),
      host: options.host,
      journal: path.resolve(options.journal),
      webhookPaths: webhookPaths(loadContract(options.apiVersion)),
      readToken,
    }).catch((error: unknown) => {
      throw listenError(error, "the sink's");
    });
    closeOnSignal(() => sink.close());
    console.log(`webhook sink, version ${options.apiVersion}, at ${sink.url}`);
    console.log(`journal ${path.resolve(options.journal)}`);
    if (!process.env['CONFORMANCE_SINK_TOKEN'])
      console.log(`token of the read API: ${readToken} (set CONFORMANCE_SINK_TOKEN to choose it)`);
  });
