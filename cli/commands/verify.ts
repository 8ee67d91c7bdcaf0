import { Command } from 'commander';
import type { Options } from '../actions/verify.js';

export const verifyCommand = new Command('verify')
  .argument('<bundle>', 'folder or zip')
  .option('--issuer <file>', 'public key of whoever vouches, in PEM; without it every bundle is self-declared')
  .option('--revoked <file>', 'certificates and keys that no longer count, in YAML or JSON')
  .addHelpText(
    'after',
    '\nExit codes: 0 accepted, 1 refused or self-declared without a named key, 2 usage or no bundle.',
  )
  .action(async (place: string, options: Options) => {
    const { verifyPlace } = await import('../actions/verify.js');
    verifyPlace(place, options);
  });
