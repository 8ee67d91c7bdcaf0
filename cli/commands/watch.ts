import { Command } from 'commander';
import { repeatable } from '../../runner/option-values.js';
import type { Options } from '../actions/watch.js';

export const watchCommand = new Command('watch')
  .argument('<source...>', 'what `import` took over: files or addresses')
  .option('--api-version <version>', 'version that they were imported into; default: that of the configuration')
  .option('--into <folder>', "contracts' folder; default: `contracts` of the configuration, or my-contracts")
  .option('--host <host>', 'of traffic: only exchanges with this host; may be given again', repeatable)
  .option('--overlay <file>', 'an OpenAPI Overlay that mends documents before they are read')
  .option('--notify <place>', 'tell a change: file:<path>, command:<line>, env:<variable>', repeatable)
  .option('--config <file>', 'configuration file')
  .addHelpText('after', '\nExit codes: 0 nothing changed, 1 something did, 2 usage or a source that cannot be read.')
  .action(async (sources: string[], options: Options) => {
    const { watch } = await import('../actions/watch.js');
    await watch(sources, options);
  });
