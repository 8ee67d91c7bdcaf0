import { Command } from 'commander';
import type { Options } from '../actions/import.js';

export const importCommand = new Command('import')
  .argument('<file>', 'text file of the page, uncut, or contract-patch.json of a run')
  .option('--id <id>', 'id of the webhook or operation, where method and path do not tell it')
  .option('--into <folder>', "contracts' folder to write to; default: `contracts` of the configuration")
  .option('--config <file>', 'configuration file')
  .action(async (file: string, options: Options) => {
    const { importFile } = await import('../actions/import.js');
    await importFile(file, options);
  });
