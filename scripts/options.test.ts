import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { packageRoot } from '../contracts/model/load.js';
import { UsageError } from '../engine/config.js';
import { patternOf, versionOf } from './options.js';

/** What a script says to options: its exit code, and the lines of both streams. */
function told(script: string, args: readonly string[]): Promise<{ code: unknown; lines: string[] }> {
  const all = ['--import', 'tsx', `scripts/${script}/run.ts`, ...args];
  return new Promise((resolve) =>
    execFile(process.execPath, all, { cwd: packageRoot }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, lines: `${stdout}${stderr}`.trim().split('\n') }),
    ),
  );
}

test('a script that is asked for what cannot be meant says so in one line, exit code 2', async () => {
  const wrong: [script: string, args: string[], line: string][] = [
    ['faults', ['webhook'], "faults: Unexpected argument 'webhook'. This command does not take positional arguments"],
    ['faults', ['--only', 'zz'], 'faults: --only zz: fits no fault; `conformance sandbox --list-faults` shows them'],
    ['variations', ['--only', 'zz'], 'variations: --only zz: fits no variation; docs/variations.md lists them'],
    ['causes', ['--places', 'x'], 'causes: --places x: should be a whole number from 1 to 30'],
    ['mutation', ['--nope'], "mutation: Unknown option '--nope'"],
  ];
  await Promise.all(
    wrong.map(async ([script, args, line]) =>
      assert.deepEqual(await told(script, args), { code: 2, lines: [line] }, `${script} ${args.join(' ')}`),
    ),
  );
});

test('a pattern that is none, and a version that nobody knows, name their option', () => {
  const usage = (message: string) => (error: unknown) => error instanceof UsageError && error.message === message;
  assert.throws(() => patternOf('--only', '('), usage('--only (: Invalid regular expression: /(/: Unterminated group'));
  assert.equal(patternOf('--only', 'a.c').test('xabcx'), true);
  assert.throws(() => versionOf('--api-version', 'x'), usage('--api-version x: unknown; known: legacy, test, latest'));
  assert.equal(versionOf('--api-version', 'test'), 'test');
});
