import { Command } from 'commander';
import { UsageError } from '../../engine/config.js';
import { faults, startSandbox, UnknownFault } from '../../sandbox/index.js';
import { listenError, wholeNumber } from '../options.js';
import { closeOnSignal } from '../shutdown.js';

interface Options {
  port: string;
  seed: string;
  apiKey?: string;
  webhookUrl?: string;
  webhookToken?: string;
  fault: string[];
  timeScale: string;
  listFaults?: boolean;
}

export const sandboxCommand = new Command('sandbox')
  .description('start the embedded test environment alone')
  .option('--port <number>', 'port; 0 takes a free one', '0')
  .option('--seed <number>', 'decides ids and data', '1')
  .option('--api-key <key>', 'key that it accepts; drawn from the seed by default')
  .option('--webhook-url <url>', 'where it sends webhooks; without it none are sent')
  .option('--webhook-token <token>', 'token in the Authorization header of webhooks; drawn from the seed by default')
  .option('--fault <name...>', 'plant faults', [])
  .option('--time-scale <factor>', 'divide the delays between delivery attempts', '1')
  .option('--list-faults', 'print every fault and what it violates')
  .action(async (options: Options) => {
    if (options.listFaults) {
      for (const fault of faults) console.log(`${fault.name}  ${fault.violates}`);
      return;
    }
    const sandbox = await startSandbox({
      port: wholeNumber('--port', options.port, 0, 65_535),
      seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
      ...(options.apiKey ? { apiKeys: [{ key: options.apiKey, tenant: 'default' }] } : {}),
      ...(options.webhookUrl ? { webhookUrl: options.webhookUrl } : {}),
      ...(options.webhookToken ? { webhookToken: options.webhookToken } : {}),
      faults: options.fault,
      timeScale: Number(options.timeScale),
    }).catch((error: unknown) => {
      throw error instanceof UnknownFault ? new UsageError(error.message) : listenError(error, "the sandbox's");
    });
    closeOnSignal(() => sandbox.close());
    console.log(`sandbox of the Partner API, version test, at ${sandbox.url}`);
    // Keys of a sandbox open nothing real, and whoever starts one needs them.
    console.log(`x-api-key: ${sandbox.apiKey}`);
    console.log('stop it with Ctrl-C; its state is gone then');
  });
