import path from 'node:path';
import { Command } from 'commander';
import { levels } from '../../contracts/model/levels.js';
import { loadContract } from '../../contracts/model/load.js';
import { loadConfig, UsageError, type ResolvedConfig } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';
import { gateOf, type ReadRun } from '../../gate/gate.js';
import { assertNoUnfinished, readRecorded, recordedAt, writeRecorded, type Recorded } from '../../gate/recorded.js';
import type { Shared, SideRun } from '../../gate/run-side.js';
import { blocks } from '../../gate/verdict.js';
import { gateFormats } from '../../reports/gate/index.js';
import type { GateReport, GateRow } from '../../reports/gate/model.js';
import { assertFaults } from '../../library/embedded-sandbox.js';
import { contractFolders, versionsIn } from '../../runner/contracts.js';
import { AccountTaken } from '../../runner/lease.js';
import { newRunId } from '../../runner/plan.js';
import { namedIn, repeatable, wholeNumber } from '../../runner/option-values.js';
import { changeWaivers, draftChangeWaivers } from '../diff/waivers.js';
import { assertUsageOf, readUsage } from '../diff/usage.js';
import {
  atLeastOne,
  carriedOutAll,
  Interrupted,
  NobodyThere,
  onPaper,
  recordedRuns,
  repetitionsOf,
  sidesOf,
  type Plan,
} from '../gate/carry-out.js';
import { assertAffordableTogether, describeForeseen, foreseeSides } from '../gate/foresee.js';
import { isLock, unpackLock, writeLock } from '../gate/lock.js';
import { assertOutputs } from '../gate/outputs.js';
import { leftOutOf, levelNamed, sharedOf, type SelectionOptions } from '../gate/options.js';
import { renderGate } from '../gate/render.js';
import { interruptions } from '../shutdown.js';

interface RecordOptions extends SelectionOptions {
  target?: string;
  apiVersion?: string;
}

interface GateOptions extends SelectionOptions {
  from: string;
  to: string;
  target?: string;
  targetFrom?: string;
  targetTo?: string;
  faultFrom: string[];
  faultTo: string[];
  usage?: string;
  baseline?: string;
  waivers?: string;
  writeWaivers?: string;
  simulated?: boolean;
  failOn: string;
  format?: string[];
  lock?: string;
}

function stamp(startedAt: string): string {
  return startedAt.replace(/[:.]/g, '-');
}

function folderOf({ output }: SelectionOptions, config: ResolvedConfig, kind: string, startedAt: string): string {
  return path.resolve(output ?? path.join(config.reportDir, `${kind}-${stamp(startedAt)}`));
}

/** Does something until it is done; where nobody is at a target it ends with 3, where it is interrupted or an account is another one's with 4. */
async function attempt(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const interruption = interruptions();
  try {
    return await work(interruption.signal);
  } catch (error) {
    const isExpected = error instanceof NobodyThere || error instanceof Interrupted || error instanceof AccountTaken;
    if (!isExpected) throw error;
    console.error(error.message);
    return error instanceof NobodyThere ? 3 : 4;
  } finally {
    interruption.release();
  }
}

function surroundings(signal: AbortSignal) {
  return {
    signal,
    emit: () => undefined,
    told: (line: string): void => console.log(line),
    holder: `the gate ${newRunId(new Date().toISOString())}`,
  };
}

/** Tells what runs would cost, and refuses what the budget does not allow. */
async function affordable(sides: readonly SideRun[], shared: Shared, options: SelectionOptions): Promise<boolean> {
  const foreseen = await foreseeSides(sides, shared);
  if (options.dryRun) {
    const rate = options.rateLimit === undefined ? undefined : Number(options.rateLimit);
    console.log(describeForeseen(foreseen, rate).join('\n'));
    return false;
  }
  assertAffordableTogether(foreseen);
  return true;
}

async function record(options: RecordOptions): Promise<number> {
  assertOutputs(options);
  const config = await loadConfig(process.cwd(), options.config);
  const version = options.apiVersion ?? config.apiVersion;
  const target = options.target ?? config.target;
  const folder = folderOf(options, config, 'gate-record', new Date().toISOString());
  const shared = sharedOf(options, config, folder);
  const sides = repetitionsOf(version, target);
  if (!(await affordable(sides, shared, options))) return 0;
  return attempt(async (signal) => {
    const errands = sides.map((side) => ({ side, shared }));
    const runs = await carriedOutAll(errands, surroundings(signal));
    const { suite, phases, includeOperationId } = options;
    const file = writeRecorded(folder, {
      format: 1,
      apiVersion: version,
      contractHash: runs[0]?.observed.frame.run.contractHash ?? '',
      target,
      simulated: runs.some(({ simulated }) => simulated),
      seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
      ...(includeOperationId && { operations: includeOperationId }),
      ...(suite && { suites: suite }),
      ...(phases && { phases }),
      records: runs.map(({ observed }) => observed.file),
    });
    console.log(`recorded  ${file}`);
    return runs.every(({ observed }) => observed.frame.end !== undefined) ? 0 : 4;
  });
}

/** The sides that options name; the selection is that of what was recorded. */
function planOf(options: GateOptions, config: ResolvedConfig, folder: string): { plan: Plan; config: ResolvedConfig } {
  const folders = contractFolders(config.contracts, 'contracts in the configuration:');
  const targetTo = options.targetTo ?? options.target ?? config.target;
  const targetFrom = options.targetFrom ?? options.target ?? config.target;
  const to = { contract: loadContract(options.to, folders), target: targetTo, faults: options.faultTo };
  const faults = options.faultFrom;
  const file = recordedAt(options.from);
  if (file !== undefined) {
    const recorded = readRecorded(file);
    const contract = loadContract(recorded.apiVersion, folders);
    return { plan: { from: { contract, target: recorded.target, faults, recorded }, to }, config };
  }
  if (isLock(options.from)) {
    const own = unpackLock(options.from, path.join(folder, 'contracts'));
    const contract = loadContract(own.version, [own.folder]);
    return {
      plan: { from: { contract, target: targetFrom, faults }, to },
      config: { ...config, contracts: own.folder },
    };
  }
  if (!versionsIn(folders, undefined).includes(options.from)) assertNoUnfinished(options.from);
  return { plan: { from: { contract: loadContract(options.from, folders), target: targetFrom, faults }, to }, config };
}

/** Options with the selection and seed that the old version was recorded with. */
function asRecorded(options: GateOptions, recorded: Recorded | undefined): GateOptions {
  if (!recorded) return options;
  const { operations, suites, phases, seed } = recorded;
  return {
    ...options,
    seed: String(seed),
    ...(operations && { includeOperationId: [...operations] }),
    ...(suites && { suite: [...suites] }),
    ...(phases && { phases: [...phases] }),
  };
}

/** @throws UsageError where the file is no report of a gate */
function baselineRows(file: string): GateRow[] {
  try {
    const value = JSON.parse(readText(file, '--baseline', 'the gate.json of an earlier gate')) as Partial<GateReport>;
    if (value.format === 1 && Array.isArray(value.rows)) return [...value.rows];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UsageError(`--baseline ${file}: no report of a gate; name the gate.json of an earlier one`);
}

/** @throws UsageError where a form is not known */
function formatsOf({ format }: GateOptions) {
  return namedIn(gateFormats, format ?? gateFormats.map(({ id }) => id), '--format');
}

/** Writes every form that was asked for, drafts of waivers, and the lock of a passed gate. */
function write(report: GateReport, options: GateOptions, folder: string, plan: Plan): void {
  for (const { file, render } of formatsOf(options)) {
    const place = path.join(folder, file);
    writeWhole(place, render(report));
    console.log(`report    ${place}`);
  }
  if (options.writeWaivers !== undefined) {
    const open = report.rows.filter((row) => blocks(row, report.failOn));
    const drafts = open.map(({ subject, waived: _waived, evidence: _evidence, ...row }) => ({
      ...row,
      subject: { id: subject },
      part: '',
      at: '',
    }));
    console.log(draftChangeWaivers(options.writeWaivers, drafts, new Date()));
  }
  if (report.exitCode === 0 && options.lock !== undefined) {
    writeLock(options.lock, plan.to.contract);
    console.log(`lock      ${options.lock}`);
  }
}

/**
 * What the configuration demands to be proven.
 * @throws UsageError where one of the contracts does not have it: it could never be proven
 */
function requiredBy({ gate: { require = [] } = {} }: ResolvedConfig, { from, to }: Plan): readonly string[] {
  for (const id of require)
    for (const { version, operations, webhooks } of [from.contract, to.contract])
      if (!operations.has(id) && !webhooks.has(id))
        throw new UsageError(
          `gate.require in the configuration: ${version} has no operation or webhook ${id}; leave it out, or do not move`,
        );
  return require;
}

/** What is judged beside the runs; what is wrong with it, or with what is to be written, is said before anything is sent. */
function asidesOf(options: GateOptions) {
  formatsOf(options);
  assertOutputs(options);
  return {
    failOn: levelNamed('--fail-on', options.failOn),
    ...(options.usage !== undefined && { usage: readUsage(options.usage) }),
    ...(options.baseline !== undefined && { baseline: baselineRows(options.baseline) }),
    waivers: options.waivers === undefined ? [] : changeWaivers(options.waivers),
    rehearsal: options.simulated === true,
  };
}

async function gate(given: GateOptions): Promise<number> {
  const startedAt = new Date().toISOString();
  const read = await loadConfig(process.cwd(), given.config);
  const asides = asidesOf(given);
  const folder = folderOf(given, read, 'gate', startedAt);
  const { plan, config } = planOf(given, read, folder);
  const require = requiredBy(read, plan);
  if (asides.usage && given.usage !== undefined)
    assertUsageOf(
      asides.usage,
      given.usage,
      [plan.from.contract, plan.to.contract].map(({ version, document }) => ({ name: version, document })),
    );
  await assertFaults('--fault-from', plan.from.contract.version, plan.from.faults);
  await assertFaults('--fault-to', plan.to.contract.version, plan.to.faults);
  const options = asRecorded(given, plan.from.recorded);
  const shared = sharedOf(options, config, path.join(folder, 'runs'));
  const sides = sidesOf(plan);
  const all = [...sides.repetitions, sides.crossed, ...(sides.own ? [sides.own] : [])];
  if (!(await affordable(all, shared, options))) return 0;
  return attempt(async (signal) => {
    const recorded = plan.from.recorded ? await recordedRuns(plan.from.recorded) : [];
    const errands = [...sides.repetitions, sides.crossed].map((side) => ({ side, shared }));
    // The contract of a lock is laid out for the old side alone.
    if (sides.own) errands.push({ side: sides.own, shared: { ...shared, config: read } });
    const ran = await carriedOutAll(errands, surroundings(signal));
    const before = [...recorded, ...ran.splice(0, sides.repetitions.length)];
    const [crossed, own] = ran as [ReadRun, ReadRun?];
    const report = await gateOf({
      ...asides,
      require,
      startedAt,
      diff: onPaper(plan, asides.usage),
      from: { version: plan.from.contract.version },
      to: { version: plan.to.contract.version },
      seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
      repetitions: atLeastOne(before),
      crossed,
      ...(own && { own }),
      today: startedAt.slice(0, 10),
      leftOut: leftOutOf(options),
    });
    console.log(renderGate(report));
    write(report, options, folder, plan);
    return report.exitCode;
  });
}

function selecting(command: Command): Command {
  return command
    .option('--include-operation-id <patterns>', 'operations to test, divided by commas', repeatable)
    .option('--suite <ids>', 'suites to run, divided by commas: requests, flows, webhooks; default: all', repeatable)
    .option('--phases <ids>', 'kinds of cases to run, divided by commas', repeatable)
    .option('--api-key <variable>', 'environment variable that holds the API key')
    .option('--rate-limit <number>', 'requests per second at a remote target')
    .option('--seed <number>', 'decides every generated value', '1')
    .option('--output <folder>', 'where everything goes')
    .option('--dry-run', 'tell calls, cost and minutes, and send nothing')
    .option('--config <file>', 'configuration file');
}

const recordCommand = selecting(
  new Command('record').description('run the old version twice and keep what it does, before its target moves on'),
)
  .option('--target <name>', 'a target of the configuration, or an address')
  .option('--api-version <version>', 'the version that it has now')
  .action(async (options: RecordOptions, command: Command) => {
    process.exitCode = await record({ ...command.optsWithGlobals(), ...options });
  });

export const gateCommand = selecting(
  new Command('gate').description(
    'may we move to the next version? One verdict of contracts and behaviour side by side',
  ),
)
  .enablePositionalOptions()
  .option('--from <what>', 'the version in use, what `gate record` wrote, or a contract.lock')
  .option('--to <version>', 'the version to move to')
  .option('--target <name>', 'the target of both versions')
  .option('--target-from <name>', 'the target of the old version')
  .option('--target-to <name>', 'the target of the new version')
  .option('--usage <file>', 'what you use, in YAML: changes of the rest never fail, and all of it has to be proven')
  .option('--baseline <gate.json>', 'an earlier gate: what it has already is known')
  .option('--waivers <file>', 'changes that are accepted, each with reason, owner and expiry')
  .option('--write-waivers <file>', 'draft waivers of what stands in the way into this file')
  .option('--simulated', 'ask for the rehearsal: sandboxes may answer for the provider')
  .option('--fail-on <level>', `${levels.join(', ')}: changes from this level on stand in the way`, 'fail')
  .option('--format <names>', `${gateFormats.map(({ id }) => id).join(', ')}; default: all`, repeatable)
  .option('--lock <file>', 'write the new contract there when the gate is passed, such as contract.lock')
  .option('--fault-from <name...>', 'plant faults in the sandbox of the old version', [])
  .option('--fault-to <name...>', 'plant faults in the sandbox of the new version', [])
  .addHelpText(
    'after',
    '\nExit codes: 0 safe, or safe for your usage, 1 not safe, 2 usage, 3 nobody at a target, 4 unproven.',
  )
  .addCommand(recordCommand)
  .action(async (options: Partial<GateOptions>) => {
    const { from, to } = options;
    if (from === undefined || to === undefined) throw new UsageError('gate: name both sides with --from and --to');
    process.exitCode = await gate({ ...(options as GateOptions), from, to });
  });
