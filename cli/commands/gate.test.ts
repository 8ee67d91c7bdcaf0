import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { conformance } from '../test-support/conformance.js';

const folder = mkdtempSync(path.join(tmpdir(), 'gate-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  const place = path.join(folder, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  return place;
};

// prettier-ignore
const refused: [what: string, args: string[], said: RegExp][] = [
  ['one side alone', ['--from', 'latest'], /name both sides with --from and --to/],
  ['a version that there is not', ['--from', 'latest', '--to', 'nine'], /no contract of API version "nine"; known: /],
  ['a level that there is not', ['--from', 'latest', '--to', 'test', '--fail-on', 'x'], /--fail-on x: unknown; known: info, warn, fail/],
  ['a form that there is not', ['--from', 'latest', '--to', 'test', '--format', 'pdf'], /--format pdf: unknown; known: /],
  ['an output that is a file', ['--from', 'latest', '--to', 'test', '--output', file('a-file', '')], /--output .*a-file: is a file; name a folder/],
  ['a recording into a file', ['record', '--output', file('a-file', '')], /--output .*a-file: is a file; name a folder/],
  ['a lock that --from would not know', ['--from', 'latest', '--to', 'test', '--lock', 'contract.json'], /--lock contract\.json: should be a file whose name ends with \.lock/],
  ['drafts into what is no file of waivers', ['--from', 'latest', '--to', 'test', '--write-waivers', file('w.yaml', 'waivers: 5')], /w\.yaml:1: "waivers" is no list/],
  ['a record that is none', ['--from', file('gate-record.json', '{}'), '--to', 'test'], /not what `gate record` writes/],
  ['a record that was interrupted', ['--from', path.dirname(file('unfinished/runs', '')), '--to', 'test'], /--from .*: a folder without gate-record\.json; where `gate record` was interrupted, record again/],
  ['a lock that is none', ['--from', file('contract.lock', '{}'), '--to', 'test'], /not what a passed gate writes/],
  ['a baseline that is none', ['--from', 'latest', '--to', 'test', '--baseline', file('b.json', '{}')], /no report of a gate/],
  ['a usage of what neither has', ['--from', 'latest', '--to', 'test', '--usage', file('usage.yaml', 'operations:\n  - id: createUser\n    reads: [/nameless]\n')], /usage\.yaml#\/operations\/0\/reads\/0: neither latest nor test has the member "\/nameless"; name what you use, or take it out/],
  ['a fault that there is not', ['--from', 'latest', '--to', 'test', '--fault-to', 'amount-as-number'], /--fault-to amount-as-number: the sandbox has no such fault; did you mean .*answer-amount-as-number/],
  ['a fault in a place that it does not have', ['--from', 'latest', '--to', 'test', '--fault-from', 'funds-not-checked@createUser'], /--fault-from: The fault "funds-not-checked" cannot be planted at createUser/],
  ['a demand that no version meets', ['--from', 'latest', '--to', 'test', '--config', file('require.config.ts', "export default { gate: { require: ['getBalance'] } };")], /gate\.require in the configuration: latest has no operation or webhook getBalance/],
];

for (const [what, args, said] of refused)
  test(`${what} is refused in one line before anything is sent`, async () => {
    const { code, output } = await conformance(['gate', ...args], folder);
    assert.equal(code, 2, output);
    assert.match(output, said);
    assert.equal(output.trim().split('\n').length, 1);
  });
