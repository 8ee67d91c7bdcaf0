import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Explanation } from '../../generators/schema/explain.js';
import { conformance, temporaryFolder } from '../test-support/conformance.js';

const id = 'c0545413-efd6-4f8e-97b8-f23753de9c31';

function folderWith(t: TestContext, files: Record<string, string>): string {
  const folder = temporaryFolder(t);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

const files = {
  'a.json': JSON.stringify({ id, status: 'OPEN', user: { name: 'A' } }),
  'b.json': JSON.stringify({ id, status: 'SHUT', user: { name: 'B' }, note: 'x' }),
  'hints.yaml': 'values:\n  - {at: /status, values: [OPEN, SHUT, AJAR], open: true}\n',
};

test('derive prints the schema of payloads, with the evidence of traffic', async (t) => {
  const { code, output } = await conformance(['derive', 'a.json', 'b.json'], folderWith(t, files));
  assert.equal(code, 0, output);
  const schema = JSON.parse(output) as Record<string, unknown>;
  assert.deepEqual(schema['required'], ['id', 'status', 'user']);
  assert.deepEqual(schema['x-evidence'], { grade: 'observed', source: 'a.json, b.json' });
});

test('derive takes hints, the grade of the payloads and the minimum of samples', async (t) => {
  const folder = folderWith(t, files);
  const derive = async (...args: string[]): Promise<string> => {
    const { code, output } = await conformance(['derive', 'a.json', 'b.json', ...args], folder);
    assert.equal(code, 0, output);
    return output;
  };
  assert.match(await derive('--hints', 'hints.yaml'), /"AJAR"/);
  assert.doesNotMatch(await derive(), /"name"\n\s*\]/);
  assert.match(await derive('--minimum-samples', '2'), /"required": \[\s*"name"\s*\]/);
  assert.match(await derive('--grade', 'documented'), /"required": \[\s*"name"\s*\]/);
});

test('derive --explain says which samples or hint caused each constraint, as a table and as JSON', async (t) => {
  const folder = folderWith(t, files);
  const explain = ['derive', 'a.json', 'b.json', '--hints', 'hints.yaml', '--explain'];
  const table = await conformance(explain, folder);
  assert.equal(table.code, 0, table.output);
  assert.match(table.output, /^where +keyword +value +grade +because$/m);
  assert.match(table.output, /^\/properties\/id +format +"uuid" +assumed \(example\) +a\.json, b\.json$/m);
  assert.match(table.output, /^\/properties\/status +enum +.* +observed \(prose\) +hint: values OPEN, SHUT, AJAR$/m);
  const json = await conformance([...explain, '--json'], folder);
  const lines = JSON.parse(json.output) as Explanation[];
  const note = lines.find((line) => line.pointer === '/properties/note');
  assert.deepEqual([note?.keyword, note?.samples, note?.grade], ['type', ['b.json'], 'observed']);
});

test('derive says in one line what is wrong with its input, and exits with 2', async (t) => {
  const folder = folderWith(t, { ...files, 'no.json': '{', 'misspelt.yaml': 'map: [/a]', 'no.yaml': 'a: [' });
  const wrong: [string[], RegExp][] = [
    [[], /name payload files, or a version/],
    [['missing.json'], /missing\.json: no such file/],
    [['.'], /\.: a folder/],
    [['no.json'], /no\.json: no JSON/],
    [['a.json', '--hints', 'missing.yaml'], /missing\.yaml: no such file/],
    [['a.json', '--hints', 'misspelt.yaml'], /misspelt\.yaml: hints: .*\(map\)/],
    [['a.json', '--hints', 'no.yaml'], /no\.yaml: no YAML/],
    [['a.json', '--minimum-samples', '0'], /--minimum-samples 0/],
    [['a.json', '--grade', 'rumour'], /--grade rumour: unknown; known: documented, observed/],
    [['a.json', '--json'], /--json goes with --explain/],
    [['a.json', '--api-version', 'test'], /not both/],
    [['--api-version', 'none'], /--api-version none: unknown/],
  ];
  await Promise.all(
    wrong.map(async ([args, message]) => {
      const { code, output } = await conformance(['derive', ...args], folder);
      assert.equal(code, 2, `${args.join(' ')}: ${output}`);
      assert.match(output, message);
      assert.equal(output.trim().split('\n').length, 1, output);
    }),
  );
});
