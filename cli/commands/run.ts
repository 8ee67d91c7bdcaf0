import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { packageRoot } from '../../contracts/model/load.js';
import { shortfalls } from '../../engine/budget.js';
import { loadConfig, UsageError, type ResolvedConfig, type Target } from '../../engine/config.js';
import { levels, recordFormat, strictnesses, type RecordLine } from '../../engine/record/format.js';
import { scanRecord } from '../../engine/record/reader.js';
import { openRecord } from '../../engine/record/writer.js';
import { html } from '../../reports/reporters/html.js';
import { redactorOf } from '../../suites/support/session.js';
import { repeatable, wholeNumber } from '../options.js';
import { writeReports, writtenLines } from '../reports.js';
import { cleanUpTarget } from '../run/clean-up.js';
import { chooseContract, type ChosenContract } from '../run/contract.js';
import { describeRehearsal } from '../run/dry-run.js';
import { openRun, type RunPlan } from '../run/open.js';
import type { RunOptions } from '../run/options.js';
import { newRunId } from '../run/plan.js';
import { costsOf, rehearse } from '../run/rehearsal.js';
import { selectionOf, withoutKnowledge } from '../run/selection.js';
import { suiteHash } from '../run/suite-hash.js';
import { runSuites } from '../run/suites.js';
import { allowanceOf, chooseTarget, rateOf } from '../run/target.js';
import { triggersAt } from '../run/triggers.js';
import { renderSummary } from '../terminal.js';

const { name: toolName, version: toolVersion } = JSON.parse(
  readFileSync(path.join(packageRoot, 'package.json'), 'utf8'),
) as { name: string; version: string };

/**
 * Tells configurations apart; secrets take no part, for a hash of a weak one could be guessed. Neither do options that
 * change no case and no judgement, nor which shard this is: shards of one run may differ in them.
 */
function configurationHash(config: ResolvedConfig, options: RunOptions): string {
  const { reportDir: _reportDir, workers: _workers, shard: _shard, rateLimit: _rateLimit, ...deciding } = options;
  const secrets = new Set(['apiKey', 'otherApiKey', 'webhookToken', 'secret']);
  const withoutSecrets = (key: string, value: unknown): unknown => (secrets.has(key) ? undefined : value);
  return createHash('sha256')
    .update(JSON.stringify([config, deciding], withoutSecrets))
    .digest('hex');
}

/** @throws UsageError where the target's budget does not suffice */
async function foresee(chosen: ChosenContract, target: Target, plan: RunPlan): Promise<string[]> {
  const remote = target.kind === 'remote' ? target : undefined;
  const allowed = remote ? allowanceOf(remote) : {};
  const dry = (plan.options as RunOptions).dryRun === true;
  if (!dry && Object.keys(allowed).length === 0) return [];
  const rehearsal = await rehearse({
    contract: chosen.contract,
    unknownApi: chosen.identification !== undefined,
    selection: plan.selection,
    seed: plan.seed,
    can: triggersAt(target),
    ...(remote ? { fixtures: remote.fixtures ?? {} } : {}),
    otherAccount: remote ? remote.otherApiKey !== undefined : true,
  });
  if (dry) return describeRehearsal(rehearsal, allowed, plan.targetName);
  const short = shortfalls(costsOf(rehearsal), allowed);
  if (short.length > 0)
    throw new UsageError(
      `targets.${plan.targetName}.budget: the run would cost more calls than it allows (${short.join('; ')}); allow more there, or choose less with --phases or --include-operation-id`,
    );
  return [];
}

async function run(options: RunOptions): Promise<number> {
  const config = await loadConfig(process.cwd(), options.config);
  const { name: targetName, target } = chooseTarget(config, options);
  const chosen = chooseContract(config, options);
  const seed = wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const workers = wholeNumber('--workers', options.workers, 1, 64);
  rateOf(options.rateLimit, undefined);
  const selected = selectionOf(options, chosen.contract);
  const selection = chosen.identification ? withoutKnowledge(selected) : selected;
  const startedAt = new Date().toISOString();
  const runId = newRunId(startedAt);
  const folder = path.resolve(options.reportDir ?? config.reportDir, runId);
  const failOn = options.failOn ?? config.failOn;
  const plan: RunPlan = { runId, folder, chosen, targetName, target, options, seed, workers, failOn, selection };
  const foreseen = await foresee(chosen, target, plan);
  if (options.dryRun) {
    console.log(foreseen.join('\n'));
    return 0;
  }
  return carryOut(plan, config, options, startedAt);
}

async function carryOut(
  plan: RunPlan,
  config: ResolvedConfig,
  options: RunOptions,
  startedAt: string,
): Promise<number> {
  const { folder, chosen, seed, workers, failOn, runId, selection } = plan;
  const { contract } = chosen;
  const { context, close } = await openRun(plan);
  mkdirSync(folder, { recursive: true });
  const record = openRecord(context.record, redactorOf(context));
  let interrupted = false;
  let cleaned: string[] = [];
  try {
    const { name, baseUrl, strictness, sandbox } = context.target;
    record.append({
      type: 'run',
      format: recordFormat,
      runId,
      startedAt,
      tool: { name: toolName, version: toolVersion },
      apiVersion: contract.version,
      suiteHash: suiteHash(),
      contractHash: contract.hash,
      configurationHash: configurationHash(config, options),
      ...(selection.shard ? { shard: selection.shard } : {}),
      target: { name, baseUrl, strictness, sandbox },
      seed,
      failOn,
      environment: { node: process.version, platform: `${process.platform} ${process.arch}` },
    });
    const exitCode = await runSuites(context, workers, (stop) => {
      const interrupt = (): void => {
        interrupted = true;
        stop();
      };
      process.once('SIGINT', interrupt);
      process.once('SIGTERM', interrupt);
    });
    if (!interrupted) await closeRecord(record.append, context.record, exitCode);
    if (options.cleanUp) cleaned = await cleanUpTarget(context, contract);
  } finally {
    record.close();
    await close();
  }
  const reported = await writeReports(context.record, {
    folder,
    reporters: [html],
    contracts: context.contractFolders,
  });
  console.log(renderSummary(reported));
  for (const line of cleaned) console.log(line);
  console.log(`record    ${context.record}\n${writtenLines(reported)}`);
  return reported.totals.exitCode;
}

/** Ends the record. A failure of Playwright that no finding and no error explains is an error of its own. */
async function closeRecord(append: (line: RecordLine) => void, file: string, exitCode: number | null): Promise<void> {
  const at = new Date().toISOString();
  if (exitCode !== 0) {
    let explained = false;
    const { errors } = await scanRecord(file, ({ judgements }) => {
      explained ||= judgements.some(({ outcome, level }) => outcome === 'error' || level);
    });
    if (!explained && errors.length === 0)
      append({ type: 'error', at, where: 'suites', message: `Playwright ended with ${exitCode ?? 'a signal'}` });
  }
  append({ type: 'end', at });
}

export const runCommand = new Command('run')
  .description('run the suites against a target, judge every answer and delivery, and write record and report')
  .option('--target <name>', 'a target of the configuration, or an address; default: the one it names, or the sandbox')
  .option('--api-version <version>', 'API version to hold the target to')
  .option('--contract <file>', 'an OpenAPI 3.0 or 3.1 document of any API, to hold the target to instead')
  .option('--api-key <variable>', 'environment variable that holds the API key')
  .option('--phases <ids>', 'kinds of cases to run, divided by commas; default: all but fuzz', repeatable)
  .option(
    '--include-operation-id <patterns>',
    'operations to test, divided by commas; * stands for any text',
    repeatable,
  )
  .option('--checks <ids>', 'checks that judge, divided by commas; default: all', repeatable)
  .option('--shard <part/parts>', 'carry out one part of the tests; `merge` joins the records of all parts')
  .option('--rate-limit <number>', 'requests per second at a remote target, of all workers together')
  .option('--dry-run', 'tell what would be sent and what it would cost, and send nothing')
  .option('--no-clean-up', 'leave at a remote target what the run created there')
  .option('--seed <number>', 'decides every generated value', '1')
  .addOption(new Option('--strict <grade>', 'hold the target to facts down to this grade').choices(strictnesses))
  .addOption(new Option('--fail-on <level>', 'lowest level that makes the run fail').choices(levels))
  .option('--fault <name...>', 'plant faults in the embedded sandbox', [])
  .option('--workers <number>', 'parallel workers', '2')
  .option('--report-dir <folder>', 'where runs are written, each in a folder of its own')
  .option('--config <file>', 'configuration file')
  .addHelpText(
    'after',
    '\nExit codes: 0 no finding at or above the threshold, 1 findings, 2 usage, 3 target unusable, 4 incomplete.',
  )
  .action(async (options: RunOptions) => {
    process.exitCode = await run(options);
  });
