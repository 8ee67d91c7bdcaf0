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
import { endQuietlyAtClosedPipe } from '../suites/support/closed-pipe.js';
import { diskTrouble } from './disk-trouble.js';

const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };

const program = new Command('conformance')
  .description('Contract tests and conformance reports for the Partner API')
  .version(version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

/** Every command, loaded when it is named: what one needs (a browser's driver, a server, a validator) slows no other. */
const commands: Record<string, () => Promise<Command>> = {
  run: async () => (await import('./commands/run.js')).runCommand,
  replay: async () => (await import('./commands/replay.js')).replayCommand,
  'clean-up': async () => (await import('./commands/clean-up.js')).cleanUpCommand,
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  report: async () => (await import('./commands/report.js')).reportCommand,
  compare: async () => (await import('./commands/compare.js')).compareCommand,
  history: async () => (await import('./commands/history.js')).historyCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  sandbox: async () => (await import('./commands/sandbox.js')).sandboxCommand,
  certify: async () => (await import('./commands/certify.js')).certifyCommand,
  verify: async () => (await import('./commands/verify.js')).verifyCommand,
  keys: async () => (await import('./commands/keys.js')).keysCommand,
  sink: async () => (await import('./commands/sink.js')).sinkCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  derive: async () => (await import('./commands/derive.js')).deriveCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  lint: async () => (await import('./commands/lint.js')).lintCommand,
  list: async () => (await import('./commands/list.js')).listCommand,
};

/** The command that the arguments name; all of them where they name none, so that help and suggestions are whole. */
async function loadCommands(name: string | undefined): Promise<Command[]> {
  const named = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return named ? [await named()] : Promise.all(Object.values(commands).map((load) => load()));
}

/** Errors whose message says everything: what was wrong, where, and what to do. */
const clearErrors = [UnreadableInput, UsageError, ContractError, RecordError, PageError, PatchError];

/** Exit codes: 0 nothing found, 1 findings, 2 usage or configuration, 3 target unusable, 4 incomplete. */
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

// What a command writes is its user's alone, Playwright's files included; a contract that is imported belongs to the project.
if (process.argv[2] !== 'import') process.umask(0o077);

endQuietlyAtClosedPipe(process.stdout, process.stderr);
try {
  const args = process.argv.slice(2);
  assertKnownCommand(args, Object.keys(commands));
  for (const command of await loadCommands(args[0])) {
    assertKnownSubcommand(args, command);
    program.addCommand(command.exitOverride());
  }
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
