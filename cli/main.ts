import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { ContractError, packageRoot } from '../contracts/model/load.js';
import { RecordError } from '../engine/record/reader.js';
import { UsageError } from '../engine/config.js';
import { PageError } from '../generators/import/page.js';
import { deriveCommand } from './commands/derive.js';
import { importCommand } from './commands/import.js';
import { reportCommand } from './commands/report.js';
import { runCommand } from './commands/run.js';
import { sandboxCommand } from './commands/sandbox.js';
import { sinkCommand } from './commands/sink.js';

const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };

const program = new Command('conformance')
  .description('Contract tests and conformance reports for the Partner API')
  .version(version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

for (const command of [runCommand, reportCommand, sandboxCommand, sinkCommand, importCommand, deriveCommand])
  program.addCommand(command.exitOverride());

/** Errors whose message says everything: what was wrong, where, and what to do. */
const clearErrors = [UsageError, ContractError, RecordError, PageError];

/** Exit codes: 0 nothing found, 1 findings, 2 usage or configuration, 3 target unusable, 4 incomplete. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (clearErrors.some((kind) => error instanceof kind)) {
    console.error(`conformance: ${(error as Error).message}`);
    return 2;
  }
  console.error(error);
  return 4;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
