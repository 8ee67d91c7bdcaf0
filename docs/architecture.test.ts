import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const root = path.dirname(import.meta.dirname);
const page = readFileSync(path.join(import.meta.dirname, 'architecture.md'), 'utf8');

/** Rooms as the page lists them. */
const rooms = [...page.matchAll(/^\| `([a-z]+)` +\| .+ \|$/gm)].map(([, name]) => name ?? '');

/** A block of the page that is headed with the path of a file. */
interface Block {
  kind: string;
  file: string;
  lines: string[];
}

const blocks: Block[] = [...page.matchAll(/^```(ts|diff) (\S+)\n([^]*?)^```$/gm)].map(([, kind, file, text]) => ({
  kind: kind ?? '',
  file: file ?? '',
  lines: (text ?? '').split('\n').slice(0, -1),
}));

/** Folders that hold no part of the product, and what is written while one works. */
const besideRooms = new Set([
  'docs',
  'scripts',
  'benchmarks',
  'node_modules',
  'dist',
  'conformance-report',
  'test-results',
]);

test('every room of the house is listed, and every listed one is there', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !besideRooms.has(entry.name))
    .map(({ name }) => name);
  assert.deepEqual([...rooms].sort(), folders.sort());
});

test('every room that the rules of imports name is listed', () => {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  const held = forbidden.flatMap(({ name }) => /^([a-z]+)-imports$/.exec(name)?.[1] ?? []);
  assert.ok(held.length > 8);
  assert.deepEqual(
    held.filter((room) => !rooms.includes(room)),
    [],
  );
});

test('every file and folder that the page names is there, or is one that it adds', () => {
  const added = blocks.filter(({ kind }) => kind === 'ts').map(({ file }) => file);
  const named = [...page.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, name]) => name ?? '');
  const files = [...named, ...blocks.filter(({ kind }) => kind === 'diff').map(({ file }) => file)];
  assert.ok(files.length > 20);
  for (const file of files) assert.ok(added.includes(file) || existsSync(path.join(root, file)), file);
  for (const file of added) assert.ok(!existsSync(path.join(root, file)), `${file} is there already`);
});

/** The text with the added lines of a `diff` block beside the lines that stand there. @throws where these do not stand there once */
function withAdded(text: string, { file, lines }: Block): string {
  const content = (line: string): string => line.slice(1);
  const standing = lines.filter((line) => !line.startsWith('+')).map(content);
  const before = `${standing.join('\n')}\n`;
  assert.equal(text.split(before).length, 2, `${file}: these lines do not stand there once:\n${before}`);
  return text.replace(before, () => `${lines.map(content).join('\n')}\n`);
}

/** A copy of the project in which every block of the page is carried out. */
function carriedOut(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'conformance-architecture-'));
  after(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of [...rooms, 'docs', 'scripts', 'package.json', 'tsconfig.json', 'index.ts'])
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  for (const block of blocks) {
    const file = path.join(copy, block.file);
    mkdirSync(path.dirname(file), { recursive: true });
    const text = block.kind === 'ts' ? `${block.lines.join('\n')}\n` : withAdded(readFileSync(file, 'utf8'), block);
    writeFileSync(file, text);
  }
  return copy;
}

test('what the page adds works in a copy of the project', async (t) => {
  const copy = carriedOut();
  // With it, node would take the tests below for its own and skip them.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const node = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
      cwd: copy,
      encoding: 'utf8',
      env,
    });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  const conformance = (...args: string[]): string => node('cli/main.ts', ...args);
  const given = (expression: string, from: string): string =>
    node('--input-type=module', '--eval', `import * as m from './${from}'; console.log(JSON.stringify(${expression}))`);

  await t.test('the format and the check pass the tests that hold all formats and all checks', () => {
    const formats = node(
      '--test',
      '--test-reporter=tap',
      'contracts/formats/index.test.ts',
      'generators/data/fields.test.ts',
    );
    assert.match(formats, /ok \d+ - lei: accepts what is valid/);
    const checks = node(
      '--test',
      '--test-reporter=tap',
      'engine/checks/index.test.ts',
      'engine/checks/allow-named.test.ts',
    );
    assert.match(checks, /ok \d+ - 405 is held to name the methods/);
  });
  await t.test('the rule names its example everywhere', () => {
    const output = node(
      '--test',
      '--test-reporter=tap',
      '--test-name-pattern=title-changed',
      'contracts/diff/rules/rules.test.ts',
    );
    assert.match(output, /title-changed/);
  });
  await t.test('the fault and what has to find it are known', () => {
    assert.equal(
      given("m.faults.some(({ name }) => name === 'answer-number-in-list')", 'sandbox/faults/index.ts'),
      'true\n',
    );
    const expectation = given("m.expectations['answer-number-in-list'].checks", 'scripts/faults/expectations.ts');
    assert.equal(expectation, '["response-schema"]\n');
  });
  await t.test('the script of the page is bundled anew', () => {
    node('scripts/page-scripts.mjs');
    assert.match(readFileSync(path.join(copy, 'browser/bundles/sink.ts'), 'utf8'), /j:1,k:-1/);
  });
  await t.test('the reporter is listed', () => {
    assert.match(given('m.reporters.map(({ id }) => id)', 'reports/reporters/index.ts'), /"tap"/);
  });
  await t.test('the operation is in the contract once that is derived', () => {
    conformance('derive', '--api-version', 'test');
    assert.match(conformance('list', 'operations', '--api-version', 'test'), /getCardDesigns/);
    assert.ok(existsSync(path.join(copy, 'contracts/test/schemas/responses/getCardDesigns.200.json')));
  });
  await t.test('the version is one of those that the command names', () => {
    const [, lines = ''] = /^```sh\n([^]*?)^```$/m.exec(page) ?? [];
    const [make, rename] = lines.split('\n');
    execFileSync('sh', ['-euc', `${make ?? ''}\n${rename ?? ''}`], { cwd: copy });
    assert.deepEqual(conformance('versions').trim().split('\n'), ['legacy', 'test', 'latest', 'next']);
    assert.match(conformance('list', 'operations', '--api-version', 'next'), /getUserBalances/);
  });
});
