import { Command } from 'commander';
import type { CleanUpOptions } from '../actions/clean-up.js';

export const cleanUpCommand = new Command('clean-up')
  .argument('<folder>', 'folder of the run, with its record and its inventory')
  .option('--target <name>', "the run's target, by its name in the configuration or its address")
  .option('--api-key <variable>', 'environment variable that holds the API key')
  .option('--rate-limit <number>', 'requests per second')
  .option('--config <file>', 'configuration file')
  .action(async (folder: string, options: CleanUpOptions) => {
    const { cleanUpRun } = await import('../actions/clean-up.js');
    process.exitCode = await cleanUpRun(folder, options);
  });
