import { Command } from 'commander';
import { presets } from '../../sink/answers/presets.js';
import type { Options, RemoteOptions } from '../actions/sink.js';
import { DEFAULT_JOURNAL, READ_TOKEN, WEBHOOK_TOKEN } from '../sink-names.js';

const actions = async () => (await import('../actions/sink.js')).sink;

const answerNames = Object.entries(presets).map(([name, { meaning }]) => `  ${name.padEnd(14)}${meaning}`);

export const sinkCommand = new Command('sink')
  .option('--config <file>', 'inboxes, answers and limits in YAML or JSON; options go before it')
  .option('--port <number>', 'port; 0 takes a free one (default: 0)')
  .option('--host <address>', 'address to listen at (default: 127.0.0.1)')
  .option('--journal <file>', `append-only journal of deliveries (default: ${DEFAULT_JOURNAL})`)
  .option('--api-version <version>', 'version whose webhooks it knows', 'test')
  .option(
    '--answer <script>',
    'answers by sequence, [path=]step,step…; repeatable',
    (text, all: string[]) => [...all, text],
    [],
  )
  .option(
    '--webhook-token <variable>',
    `environment variable that holds what the provider sends in Authorization (default: ${WEBHOOK_TOKEN})`,
  )
  .option('--forward <url>', 'pass each delivery on to this handler; its answer is shown, not passed back')
  .option('--public-url <url>', 'where the provider reaches the sink')
  .option('--tls-key <file>', 'private key in PEM: with it and --tls-cert the sink speaks TLS')
  .option('--tls-cert <file>', 'certificate chain in PEM')
  .option('--body-limit <bytes>', 'longer bodies are answered 413 (default: 1048576)')
  .option('--quiet', 'no line for each delivery')
  .addHelpText(
    'after',
    `
Steps of --answer are statuses and these names:
${answerNames.join('\n')}

Environment:
  ${READ_TOKEN}     token of the read API and the page; a random one where it isn't set
  ${WEBHOOK_TOKEN}  what the provider sends in Authorization; deliveries without it are kept and answered 401 (--webhook-token names another variable)`,
  )
  .action(async (options: Options) => (await actions()).start(options));

sinkCommand
  .command('resend <sequence>')
  .description(`send a captured delivery again, by the sink or from here (token in ${READ_TOKEN})`)
  .requiredOption('--sink <url>', 'address of the sink')
  .option('--to <url>', 'send it from here to this handler instead of having the sink forward it')
  .action(async (sequence: string, options: RemoteOptions) => (await actions()).resend(sequence, options));

sinkCommand
  .command('pull')
  .description(`pass on from here what arrives at a sink elsewhere, until interrupted (token in ${READ_TOKEN})`)
  .requiredOption('--sink <url>', 'address of the sink')
  .requiredOption('--to <url>', 'handler to pass deliveries on to')
  .action(async (options: RemoteOptions & { to: string }) => (await actions()).pull(options));
