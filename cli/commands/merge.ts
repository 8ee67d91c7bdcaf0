import { Command } from 'commander';

export const mergeCommand = new Command('merge')
  .argument('<record...>', 'records of all shards, or the folders of their runs')
  .requiredOption('--output <folder>', 'where the joined record and its report go')
  .action(async (places: string[], options: { output: string }) => {
    const { merge } = await import('../actions/merge.js');
    await merge(places, options);
  });
