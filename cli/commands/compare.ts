import { Command } from 'commander';
import { repeatable } from '../../runner/option-values.js';
import type { Options } from '../actions/compare.js';

export const compareCommand = new Command('compare')
  .argument('<before>', 'record of the earlier run, or the folder of the run')
  .argument('<after>', 'record of the later run, or the folder of the run')
  .option(
    '--history <place>',
    'history.jsonl, or a folder of runs: tells since which run each finding exists; a folder the trend too',
  )
  .option('--reporter <name>', 'html, markdown or json; may be given again; default: all', repeatable)
  .option('--output <folder>', 'where the comparison goes; default: beside the later record')
  .addHelpText(
    'after',
    '\nExit codes: 0 no regression, 1 a regression, 2 usage, 3 the later run is unusable, 4 it is incomplete or nothing is in common.',
  )
  .action(async (earlier: string, later: string, options: Options) => {
    const { compare } = await import('../actions/compare.js');
    await compare(earlier, later, options);
  });
