import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { runLine } from '../../engine/test-support/lines.js';
import { sources } from '../../generators/import/test-support/fixtures.js';
import { readUsage } from '../diff/usage.js';
import { temporaryFolder } from '../test-support/conformance.js';
import { usageCommand } from './usage.js';

interface Told {
  /** What stands in the file that was asked for. */
  text: string;
  /** What the terminal was told. */
  lines: string[];
}

/** Learns from sources of the importers' tests, by name. */
async function learnt(t: TestContext, names: readonly string[], ...options: string[]): Promise<Told> {
  const folder = temporaryFolder(t);
  const file = (name: string): string => path.join(folder, name);
  for (const [name, text] of Object.entries({
    ...sources,
    both: `${JSON.stringify(runLine({ apiVersion: 'legacy' }))}\n`,
  }))
    writeFileSync(file(name), text);
  const errors = t.mock.method(console, 'error', () => undefined);
  const args = ['learn', ...names.map(file), '--output', file('usage.yaml'), ...options];
  const named = options.map((option) => (option in sources ? file(option) : option));
  await usageCommand
    .exitOverride()
    .parseAsync([...args.slice(0, args.length - options.length), ...named], { from: 'user' });
  const lines = errors.mock.calls.map(({ arguments: [line] }) => String(line));
  errors.mock.restore();
  readUsage(file('usage.yaml'));
  return { text: readFileSync(file('usage.yaml'), 'utf8'), lines };
}

test('a record gives what it uses of the contract that is named, without any value', async (t) => {
  const { text, lines } = await learnt(t, ['record'], '--contract', 'openapi');
  assert.match(
    text,
    /^operations:\n {2}- id: GET \/orders\/\{id\}\n {4}parameters:\n {6}- id\n {4}reads:\n {6}- \/id\nwebhooks: \[\]\n$/m,
  );
  assert.ok(lines.includes('learnt    1 operations, 0 webhooks'), lines.join('\n'));
});

test('several files are one usage; what is not of the contract is told', async (t) => {
  const { lines, text } = await learnt(t, ['record', 'har', 'journal'], '--contract', 'openapi');
  assert.ok(lines.includes('unknown   POST /orders/{orderId}, 2 times: not in the contract'), lines.join('\n'));
  assert.doesNotMatch(text, /secret|private|topsecret/);
});

test('traffic of nothing in the contract, and what is no traffic, is refused in one line', async (t) => {
  const refused: readonly [names: string[], options: string[], message: RegExp][] = [
    [['har'], ['--contract', 'openapi'], /^[^\n]*har: no call of [^\n]*openapi in it; name the contract/],
    [['openapi'], [], /^[^\n]*openapi: no traffic that can be read; name a HAR file, the record of a run/],
    [['none'], [], /^[^\n]*none: no such file; name a HAR file/],
    [['record', 'both'], [], /^records of test and of legacy: name the contract/],
    [['record'], ['--contract', 'nowhere'], /^nowhere: no such file, and no version/],
  ];
  for (const [names, options, message] of refused) await assert.rejects(learnt(t, names, ...options), { message });
});
