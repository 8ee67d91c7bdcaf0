import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { UnreadableInput } from '../contracts/model/input-file.js';
import { ContractError, packageRoot } from '../contracts/model/load.js';
import { RecordError } from '../engine/record/reader.js';
import { UsageError } from '../engine/config.js';
import { PatchError } from '../generators/contract/patch.js';
import { assertKnownCommand, assertKnownSubcommand } from './unknown-command.js';
import { PageError } from '../generators/import/page.js';
import { ImportError } from '../generators/import/reading.js';
import { diskTrouble } from './disk-trouble.js';

const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };

/** A command, loaded when it is named: what one needs (a browser's driver, a server, a validator) slows no other. */
interface Listed {
  /** What the list of commands says of it. */
  about: string;
  load(): Promise<Command>;
}

const commands: Readonly<Record<string, Listed>> = {
  run: {
    about: 'run the suites against a target, judge every answer and delivery, and write record and report',
    load: async () => (await import('./commands/run.js')).runCommand,
  },
  replay: {
    about: 'rebuild a case and what it needs from its id and the seed of its record, and send it again',
    load: async () => (await import('./commands/replay.js')).replayCommand,
  },
  'clean-up': {
    about: 'take away what a killed run left at its target',
    load: async () => (await import('./commands/clean-up.js')).cleanUpCommand,
  },
  doctor: {
    about: 'tell whether a target is usable: host, key, clock, sink, fixtures',
    load: async () => (await import('./commands/doctor.js')).doctorCommand,
  },
  explain: {
    about: 'tell what a check, a phase, a rule or a flow means',
    load: async () => (await import('./commands/explain.js')).explainCommand,
  },
  report: {
    about: 'rebuild reports from records; it needs neither target nor sink',
    load: async () => (await import('./commands/report.js')).reportCommand,
  },
  compare: {
    about: 'tell regressions, fixed, still failing, new, gone and flaky findings, and latency changes',
    load: async () => (await import('./commands/compare.js')).compareCommand,
  },
  history: {
    about: 'follow causes from run to run: since when, what changed, flaky, fixed, returned',
    load: async () => (await import('./commands/history.js')).historyCommand,
  },
  merge: {
    about: 'join the records of the shards of one run, and report the whole',
    load: async () => (await import('./commands/merge.js')).mergeCommand,
  },
  sandbox: {
    about: 'start the embedded test environment alone',
    load: async () => (await import('./commands/sandbox.js')).sandboxCommand,
  },
  certify: {
    about: 'certify a partner’s side: evidence and a certificate',
    load: async () => (await import('./commands/certify.js')).certifyCommand,
  },
  verify: {
    about: 'check a certificate and its bundle offline',
    load: async () => (await import('./commands/verify.js')).verifyCommand,
  },
  keys: {
    about: 'keys that certificates are signed with',
    load: async () => (await import('./commands/keys.js')).keysCommand,
  },
  sink: {
    about: 'start the webhook sink alone',
    load: async () => (await import('./commands/sink.js')).sinkCommand,
  },
  import: {
    about:
      'take over documentation (pages, OpenAPI, Postman) and traffic (HAR, records, journals) into a contract of your own, or the contract patch of a run',
    load: async () => (await import('./commands/import.js')).importCommand,
  },
  watch: {
    about: 'import sources again; tell what changed, keep a snapshot of it, and exit with 1',
    load: async () => (await import('./commands/watch.js')).watchCommand,
  },
  derive: {
    about: 'derive a JSON Schema from payloads, or the contract of a version from dossier and payloads',
    load: async () => (await import('./commands/derive.js')).deriveCommand,
  },
  diff: {
    about: 'tell what changed between two contracts, and prove by a value what breaks',
    load: async () => (await import('./commands/diff.js')).diffCommand,
  },
  usage: {
    about: 'learn from traffic what you use of a contract',
    load: async () => (await import('./commands/usage.js')).usageCommand,
  },
  gate: {
    about: 'may we move to the next version? One verdict of contracts and behaviour side by side',
    load: async () => (await import('./commands/gate.js')).gateCommand,
  },
  lint: {
    about: 'report where the documentation of a version contradicts itself, and facts without evidence',
    load: async () => (await import('./commands/lint.js')).lintCommand,
  },
  list: {
    about: 'show operations, webhooks and how well they are known, version by version',
    load: async () => (await import('./commands/list.js')).listCommand,
  },
};

/** The command that the arguments name, whole; where they name none, all of them as the list shows them. */
async function commandsFor(args: readonly string[]): Promise<Command[]> {
  const named = args.find((arg) => arg !== 'help') ?? '';
  const listed = Object.hasOwn(commands, named) ? commands[named] : undefined;
  if (listed) return [(await listed.load()).description(listed.about)];
  return Object.entries(commands).map(([name, { about }]) => new Command(name).description(about));
}

/** A command and those below it, which throw where the arguments are wrong instead of ending the process with 1. */
function throwing(command: Command): Command {
  command.commands.forEach(throwing);
  return command.exitOverride();
}

/** Errors whose message says everything: what was wrong, where, and what to do. */
const clearErrors = [UnreadableInput, UsageError, ContractError, RecordError, PageError, PatchError, ImportError];

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (clearErrors.some((kind) => error instanceof kind)) {
    console.error(`conformance: ${(error as Error).message}`);
    return 2;
  }
  const trouble = diskTrouble(error);
  console.error(trouble === undefined ? error : `conformance: ${trouble}`);
  return 4;
}

/**
 * Carries out a command line, without the program's name; what it prints goes to the process's own streams.
 * @returns the exit code: 0 nothing found, 1 findings, 2 usage or configuration, 3 target unusable, 4 incomplete
 */
export async function carryOutCommandLine(args: readonly string[]): Promise<number> {
  const program = new Command('conformance')
    .description('Contract tests and conformance reports for the Partner API')
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  try {
    assertKnownCommand(args, Object.keys(commands));
    for (const command of await commandsFor(args)) {
      assertKnownSubcommand(args, command);
      program.addCommand(throwing(command));
    }
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    return exitCodeOf(error);
  }
  return Number(process.exitCode ?? 0);
}
