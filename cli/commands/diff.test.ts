import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, describe } from 'node:test';
import type { DiffResult } from '../../diff/result.js';
import { parseWaivers } from '../../engine/waivers/file.js';
import { conformance, type Ended } from '../test-support/conformance.js';

const folder = mkdtempSync(path.join(tmpdir(), 'diff-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command; output and errors come together. */
const runCli = (args: readonly string[]): Promise<Ended> => conformance(args, folder);

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

function document(schema: object): string {
  const content = { 'application/json': { schema } };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Made', version: '1' },
    paths: {
      '/a': {
        post: { operationId: 'a', requestBody: { required: true, content }, responses: { 200: { description: 'x' } } },
      },
    },
  });
}

const wide = file('wide.json', document({ type: 'string', maxLength: 9 }));
const narrow = file('narrow.json', document({ type: 'string', maxLength: 5 }));

describe('diff', () => {
  test('exits with 1 where something breaks, and shows the value', async () => {
    const { code, output } = await runCli(['diff', wide, narrow]);
    assert.equal(code, 1);
    assert.match(output, /request-body-max-length-decreased, proven/);
    assert.match(output, /what the old side sends: "/);
  });

  test('exits with 0 where nothing breaks, and says so where nothing changed', async () => {
    assert.equal((await runCli(['diff', narrow, wide])).code, 0);
    const { code, output } = await runCli(['diff', wide, wide]);
    assert.equal(code, 0);
    assert.match(output, /No change\./);
  });

  test('writes each format to a folder', async () => {
    const reports = path.join(folder, 'out');
    const formats = 'json,junit,sarif,github,overlay,markdown';
    const { output } = await runCli(['diff', wide, narrow, '--format', formats, '--output', reports]);
    assert.match(output, /report +\S+diff\.json/);
    const { changes } = JSON.parse(readFileSync(path.join(reports, 'diff.json'), 'utf8')) as { changes: object[] };
    assert.equal(changes.length, 1);
    assert.match(
      readFileSync(path.join(reports, 'diff.github.txt'), 'utf8'),
      /^::error file=\S+narrow\.json,line=1,col=\d+,/,
    );
  });

  test('takes what waivers accept, and fails by those that accept nothing', async () => {
    const waivers = path.join(folder, 'waivers.yaml');
    await runCli(['diff', wide, narrow, '--write-waivers', waivers]);
    const draft = readFileSync(waivers, 'utf8');
    writeFileSync(waivers, draft.replace('reason:', 'reason: agreed').replace('owner:', 'owner: payments'));
    assert.equal((await runCli(['diff', wide, narrow, '--waivers', waivers])).code, 0);
    const { code, output } = await runCli(['diff', wide, wide, '--waivers', waivers]);
    assert.equal(code, 1);
    assert.match(output, /waivers\.yaml:\d+: the waiver of request-body-max-length-decreased accepts no change/);
  });

  test('a file of levels makes rules louder or quieter, by change or by rule, and says what the level was', async () => {
    const quiet = file(
      'quiet.yaml',
      'levels:\n  - rule: max-length-decreased\n    level: info\n    reason: ours are short\n',
    );
    const { code, output } = await runCli(['diff', wide, narrow, '--levels', quiet]);
    assert.equal(code, 0, output);
    assert.match(output, /info .*request-body-max-length-decreased, proven.*level chosen, was fail: ours are short/);
    const loud = file(
      'loud.yaml',
      [
        'levels:',
        '  - { rule: max-length-increased, level: info, reason: not ours }',
        '  - { rule: request-body-max-length-increased, level: fail, reason: we store five }',
      ].join('\n'),
    );
    const raised = await runCli(['diff', narrow, wide, '--levels', loud, '--format', 'json']);
    assert.equal(raised.code, 1, raised.output);
    const { changes, counts } = JSON.parse(raised.output) as DiffResult;
    assert.deepEqual(
      changes.map(({ level, chosen }) => [level, chosen]),
      [['fail', { was: 'info', reason: 'we store five' }]],
    );
    assert.deepEqual(counts.byLevel, { info: 0, warn: 0, fail: 1 });
  });

  const odd: [string, string, RegExp][] = [
    [
      'an unknown rule',
      '- { rule: max-lenght, level: info, reason: r }',
      /odd\.yaml:2: there is no rule max-lenght; did you/,
    ],
    [
      'an unknown level',
      '- { rule: max-length-decreased, level: err, reason: r }',
      /:2: level "err": unknown; known: info/,
    ],
    ['no reason', '- { rule: max-length-decreased, level: info }', /:2: reason is missing or empty/],
    [
      'a member too many',
      '- { rule: max-length-decreased, levels: info, reason: r }',
      /:2: "levels" is no member of a level/,
    ],
    [
      'a rule twice',
      '- { rule: max-length-decreased, level: info, reason: r }\n- { rule: max-length-decreased, level: warn, reason: r }',
      /:3: max-length-decreased has a level already, at .*odd\.yaml:2/,
    ],
  ];
  for (const [what, entries, message] of odd)
    test(`refuses a file of levels with ${what}, by file and line`, async () => {
      const { code, output } = await runCli([
        'diff',
        wide,
        narrow,
        '--levels',
        file('odd.yaml', `levels:\n${entries}\n`),
      ]);
      assert.equal(code, 2, output);
      assert.match(output, message);
    });

  test('shares a file of waivers with run: each passes over the entries of the other', async () => {
    const shared = file(
      'shared.yaml',
      [
        'waivers:',
        '  - check: response-schema',
        '    id: createUser:examples:documented',
        '    reason: known',
        '    owner: payments',
        '    expires: 2999-01-01',
        '  - rule: request-body-max-length-decreased',
        '    change: "0000000000000000"',
        '    reason: agreed',
        '    owner: payments',
        '    expires: 2999-01-01',
      ].join('\n'),
    );
    const { output } = await runCli(['diff', wide, narrow, '--waivers', shared]);
    assert.match(output, /shared\.yaml:7: the waiver of request-body-max-length-decreased accepts no change/);
    const known = { checks: ['response-schema'], similar: () => [] };
    const own = parseWaivers(readFileSync(shared, 'utf8'), shared, known, { version: 'latest' });
    assert.deepEqual(
      own.map(({ check }) => check),
      ['response-schema'],
    );
  });

  test('tells changes apart that do not concern, which never fail', async () => {
    const usage = file('usage.yaml', 'operations: []\n');
    const { code, output } = await runCli(['diff', wide, narrow, '--usage', usage]);
    assert.equal(code, 0);
    assert.match(output, /Others/);
  });

  test('refuses a usage that names what neither has, which could never concern anybody', async () => {
    const usage = file('mistyped.yaml', 'operations:\n  - id: post /things\n  - other\n');
    const { code, output } = await runCli(['diff', wide, narrow, '--usage', usage]);
    assert.equal(code, 2);
    assert.match(
      output,
      /mistyped\.yaml#\/operations\/0: neither .* nor .* has the operation "post \/things"; .* \(and 1 more such\)\n$/,
    );
  });
});

describe('diff reads files in the folder of a document', () => {
  const split = (name: string, maxLength: number): string => {
    const place = path.join(folder, name);
    mkdirSync(path.join(place, 'parts'), { recursive: true });
    writeFileSync(path.join(place, 'parts', 'text.yaml'), `Text: { type: string, maxLength: ${maxLength} }\n`);
    writeFileSync(path.join(place, 'parts', 'body.yaml'), "Body: { $ref: 'text.yaml#/Text' }\n");
    return file(`${name}/api.json`, document({ $ref: 'parts/body.yaml#/Body' }));
  };

  test('what changed in them is proven, and how a document is split is no change', async () => {
    const [before, after] = [split('before', 9), split('after', 5)];
    const { code, output } = await runCli(['diff', before, after]);
    assert.equal(code, 1, output);
    assert.match(output, /request-body-max-length-decreased, proven/);
    assert.match((await runCli(['diff', before, wide])).output, /No change\./);
  });
});

describe('diff refuses in one line, with exit code 2', () => {
  const cases: [string, string, RegExp][] = [
    ['no such file', path.join(folder, 'nowhere.yaml'), /nowhere\.yaml: no such file, and no version/],
    ['no OpenAPI', file('list.yaml', '- a\n'), /no OpenAPI document/],
    ['another version', file('old.yaml', 'swagger: "2.0"\n'), /says "2.0"/],
    ['broken YAML', file('broken.yaml', 'a: [1\nb: 2\n'), /broken\.yaml:2/],
    ['no revision', 'git:nowhere-at-all:a.yaml', /nowhere-at-all/],
    ['an option in place of a revision', 'git:--output=x:a.yaml', /name a revision and a path/],
    [
      'a reference to another file',
      file('file-ref.json', document({ $ref: 'file:///etc/passwd' })),
      /outside of the document/,
    ],
    [
      'a reference out of the folder',
      file('up-ref.json', document({ $ref: '../up.json#/a' })),
      /outside of the document/,
    ],
    [
      'a reference to no file',
      file('gone-ref.json', document({ $ref: 'gone.json#/a' })),
      /refers to gone\.json, which is no file in its folder/,
    ],
    [
      'a reference to another host',
      file('host-ref.json', document({ $ref: 'https://evil.example/a.json' })),
      /outside of the document/,
    ],
    [
      'a reference to nothing',
      file('no-ref.json', document({ $ref: '#/components/schemas/Nobody' })),
      /which is not there/,
    ],
    [
      'depth',
      file('deep.json', `{"openapi":"3.1.0","a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
      /nested too deeply/,
    ],
    [
      'aliases',
      file(
        'bomb.yaml',
        [
          'a: &a [1,1,1,1,1,1,1,1,1]',
          ...'bcdefghij'
            .split('')
            .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`),
        ].join('\n'),
      ),
      /aliases/,
    ],
  ];
  for (const [name, source, message] of cases)
    test(name, async () => {
      const { code, output } = await runCli(['diff', source, wide]);
      assert.equal(code, 2, output);
      assert.match(output, message);
      assert.equal(output.trim().split('\n').length, 1, output);
    });

  test('a redirect to another host', async () => {
    const server = createServer((_, response) => response.writeHead(302, { location: 'http://127.0.0.2:1/x' }).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, output } = await runCli(['diff', `http://127.0.0.1:${port}/a.json`, wide]);
    server.close();
    assert.equal(code, 2);
    assert.match(output, /another place/);
  });
});
