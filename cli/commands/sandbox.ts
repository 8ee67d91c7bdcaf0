import { Command, Option } from 'commander';
import { oneMore, repeatable } from '../../runner/option-values.js';
import type { Options } from '../actions/sandbox.js';

export const sandboxCommand = new Command('sandbox')
  .option(
    '--api-version <version>',
    'version to serve; may be given again: each has a port of its own; default: test',
    repeatable,
  )
  .option('--port <number>', 'port of the first version, the others follow; 0 takes free ones', '0')
  .option('--seed <number>', 'decides ids and data', '1')
  .option('--api-key <key>', 'key that it accepts; drawn from the seed by default')
  .option('--tenant <name=key>', 'another key with a tenant of its own; may be given again', oneMore)
  .option('--webhook-url <url>', 'where it sends webhooks; without it none are sent')
  .option('--webhook-token <token>', 'token in the Authorization header of webhooks; drawn from the seed by default')
  .option('--fault <name...>', 'plant faults', [])
  .option('--time-scale <factor>', 'divide the delays between delivery attempts and before outcomes', '1')
  .addOption(
    new Option('--outcomes <who>', 'what is accepted succeeds by itself after a second, or waits for the operator')
      .choices(['automatic', 'operator'])
      .default('automatic'),
  )
  .option('--tls-key <file>', 'private key in PEM: with it and --tls-cert it speaks HTTPS')
  .option('--tls-cert <file>', 'certificate chain in PEM')
  .option('--state <file>', 'go on from a state that was written by --dump-state or GET /_sandbox/state')
  .option('--dump-state <file>', 'write the state at exit')
  .option('--list-faults', 'print every fault and what it violates')
  .action(async (options: Options) => {
    const { startSandboxes } = await import('../actions/sandbox.js');
    await startSandboxes(options);
  });
