import { Command, Option } from 'commander';
import { strictnesses } from '../../contracts/model/levels.js';
import { oneMore } from '../../runner/option-values.js';
import type { ReplayOptions } from '../../runner/replay.js';

export const replayCommand = new Command('replay')
  .argument('<case-id>', 'id of a case, as reports show it')
  .argument('[record]', 'record of the run, or its folder; default: the latest run')
  .option('--target <name>', "a target of the configuration, or an address; default: the record's")
  .option('--api-key <variable>', 'environment variable that holds the API key')
  .option(
    '--credential <scheme=variable>',
    'environment variable that holds the key for a security scheme of --contract; can be given several times',
    oneMore,
  )
  .option('--values <file>', 'values for requests of --contract, in YAML: ids that exist, what a service accepts')
  .option(
    '--header <header>',
    'header of every request: "Name: value", or Name=VARIABLE for what is secret; can be given several times',
    oneMore,
  )
  .addOption(new Option('--strict <grade>', 'hold the target to facts down to this grade').choices(strictnesses))
  .option('--fault <name...>', 'plant faults in the embedded sandbox', [])
  .option('--rate-limit <number>', 'requests per second at a remote target')
  .option('--config <file>', 'configuration file')
  .addHelpText('after', '\nExit codes: 0 FIXED, 1 FAILED, 2 usage, 3 ERROR: it could not be carried out.')
  .action(async (id: string, record: string | undefined, options: ReplayOptions) => {
    const { replay } = await import('../actions/replay.js');
    process.exitCode = await replay(id, record, options);
  });
