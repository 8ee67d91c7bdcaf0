import { Command, Option } from 'commander';
import { levels, strictnesses } from '../../contracts/model/levels.js';
import { groupings } from '../../reports/causes/cause.js';
import { oneMore, repeatable } from '../../runner/option-values.js';
import type { AskedOptions } from '../run/versions.js';

export const runCommand = new Command('run')
  .option('--target <name>', 'a target of the configuration, or an address; default: the one it names, or the sandbox')
  .option('--api-version <versions>', 'API version to hold the target to; of several, one after another', repeatable)
  .option('--contract <file-or-url>', 'an OpenAPI 3.0 or 3.1 document of any API, to hold the target to instead')
  .option('--api-key <variable>', 'environment variable that holds the API key')
  .option(
    '--credential <scheme=variable>',
    'environment variable that holds the key for a security scheme of --contract; can be given several times',
    oneMore,
  )
  .option('--values <file>', 'values for requests of --contract, in YAML: ids that exist, what a service accepts')
  .option(
    '--header <header>',
    'header of every request: "Name: value", or Name=VARIABLE for what is secret; can be given several times',
    oneMore,
  )
  .option(
    '--suite <ids>',
    'suites to run, divided by commas: requests, flows, webhooks, exploration; default: all but the last',
    repeatable,
  )
  .option(
    '--explore <bound>',
    'explore random sequences for so many steps or so long, such as 500 or 2m; with the suite alone: 500',
  )
  .option('--phases <ids>', 'kinds of cases to run, divided by commas; default: all but fuzz', repeatable)
  .option(
    '--include-operation-id <patterns>',
    'operations to test, divided by commas; * stands for any text',
    repeatable,
  )
  .option('--exclude-operation-id <patterns>', 'operations never to call, not even to prepare others', repeatable)
  .option('--include-path <patterns>', 'operations to test, by their path, such as /users*', repeatable)
  .option('--exclude-path <patterns>', 'operations never to call, by their path', repeatable)
  .option('--include-method <methods>', 'operations to test, by their method', repeatable)
  .option('--exclude-method <methods>', 'operations never to call, by their method', repeatable)
  .option('--include-tag <patterns>', 'operations to test, by their tags', repeatable)
  .option('--exclude-tag <patterns>', 'operations never to call, by their tags', repeatable)
  .option('--time-limit <time>', 'send nothing more after so long, such as 20m, and tell what is left')
  .option('--checks <ids>', 'checks that judge, divided by commas; default: all', repeatable)
  .option('--shard <part/parts>', 'carry out one part of the tests; `merge` joins the records of all parts')
  .option('--rate-limit <number>', 'requests per second at a remote target, of all workers together')
  .option('--response-time <ms>', 'how long an answer may take, in milliseconds; default: as configured')
  .option('--slow', 'carry out as well what takes minutes of real time, such as watching retries at a remote target')
  .option('--dry-run', 'tell what would be sent and what it would cost, and send nothing')
  .option(
    '--trace',
    'keep traces of Playwright (steps and errors) beside the record; they are redacted when the run ends',
  )
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
  .option('--build-header <name>', "with --history: header of the API's answers that names its build")
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
    const { runAsked } = await import('../actions/run.js');
    process.exitCode = await runAsked(options);
  });
