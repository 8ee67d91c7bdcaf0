import { Command, Option } from 'commander';
import { levels, strictnesses } from '../../contracts/model/levels.js';
import { loadConfig, UsageError } from '../../engine/config.js';
import { embeddedSandbox } from '../../library/embedded-sandbox.js';
import { groupings } from '../../reports/causes/cause.js';
import { leakLines } from '../../runner/audit.js';
import { carryOut, type CarriedOut, type RunResult } from '../../runner/carry-out.js';
import { isWhole, outOfReach } from '../../runner/coverage.js';
import type { RunEvent } from '../../runner/events.js';
import { oneMore, repeatable, wholeNumber } from '../../runner/option-values.js';
import type { RunOptions } from '../../runner/options.js';
import { allowedBy, foresee, prepareRun, type PreparedRun } from '../../runner/prepare.js';
import { handToGithub, writtenLines } from '../../runner/reports.js';
import { addedToHistory } from '../../runner/history/add.js';
import { notify, sendTo } from '../../runner/history/notify.js';
import { describeOutOfReach, describeRehearsal } from '../run/dry-run.js';
import { assertBrowser } from '../run/ui.js';
import { runVersions, type AskedOptions, type VersionResult } from '../run/versions.js';
import { interruptions } from '../shutdown.js';
import { renderSummary } from '../terminal.js';

/** Shows what happens while a run is carried out. */
function showEvent(event: RunEvent): void {
  if (event.type === 'warning') console.error(event.message);
  if (event.type === 'stage-end')
    console.log(`took ${(event.durationMs / 1000).toFixed(1)} s: ${event.suites.join(', ')}`);
}

/** Shows what became of a run, and adds it to the history that is named. */
async function showResult(
  { reported, cleaned, drafted, traces, record, leaks, folder }: CarriedOut,
  { history, notify: places = [] }: RunOptions,
): Promise<void> {
  console.log(renderSummary(reported));
  for (const line of [...cleaned, ...drafted]) console.log(line);
  if (traces !== undefined) console.log(`traces    ${traces}`);
  console.log(`record    ${record}\n${writtenLines(reported)}`);
  if (history !== undefined && leaks.length === 0) {
    console.log(await addedToHistory(history, record));
    if (places.length > 0)
      console.log(`told      ${(await notify(history, places, { now: Date.now })).length} of what changed`);
  }
  for (const line of leakLines(leaks, folder)) console.error(line);
  if (leaks.length === 0) handToGithub(reported);
}

async function showForeseen({ plan }: PreparedRun): Promise<void> {
  const foreseen = describeRehearsal(await foresee(plan), allowedBy(plan), plan.targetName);
  const beyond = isWhole(plan.selection) ? await outOfReach(plan.chosen) : [];
  console.log([...foreseen, ...describeOutOfReach(beyond)].join('\n'));
}

/** A run of one API version. */
async function run(options: RunOptions): Promise<VersionResult> {
  if (options.notify !== undefined && options.history === undefined)
    throw new UsageError('--notify: what changed is told against a history; name one with --history');
  options.notify?.forEach(sendTo);
  const config = await loadConfig(process.cwd(), options.config);
  if (options.uiPort !== undefined) wholeNumber('--ui-port', options.uiPort, 0, 65_535);
  const prepared = await prepareRun(options, config, embeddedSandbox);
  if (options.ui && options.uiPort === undefined) await assertBrowser();
  if (options.dryRun) {
    await showForeseen(prepared);
    return { exitCode: 0, interrupted: false };
  }
  const interruption = interruptions();
  let result: RunResult;
  try {
    result = await carryOut(prepared, { signal: interruption.signal, emit: showEvent });
    if (result.begun) await showResult(result, options);
    else console.error(result.reason);
  } finally {
    interruption.release();
  }
  return result;
}

export const runCommand = new Command('run')
  .description('run the suites against a target, judge every answer and delivery, and write record and report')
  .option('--target <name>', 'a target of the configuration, or an address; default: the one it names, or the sandbox')
  .option('--api-version <versions>', 'API version to hold the target to; of several, one after another', repeatable)
  .option('--contract <file>', 'an OpenAPI 3.0 or 3.1 document of any API, to hold the target to instead')
  .option('--api-key <variable>', 'environment variable that holds the API key')
  .option('--suite <ids>', 'suites to run, divided by commas: requests, flows, webhooks; default: all', repeatable)
  .option('--phases <ids>', 'kinds of cases to run, divided by commas; default: all but fuzz', repeatable)
  .option(
    '--include-operation-id <patterns>',
    'operations to test, divided by commas; * stands for any text',
    repeatable,
  )
  .option('--checks <ids>', 'checks that judge, divided by commas; default: all', repeatable)
  .option('--shard <part/parts>', 'carry out one part of the tests; `merge` joins the records of all parts')
  .option('--rate-limit <number>', 'requests per second at a remote target, of all workers together')
  .option('--response-time <ms>', 'how long an answer may take, in milliseconds; default: as configured')
  .option('--slow', 'carry out as well what takes minutes of real time, such as watching retries at a remote target')
  .option('--dry-run', 'tell what would be sent and what it would cost, and send nothing')
  .option('--trace', 'keep traces of Playwright beside the record; they are redacted when the run ends')
  .option(
    '--reporter <names>',
    'reports to write beside the page, such as junit,sarif; see `report --help`',
    repeatable,
  )
  .option('--playwright-reporter <names>', "reporters of Playwright's own, such as html,json", repeatable)
  .option('--ui', "run in Playwright's UI mode")
  .option('--ui-port <port>', 'serve its UI at this port of 127.0.0.1 instead of opening a window')
  .option('--no-clean-up', 'leave at a remote target what the run created there')
  .option('--seed <number>', 'decides every generated value', '1')
  .addOption(new Option('--strict <grade>', 'hold the target to facts down to this grade').choices(strictnesses))
  .option('--waivers <file>', 'accepted findings, which do not fail the run; a stale or expired waiver does')
  .option('--write-waivers <file>', 'draft waivers of all findings that fail the run; entries of the file stay')
  .addOption(
    new Option(
      '--group-by <what>',
      'put findings together by what explains them (default), by check or by operation',
    ).choices(groupings),
  )
  .option('--history <file>', 'add the run to this history.jsonl, and tell since when each cause stands')
  .option('--notify <place>', 'with --history: tell what changed; file:<path>, command:<line>, env:<variable>', oneMore)
  .option('--baseline <record>', 'an earlier run, for the page to tell regressions from what was broken before')
  .addOption(new Option('--fail-on <level>', 'lowest level that makes the run fail').choices(levels))
  .option('--require-proof', 'end with exit code 4 where an area that was asked for is not proven')
  .option('--fault <name...>', 'plant faults in the embedded sandbox', [])
  .option('--workers <number>', 'parallel workers', '2')
  .option('--report-dir <folder>', 'where runs are written, each in a folder of its own')
  .option('--config <file>', 'configuration file')
  .addHelpText(
    'after',
    '\nExit codes: 0 no finding at or above the threshold, 1 findings, 2 usage, 3 target unusable, 4 incomplete, or not proven.',
  )
  .action(async (options: AskedOptions) => {
    process.exitCode = await runVersions(options, run);
  });
