import { Command } from 'commander';
import { repeatable } from '../../runner/option-values.js';
import type { Options } from '../actions/import.js';

export const importCommand = new Command('import')
  .argument(
    '<source...>',
    'files or addresses: pages, llms.txt, OpenAPI, Postman, HAR, records, journals, contract-patch.json',
  )
  .option('--id <id>', 'of a page copied as text: id of the webhook or operation, where method and path do not tell it')
  .option('--api-version <version>', 'version to import into; default: that of the configuration, or of the page')
  .option(
    '--into <folder>',
    "contracts' folder to write to; default: `contracts` of the configuration, or my-contracts",
  )
  .option('--host <host>', 'of traffic: only exchanges with this host; may be given again', repeatable)
  .option('--overlay <file>', 'an OpenAPI Overlay that mends documents before they are read')
  .option('--dry-run', 'write nothing; show the change as `diff` does')
  .option('--config <file>', 'configuration file')
  .action(async (sources: string[], options: Options) => {
    const { importFiles } = await import('../actions/import.js');
    await importFiles(sources, options);
  });
