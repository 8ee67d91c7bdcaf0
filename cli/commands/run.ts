import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, Option } from 'commander';
import { loadContract, packageRoot } from '../../contracts/model/load.js';
import { loadConfig, type ResolvedConfig } from '../../engine/config.js';
import { levels, recordFormat, strictnesses, type RecordLine } from '../../engine/record/format.js';
import { scanRecord } from '../../engine/record/reader.js';
import { Redactor } from '../../engine/record/redaction.js';
import { openRecord } from '../../engine/record/writer.js';
import type { RunContext } from '../../engine/run-context.js';
import { html } from '../../reports/reporters/html.js';
import { startSink } from '../../sink/index.js';
import { contractFolders } from '../contracts.js';
import { listenError, wholeNumber } from '../options.js';
import { writeReports, writtenLines } from '../reports.js';
import type { RunOptions } from '../run/options.js';
import { suiteHash } from '../run/suite-hash.js';
import { runSuites } from '../run/suites.js';
import { chooseTarget, prepareTarget } from '../run/target.js';
import { renderSummary } from '../terminal.js';

const { name: toolName, version: toolVersion } = JSON.parse(
  readFileSync(path.join(packageRoot, 'package.json'), 'utf8'),
) as { name: string; version: string };

/**
 * Tells configurations apart; secrets take no part, for a hash of a weak one could be guessed. Neither do options that
 * change no case and no judgement: shards of one run may differ in them.
 */
function configurationHash(config: ResolvedConfig, options: RunOptions): string {
  const { reportDir: _reportDir, workers: _workers, ...deciding } = options;
  const withoutSecrets = (key: string, value: unknown): unknown =>
    key === 'apiKey' || key === 'webhookToken' ? undefined : value;
  return createHash('sha256')
    .update(JSON.stringify([config, deciding], withoutSecrets))
    .digest('hex');
}

async function run(options: RunOptions): Promise<number> {
  const config = await loadConfig(process.cwd(), options.config);
  const { name: targetName, target } = chooseTarget(config, options.target);
  const apiVersion = options.apiVersion ?? config.apiVersion;
  const folders = contractFolders(config.contracts, 'contracts in the configuration:');
  const contract = loadContract(apiVersion, folders);
  const seed = wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const workers = wholeNumber('--workers', options.workers, 1, 64);
  const failOn = options.failOn ?? config.failOn;
  const startedAt = new Date().toISOString();
  const runId = `${startedAt.replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
  const folder = path.resolve(options.reportDir ?? config.reportDir, runId);
  const recordPath = path.join(folder, 'record.ndjson');
  const sinkAddress = target.kind === 'remote' ? (target.sink ?? {}) : {};
  const readToken = randomUUID();
  // The journal keeps deliveries as they came, tokens included: it is no part of what a run hands out.
  const journalFolder = mkdtempSync(path.join(tmpdir(), 'conformance-sink-'));
  const sink = await startSink({
    ...sinkAddress,
    journal: path.join(journalFolder, 'journal.ndjson'),
    inboxes: [{ name: 'run', contract }],
    readToken,
  }).catch((error: unknown) => {
    rmSync(journalFolder, { recursive: true, force: true });
    throw listenError(error, "the sink's");
  });
  const ready = await prepareTarget(targetName, target, options, sink.url).catch(async (error: unknown) => {
    await sink.close();
    rmSync(journalFolder, { recursive: true, force: true });
    throw error;
  });
  mkdirSync(folder, { recursive: true });
  const redactionKey = randomUUID();
  const secrets = [
    { label: '$PARTNER_API_KEY', text: ready.target.apiKey },
    { label: '$WEBHOOK_TOKEN', text: ready.target.webhookToken ?? '' },
  ];
  const record = openRecord(recordPath, new Redactor({ secrets, key: redactionKey }));
  let interrupted = false;
  try {
    const { name, baseUrl, strictness, sandbox } = ready.target;
    record.append({
      type: 'run',
      format: recordFormat,
      runId,
      startedAt,
      tool: { name: toolName, version: toolVersion },
      apiVersion,
      suiteHash: suiteHash(),
      contractHash: contract.hash,
      configurationHash: configurationHash(config, options),
      target: { name, baseUrl, strictness, sandbox },
      seed,
      failOn,
      environment: { node: process.version, platform: `${process.platform} ${process.arch}` },
    });
    const context: RunContext = {
      runId,
      apiVersion,
      contractFolders: folders,
      record: recordPath,
      seed,
      failOn,
      target: ready.target,
      sink: { url: sink.url, readToken },
      deliveries: ready.deliveries,
      redactionKey,
    };
    const exitCode = await runSuites(context, workers, (stop) => {
      const interrupt = (): void => {
        interrupted = true;
        stop();
      };
      process.once('SIGINT', interrupt);
      process.once('SIGTERM', interrupt);
    });
    if (!interrupted) await closeRecord(record.append, recordPath, exitCode);
  } finally {
    record.close();
    await ready.close();
    await sink.close();
    rmSync(journalFolder, { recursive: true, force: true });
  }
  const reported = await writeReports(recordPath, { folder, reporters: [html], contracts: folders });
  console.log(renderSummary(reported));
  console.log(`record    ${recordPath}\n${writtenLines(reported)}`);
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
  .option('--target <name>', 'a target of the configuration; default: the one it names, or the embedded sandbox')
  .option('--api-version <version>', 'API version to hold the target to')
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
