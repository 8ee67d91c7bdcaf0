import { Command } from 'commander';
import { levels, strictnesses } from '../../contracts/model/levels.js';

import { repeatable } from '../../runner/option-values.js';
import type { Options } from '../actions/diff.js';
import { formats } from '../diff/formats.js';

export const diffCommand = new Command('diff')
  .argument('<before>', 'a version, a file, git:<revision>:<path> or a URL')
  .argument('<after>', 'likewise')
  .option('--format <name>', `${formats.map(({ id }) => id).join(', ')}; may be given again with --output`, repeatable)
  .option('--output <folder>', 'where the formats go; default: one format goes to standard output')
  .option('--fail-on <level>', `${levels.join(', ')}: exit with 1 from this level`, 'fail')
  .option('--receiver <kind>', 'how readers take what they do not know: tolerant or strict', 'tolerant')
  .option('--strict <evidence>', `how strictly weaker evidence is held: ${strictnesses.join(', ')}`, 'documented')
  .option('--usage <file>', 'what you use, in YAML: other changes are told apart and never fail')
  .option('--levels <file>', 'how loud rules are to you, in YAML: rule, level and reason')
  .option('--waivers <file>', 'changes that are accepted, each with reason, owner and expiry')
  .option('--write-waivers <file>', 'draft waivers of what fails into this file')
  .option('--fixtures <folder>', 'write each counterexample there as a payload file')
  .option('--annotations', 'descriptions and examples count too')
  .option('--contracts <folder>', 'folder whose contracts come before the packaged ones')
  .addHelpText(
    'after',
    '\nExit codes: 0 no change from the level on, 1 such a change, 2 usage or a document that cannot be read, 4 undecided: no value could be looked for, or values were left to judge.',
  )
  .action(async (before: string, after: string, options: Options) => {
    const { diff } = await import('../actions/diff.js');
    await diff(before, after, options);
  });
