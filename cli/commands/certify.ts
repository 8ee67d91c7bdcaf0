import { Command } from 'commander';
import { repeatable } from '../../runner/option-values.js';
import type { ClientOptions } from '../actions/certify-client.js';
import type { ReceiverOptions } from '../certify/inputs.js';

const WEBHOOK_TOKEN = 'CONFORMANCE_WEBHOOK_TOKEN';
const SIGNATURE_SECRET = 'CONFORMANCE_SIGNATURE_SECRET';

export const certifyCommand = new Command('certify');

certifyCommand
  .command('receiver <url>')
  .description('play every webhook against a receiver, and write the evidence with a certificate')
  .option('--api-version <version>', 'version whose webhooks are played', 'latest')
  .option('--contract <file-or-url>', 'any OpenAPI document with webhooks in place of a version')
  .option('--contracts <folder>', 'folder of your own contracts')
  .option('--capabilities <file>', 'what the product is and does, in YAML or JSON; default: everything')
  .option('--subjects <file>', 'users that the receiver knows: `users: [id, …]`')
  .option('--probe <url or command>', 'tells what was booked; without it requirements about money are not tested')
  .option('--allow-host <host>', 'host outside this machine that may be called; may be given again', repeatable)
  .option('--webhook-token <variable>', 'environment variable that holds the token', WEBHOOK_TOKEN)
  .option('--signature-secret <variable>', 'environment variable that holds the signing secret', SIGNATURE_SECRET)
  .option('--seed <text>', 'payloads of an earlier certification again; a receiver knows them as repeated')
  .option('--time-scale <number>', 'compresses the documented schedule', '100')
  .option('--real-time', 'keeps to the documented schedule')
  .option('--deadline <ms>', 'how long an answer may take at all', '5000')
  .option('--output <folder>', 'where the bundle goes; the zip goes beside it', 'certification')
  .option(
    '--key <env:NAME>',
    'environment variable that holds the private key in PEM, with --capabilities; without it nothing is signed',
  )
  .option('--issued-by <name>', 'who vouches with the key, where that is not the partner')
  .option('--address <url>', 'where the bundle will be published, for the printed page')
  .option('--valid-days <number>', 'how long the certificate is valid', '365')
  .addHelpText(
    'after',
    '\nExit codes: 0 conformant, 1 not conformant, 2 usage, 3 the receiver or probe is unusable, 4 incomplete (a MUST was not tested).',
  )
  .action(async (url: string, options: ReceiverOptions) => {
    const { certify } = await import('../actions/certify.js');
    await certify(url, options);
  });

certifyCommand
  .command('client')
  .description('stand between a client and the test environment, watch it and plant errors, and write the evidence')
  .option('--command <command>', 'starts your client for one flow, which its environment tells it')
  .option(
    '--live',
    'a page of this machine that shows each step; without --command a person carries the flows out there',
  )
  .option('--flows <file>', 'what the client is asked to do, in YAML; default: those of the project')
  .option('--api-version <version>', 'version that the client speaks', 'latest')
  .option('--target <url>', 'test environment behind the proxy; default: a sandbox of its own')
  .option('--target-key <variable>', "environment variable that holds the target's API key", 'CONFORMANCE_TARGET_KEY')
  .option('--user <id>', 'verified user with money at the target')
  .option('--allow-host <host>', 'host outside this machine that may be called; may be given again', repeatable)
  .option('--capabilities <file>', 'what the product is and does, in YAML or JSON; default: everything')
  .option('--poll-ms <ms>', 'least time between two reads of one object', '1000')
  .option('--deadline <ms>', 'how long the command may take for a flow', '60000')
  .option('--tls', 'the proxy serves HTTPS; the certificate to trust is written beside the bundle')
  .option('--tls-key <file>', 'private key in PEM: the proxy serves HTTPS with it')
  .option('--tls-cert <file>', 'its certificate in PEM')
  .option('--seed <text>', 'names the users that are made')
  .option('--output <folder>', 'where the bundle goes; the zip goes beside it', 'certification')
  .option(
    '--key <env:NAME>',
    'environment variable that holds the private key in PEM, with --capabilities; without it nothing is signed',
  )
  .option('--issued-by <name>', 'who vouches with the key, where that is not the partner')
  .option('--address <url>', 'where the bundle will be published, for the printed page')
  .option('--valid-days <number>', 'how long the certificate is valid', '365')
  .addHelpText(
    'after',
    '\nExit codes: 0 conformant, 1 not conformant, 2 usage, 3 the target is unusable, 4 incomplete (a MUST was not tested).',
  )
  .action(async (options: ClientOptions) => {
    const { certifyClient } = await import('../actions/certify-client.js');
    await certifyClient(options);
  });
