import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { newKeyPair } from '../../certification/certificate/keys.js';
import { UsageError } from '../../engine/config.js';
import { writeWhole } from '../../engine/files.js';

export const keysCommand = new Command('keys');

keysCommand
  .command('new')
  .description('make an Ed25519 key pair: <name>.key.pem for you alone, <name>.pub.pem for whoever checks')
  .option('--output <name>', 'where they go', 'issuer')
  .action(({ output }: { output: string }) => {
    const [secret, shared] = [path.resolve(`${output}.key.pem`), path.resolve(`${output}.pub.pem`)];
    const taken = [secret, shared].find((file) => existsSync(file));
    if (taken !== undefined) throw new UsageError(`${taken}: is there already; a key is never replaced`);
    const { privatePem, publicPem } = newKeyPair();
    writeWhole(secret, privatePem);
    writeWhole(shared, publicPem);
    console.log(`private key ${secret} (keep it to yourself)`);
    console.log(`public key  ${shared} (give it to whoever checks)`);
    console.log(
      `sign with   export ISSUER_KEY="$(cat ${path.relative(process.cwd(), secret)})" and --key env:ISSUER_KEY`,
    );
  });
