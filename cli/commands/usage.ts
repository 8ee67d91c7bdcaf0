import { Command } from 'commander';
import { repeatable } from '../../runner/option-values.js';
import type { LearnOptions } from '../actions/usage-learn.js';

export const usageCommand = new Command('usage');

usageCommand
  .command('learn')
  .description('write what traffic uses of a contract, as `diff --usage` and `gate --usage` take it')
  .argument('<traffic...>', 'records of runs, HAR files, or journals of the sink')
  .option(
    '--contract <contract>',
    'that was called: a version, a file, git:<revision>:<path> or a URL; default: that of the records, else latest',
  )
  .option('--contracts <folder>', 'folder whose contracts come before the packaged ones')
  .option('--host <name>', 'of HAR files, exchanges with this host alone; may be given again', repeatable)
  .option('--output <file>', 'write it there; default: standard output')
  .addHelpText(
    'after',
    '\nNames of the contract alone are written: no value, key or identifier.\nExit codes: 0 written, 2 usage, traffic that cannot be read, or none of the contract in it.',
  )
  .action(async (traffic: string[], options: LearnOptions) => {
    const { learn } = await import('../actions/usage-learn.js');
    await learn(traffic, options);
  });
