// What a user may hand over wrongly: one clear line each, and nothing half written.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Command } from 'commander';
import { ContractError, loadContract, packageRoot } from '../contracts/model/load.js';
import { loadConfig, UsageError } from '../engine/config.js';
import { asFileUsage, writeWhole } from '../engine/files.js';
import { RecordError } from '../engine/record/reader.js';
import { caseEndLine, caseLine, endLine, exchangeLine, judgementLine, runLine } from '../engine/test-support/lines.js';
import { PatchError } from '../generators/contract/patch.js';
import { patchFor } from '../generators/contract/test-support/patch-for.js';
import { PageError } from '../generators/import/page.js';
import { contractNamed } from '../runner/contract.js';
import { listenError } from '../runner/option-values.js';
import { waiversOf } from '../runner/waivers.js';
import { startSink } from '../sink/index.js';
import { JournalProblem } from '../sink/journal.js';
import { compareCommand } from './commands/compare.js';
import { deriveCommand } from './commands/derive.js';
import { importCommand } from './commands/import.js';
import { mergeCommand } from './commands/merge.js';
import { reportCommand } from './commands/report.js';
import { sandboxCommand } from './commands/sandbox.js';
import { sinkCommand } from './commands/sink.js';
import { temporaryFolder } from './test-support/conformance.js';

const clear = [UsageError, ContractError, RecordError, PageError, PatchError];

/** What a command that the user got wrong says, in this process: one line, by an error whose exit code is 2. */
async function refusal(t: TestContext, work: () => unknown): Promise<string> {
  const { mock } = t.mock.method(console, 'log', () => undefined);
  try {
    await work();
  } catch (error) {
    assert.ok(
      clear.some((kind) => error instanceof kind),
      `no clear error: ${String((error as Error).stack)}`,
    );
    const { message } = error as Error;
    assert.ok(!message.includes('\n'), message);
    return message;
  } finally {
    mock.restore();
  }
  return assert.fail('it was taken');
}

const calling =
  (command: Command, ...args: string[]) =>
  (): Promise<unknown> =>
    command.exitOverride().parseAsync(args, { from: 'user' });

/** Everything below a folder, to see that nothing was written. */
const all = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

const page = path.join(packageRoot, 'generators/import/test-support/webhook-page.txt');

/** A record of a run in a folder of its own, its lines as given. */
function recordIn(folder: string, ...lines: unknown[]): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'record.ndjson');
  writeFileSync(file, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
  return file;
}

const whole = () => [runLine(), caseLine(), exchangeLine(200), judgementLine('pass'), caseEndLine(), endLine];

test('import writes below its folder alone, whatever names the page or the patch has', async (t) => {
  const folder = temporaryFolder(t);
  const into = path.join(folder, 'own', 'deep');
  for (const id of ['../../outside', '', '.', '/etc/outside', 'a/b', 'x'.repeat(300)])
    assert.match(await refusal(t, calling(importCommand, page, '--into', into, '--id', id)), /^--id ".*": no name/);
  const text = readFileSync(page, 'utf8').split('\n');
  const odd = path.join(folder, 'page.txt');
  writeFileSync(odd, [text[0], '../../outside', ...text.slice(2)].join('\n'));
  assert.match(
    await refusal(t, calling(importCommand, odd, '--into', into, '--id', 'x')),
    /page\.txt:2: edition "\.\./,
  );
  const patch = path.join(folder, 'contract-patch.json');
  writeFileSync(patch, JSON.stringify(patchFor('../../outside' as 'test', [])));
  assert.match(
    await refusal(t, calling(importCommand, patch, '--into', into)),
    /version "\.\.\/\.\.\/outside" is unknown/,
  );
  assert.deepEqual(all(folder), ['contract-patch.json', 'page.txt']);
  assert.match(await refusal(t, calling(importCommand, folder, '--into', into)), /a folder, no file; name a page/);
});

test('a version is a name, wherever it comes from', async (t) => {
  for (const version of ['../contracts/test', '', '/etc'])
    assert.match(await refusal(t, () => loadContract(version)), /^API version ".*": no name/);
  const folder = temporaryFolder(t);
  const [run = runLine(), ...rest] = whole();
  const file = recordIn(path.join(folder, 'a'), { ...run, apiVersion: '../../outside' }, ...rest);
  const other = recordIn(path.join(folder, 'b'), ...whole());
  const output = path.join(folder, 'deep', 'output');
  assert.match(
    await refusal(t, calling(reportCommand, file, other, '--output', output)),
    /record\.ndjson:1: apiVersion "\.\.\/\.\.\/outside": no name/,
  );
  assert.deepEqual(all(folder), ['a', 'a/record.ndjson', 'b', 'b/record.ndjson']);
  await assert.rejects(
    startSink({ journal: 'none', readToken: 'r', inboxes: [{ name: '../x' }] }),
    /inbox "\.\.\/x": no name/,
  );
});

test('an odd or old record is told with its line', async (t) => {
  const folder = temporaryFolder(t);
  const { runId: _runId, ...old } = runLine();
  const odd: [unknown[], RegExp][] = [
    [[{ type: 'run' }], /record\.ndjson:1: a line of type run must have required property 'format'/],
    [[old], /record\.ndjson:1: a line of type run must have required property 'runId'/],
    [[runLine(), { type: 'case', id: 7 }], /record\.ndjson:2: a line of type case /],
    [[{ ...runLine(), format: 99 }], /record format 99 is newer/],
    [[{ ...runLine(), format: 0 }], /record\.ndjson:1: a line of type run \/format must be equal to constant/],
    [['[1,2]'], /record\.ndjson:1: a line of a record has a "type"/],
    [['null', ''], /record\.ndjson:1: a line of a record is a JSON object/],
  ];
  for (const [lines, message] of odd)
    assert.match(await refusal(t, calling(reportCommand, recordIn(folder, ...lines))), message);
  const asFolder = path.join(folder, 'b', 'record.ndjson');
  mkdirSync(asFolder, { recursive: true });
  assert.match(
    await refusal(t, calling(reportCommand, path.join(folder, 'b'))),
    /b\/record\.ndjson: could not be read \(EISDIR\)/,
  );
});

test('an odd old folder is left out of a history with its reason, and the comparison is made', async (t) => {
  const folder = temporaryFolder(t);
  const history = path.join(folder, 'history');
  const [run = runLine(), ...rest] = whole();
  const file = recordIn(path.join(folder, 'now'), ...whole());
  recordIn(path.join(history, '1'), { ...run, runId: 'earlier' }, ...rest);
  recordIn(path.join(history, '2'), '{"type":"run","format":1}');
  recordIn(path.join(history, '3'), { ...run, apiVersion: 'forgotten' }, ...rest);
  mkdirSync(path.join(history, '4', 'record.ndjson'), { recursive: true });
  const { mock } = t.mock.method(console, 'log', () => undefined);
  const before = process.exitCode;
  await calling(compareCommand, file, file, '--history', history, '--reporter', 'json', '--output', folder)();
  process.exitCode = before;
  const printed = mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
  for (const [name, reason] of [
    ['2', 'must have required property'],
    ['3', 'no contract of API version "forgotten"'],
    ['4', 'could not be read (EISDIR)'],
  ] as const)
    assert.ok(printed.includes('left out of the history') && printed.includes(reason), `${name}: ${printed}`);
  assert.match(readFileSync(path.join(folder, 'comparison.json'), 'utf8'), /left out of the history/);
});

test('what can not be written is told, and leaves nothing behind', async (t) => {
  const folder = temporaryFolder(t);
  const file = recordIn(path.join(folder, 'now'), ...whole());
  const taken = path.join(folder, 'taken');
  writeFileSync(taken, 'a file');
  const output = ['--output', path.join(taken, 'below')];
  const could = /taken\/below.*could not be written \(a part of it is no folder\)/;
  assert.match(await refusal(t, calling(reportCommand, file, ...output)), could);
  assert.match(await refusal(t, calling(compareCommand, file, file, ...output)), could);
  assert.match(await refusal(t, calling(mergeCommand, file, ...output)), could);
  mkdirSync(path.join(folder, 'target.json'));
  assert.match(
    await refusal(t, () => writeWhole(path.join(folder, 'target.json'), 'text')),
    /target\.json: could not be written/,
  );
  assert.deepEqual(all(folder), ['now', 'now/record.ndjson', 'taken', 'target.json']);
});

test('what can not be merged leaves no folder behind, however deep', async (t) => {
  const folder = temporaryFolder(t);
  const [run = runLine(), ...rest] = whole();
  const damaged = recordIn(path.join(folder, 'damaged'), run, { type: 'judgement' }, ...rest);
  const alone = recordIn(path.join(folder, 'alone'), ...whole());
  const before = all(folder);
  const output = path.join(folder, 'new', 'deep', 'output');
  for (const [record, message] of [
    [damaged, /record\.ndjson:2: a line of type judgement/],
    [alone, /two shards or more/],
    [path.join(folder, 'nowhere'), /no such record/],
  ] as const)
    assert.match(await refusal(t, calling(mergeCommand, record, '--output', output)), message);
  assert.deepEqual(all(folder), before);
  // A folder that was there before stays, and so does what is in it.
  mkdirSync(output, { recursive: true });
  await refusal(t, calling(mergeCommand, damaged, '--output', output));
  assert.deepEqual(all(output), []);
});

test('folders that lead to a name which can not be made are taken away again', async (t) => {
  const folder = temporaryFolder(t);
  const file = path.join(folder, 'new', 'deep', 'x'.repeat(300), 'file.txt');
  assert.match(await refusal(t, () => writeWhole(file, 'text')), /could not be written \(the name is too long\)/);
  assert.match(await refusal(t, () => writeWhole(path.join(folder, 'new', 'x'.repeat(300)), '')), /too long/);
  assert.deepEqual(all(folder), []);
});

test('a folder, or nothing, is no file of waivers', async (t) => {
  const folder = temporaryFolder(t);
  assert.match(
    await refusal(t, () => waiversOf({}, { waivers: folder }, 'test')),
    /a folder, no file; name a file of waivers/,
  );
  assert.match(
    await refusal(t, () => waiversOf({}, { writeWaivers: folder }, 'test')),
    /--write-waivers .*a folder, no file/,
  );
  assert.match(await refusal(t, () => waiversOf({ waivers: 'nowhere' }, {}, 'test')), /^nowhere: no such file/);
});

test('a document that is a bomb, or nested beyond measure, is refused at once', async (t) => {
  const folder = temporaryFolder(t);
  const letters = [...'abcdefghij'];
  const laughs = letters.map((letter, index) =>
    index === 0
      ? 'a: &a [x, x, x, x, x, x, x, x, x]'
      : `${letter}: &${letter} [${Array(9)
          .fill(`*${letters[index - 1]}`)
          .join(', ')}]`,
  );
  const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  const bombs: [string, RegExp][] = [
    [`${head}${laughs.join('\n')}\npaths: { /x: { get: { responses: { '200': { description: ok } } } } }\n`, /aliases/],
    [`${head}x-deep: ${nested(400)}\n`, /nested too deeply|neither YAML nor JSON/],
    [
      JSON.stringify({ openapi: '3.1.0', paths: {} }).replace('{}', nested(5_000)),
      /nested too deeply|neither YAML nor JSON/,
    ],
    [`${head}x-self: &a [*a]\n`, /contains itself by an alias/],
    [`${head}x-missing: *nothing\n`, /aliases/],
  ];
  const file = path.join(folder, 'openapi.yaml');
  for (const [text, message] of bombs) {
    writeFileSync(file, text);
    assert.match(await refusal(t, () => contractNamed(file)), message);
  }
  assert.match(await refusal(t, () => contractNamed(folder)), /^--contract .*: a folder, no file; name an OpenAPI/);
  assert.deepEqual(all(folder), ['openapi.yaml']);
  const config = path.join(folder, 'sink.yaml');
  writeFileSync(config, `${laughs.join('\n')}\n`);
  assert.match(await refusal(t, calling(sinkCommand, '--config', config)), /sink\.yaml:1: has aliases/);
});

test('a sink without a usable host or journal says which', async (t) => {
  const folder = temporaryFolder(t);
  const journal = path.join(folder, 'journal.ndjson');
  const elsewhere = ['--host', '192.0.2.1', '--journal', journal];
  assert.match(await refusal(t, calling(sinkCommand, ...elsewhere)), /host 192\.0\.2\.1 is no address of this machine/);
  assert.match(
    await refusal(t, calling(sinkCommand, '--journal', folder)),
    /the journal could not be opened \(a folder/,
  );
  const nowhere = path.join(folder, 'no', 'journal.ndjson');
  assert.match(await refusal(t, calling(sinkCommand, '--journal', nowhere)), /could not be opened \(no such file\)/);
  writeFileSync(journal, '{"sequence":7}\n');
  assert.match(await refusal(t, calling(sinkCommand, '--journal', journal)), /is damaged: line 1 .* is not delivery 1/);
  assert.equal(readFileSync(journal, 'utf8'), '{"sequence":7}\n', 'a damaged journal stays as it is');
  await assert.rejects(startSink({ journal, readToken: 'r' }), JournalProblem);
  assert.ok(!existsSync(path.join(folder, 'no')));
});

test("the token of a sink's webhooks comes from the named variable", async (t) => {
  const folder = temporaryFolder(t);
  const journal = ['--journal', path.join(folder, 'journal.ndjson')];
  const token = ['--webhook-token', 'NO_SUCH_VARIABLE'];
  assert.match(
    await refusal(t, calling(sinkCommand, ...journal, ...token)),
    /--webhook-token: the environment variable NO_SUCH_VARIABLE is not set/,
  );
  const config = path.join(folder, 'sink.yaml');
  writeFileSync(config, 'inboxes: [{ name: a }]\n');
  assert.match(
    await refusal(t, calling(sinkCommand, '--config', config, ...journal, ...token)),
    /--webhook-token: the configuration names inboxes; write their tokens there/,
  );
  assert.deepEqual(all(folder), ['sink.yaml']);
});

test('errors of the system are usage where they are about what the user named, and stay what they are elsewhere', () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
  assert.equal(asFileUsage(full, 'file', 'could not be written'), full);
  assert.equal(listenError(full, "the sink's"), full);
  const lookUp = Object.assign(new Error('x'), { code: 'ENOTFOUND', hostname: 'nowhere.invalid' });
  assert.match(String(listenError(lookUp, "the sink's")), /the sink's host nowhere\.invalid is no address/);
});

test('what never ends is refused by every command that reads a file', { timeout: 20_000 }, async (t) => {
  const folder = temporaryFolder(t);
  const endless = '/dev/zero';
  for (const [work, wanted] of [
    [calling(importCommand, endless, '--into', folder), /^\/dev\/zero: a device, no file; name a page/],
    [() => contractNamed(endless), /^--contract \/dev\/zero: a device, no file/],
    [() => waiversOf({}, { waivers: endless }, 'test'), /^\/dev\/zero: a device, no file; name a file of waivers/],
    [() => loadConfig(folder, endless), /^\/dev\/zero: a device, no file; name a configuration/],
    [calling(reportCommand, endless, '--output', folder), /^\/dev\/zero: a device, no file; name the record/],
    [calling(compareCommand, endless, endless), /^\/dev\/zero: a device, no file; name the record/],
    [calling(mergeCommand, endless, endless, '--output', folder), /^\/dev\/zero: a device, no file; name the record/],
    [calling(deriveCommand, endless), /^\/dev\/zero: a device, no file; name a file with a JSON payload/],
    [calling(sinkCommand, '--config', endless), /^--config \/dev\/zero: a device, no file/],
    [calling(sandboxCommand, '--state', endless), /^--state \/dev\/zero: a device, no file/],
  ] as const)
    assert.match(await refusal(t, work), wanted);
  assert.deepEqual(all(folder), []);
});
