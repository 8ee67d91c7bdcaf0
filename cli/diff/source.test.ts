/** Documents of several files, from a revision of git and from a host. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { overlaid } from '../../generators/import/overlay.js';
import { conformance, temporaryFolder, type Closing } from '../test-support/conformance.js';

/** A document whose body is what a reference leads to. */
function api(reference: string): string {
  return [
    'openapi: 3.1.0',
    'info: { title: Made, version: "1" }',
    'paths:',
    '  /users:',
    '    post:',
    '      operationId: createUser',
    '      requestBody:',
    '        required: true',
    `        content: { application/json: { schema: { $ref: ${JSON.stringify(reference)} } } }`,
    '      responses: { 200: { description: done } }',
    '',
  ].join('\n');
}

const user = (maxLength: number): string =>
  `type: object\nproperties:\n  name: { $ref: 'parts/name.yaml#/Name' }\n  tag:\n    type: string\n    maxLength: ${maxLength}\n`;

/** A document in three files, of which the schema says how long a text may be. */
function split(maxLength: number): Record<string, string> {
  return {
    'api.yaml': api('./schemas/user.yaml'),
    'schemas/user.yaml': user(maxLength),
    'schemas/parts/name.yaml': 'Name: { type: string, maxLength: 7 }\n',
  };
}

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Refused in one line with exit code 2. */
async function assertRefused(args: readonly string[], folder: string, message: RegExp): Promise<void> {
  const { code, output } = await conformance(['diff', ...args], folder);
  assert.match(output, message);
  assert.equal(output.trim().split('\n').length, 1, output);
  assert.equal(code, 2, output);
}

describe('a document of a revision', () => {
  const git = (folder: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-C', folder, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });

  /** A repository whose first commit has files, all below `spec/`, and one that no document may read. */
  function repository(t: Closing, files: Record<string, string>): string {
    const folder = temporaryFolder(t);
    git(folder, 'init', '--quiet', '--initial-branch=main');
    write(path.join(folder, 'spec'), files);
    write(folder, { 'secret.yaml': 'type: string\n' });
    return folder;
  }

  function commit(folder: string): void {
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message=made');
  }

  test('has the files beside it as they were then, and what changed in them is told where it stands', async (t) => {
    const folder = repository(t, split(9));
    commit(folder);
    write(path.join(folder, 'spec'), split(5));
    const { code, output } = await conformance(['diff', 'git:HEAD:spec/api.yaml', 'spec/api.yaml'], folder);
    assert.match(output, /request-property-max-length-decreased, proven/);
    assert.equal(code, 1, output);
    const { output: notes } = await conformance(
      ['diff', 'git:HEAD:spec/api.yaml', 'spec/api.yaml', '--format', 'github'],
      folder,
    );
    assert.match(notes, /^::error file=spec\/schemas\/user\.yaml,line=6,col=5,/);
    commit(folder);
    const past = ['git:HEAD~1:./api.yaml', 'git:HEAD:../spec/api.yaml'];
    const fromBelow = await conformance(['diff', ...past], path.join(folder, 'spec'));
    assert.match(fromBelow.output, /request-property-max-length-decreased, proven/);
    const same = await conformance(['diff', 'git:HEAD:spec/api.yaml', 'spec/api.yaml'], folder);
    assert.match(same.output, /No change\./);
    assert.equal(same.code, 0);
  });

  test('what is gone is told where it is missing by now, not at a line of the past', async (t) => {
    const folder = repository(t, split(9));
    commit(folder);
    write(path.join(folder, 'spec'), {
      'schemas/user.yaml': 'description: shorter\ntype: object\nproperties:\n  name: {}\n',
    });
    const { output } = await conformance(
      ['diff', 'git:HEAD:spec/api.yaml', 'spec/api.yaml', '--format', 'github'],
      folder,
    );
    assert.match(output, /file=spec\/schemas\/user\.yaml,line=3,col=1,.*property-removed/);
  });

  test('an Overlay turns it into the later one, with its files as parts of it where they differ', async (t) => {
    const folder = repository(t, split(9));
    commit(folder);
    write(path.join(folder, 'spec'), {
      ...split(5),
      'one.json': JSON.stringify({ openapi: '3.1.0', info: {}, paths: {} }),
    });
    const { output } = await conformance(['diff', 'spec/one.json', 'spec/api.yaml', '--format', 'overlay'], folder);
    const one = JSON.parse(readFileSync(path.join(folder, 'spec/one.json'), 'utf8')) as object;
    writeFileSync(path.join(folder, 'joined.json'), JSON.stringify(overlaid(one, JSON.parse(output), assert.fail)));
    const joined = await conformance(['diff', 'joined.json', 'spec/api.yaml'], folder);
    assert.match(joined.output, /No change\./);
  });

  test('refuses what is not in its folder in that revision', async (t) => {
    const refused: [string, RegExp][] = [
      [
        './schemas/none.yaml',
        /git:HEAD:spec\/api0\.yaml: refers to schemas\/none\.yaml, which is no file in its folder/,
      ],
      ['link.yaml', /refers to link\.yaml, which is no file in its folder/],
      ['schemas', /refers to schemas, which is no file in its folder/],
      ['../secret.yaml', /refers to \.\.\/secret\.yaml, which is outside of the document/],
      ['schemas/%2e%2e/../../secret.yaml', /outside of the document/],
      ['file:///etc/hostname', /refers to file:\/\/\/etc\/hostname, which is outside of the document/],
      ['https://example.org/user.yaml', /outside of the document/],
      ['schemas/broken.yaml', /git:HEAD:spec\/schemas\/broken\.yaml:2: neither YAML nor JSON/],
    ];
    const folder = repository(t, {
      ...split(9),
      'schemas/broken.yaml': 'a: [1\nb: 2\n',
      ...Object.fromEntries(refused.map(([reference], index) => [`api${index}.yaml`, api(reference)])),
    });
    symlinkSync('../secret.yaml', path.join(folder, 'spec/link.yaml'));
    commit(folder);
    // What lies there by now is no part of the revision.
    write(path.join(folder, 'spec'), { 'schemas/none.yaml': 'type: string\n' });
    for (const [index, [, message]] of refused.entries())
      await assertRefused([`git:HEAD:spec/api${index}.yaml`, 'spec/api.yaml'], folder, message);
  });
});

describe('a document on disk', () => {
  test('what is wrong beside it is told with the file and the place', async (t) => {
    const folder = temporaryFolder(t);
    write(folder, { ...split(9), 'one.yaml': api('#/components/schemas/None') });
    write(folder, { 'schemas/parts/name.yaml': 'Name: { $ref: "#/Nobody" }\n' });
    await assertRefused(
      ['api.yaml', 'api.yaml'],
      folder,
      /api\.yaml: schemas\/parts\/name\.yaml#\/Name: refers to schemas\/parts\/name\.yaml#\/Nobody, which is not there/,
    );
    await assertRefused(['api.yaml', 'one.yaml'], folder, /conformance: (api|one)\.yaml[:#]/);
  });
});

describe('a document at a URL', () => {
  /** A server that answers as `answers` says, else with what stands in a folder. */
  async function served(
    t: TestContext,
    files: Record<string, string>,
    answers: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
  ): Promise<{ origin: string; asked: string[]; folder: string }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (answers(request, response)) return;
      const text = files[decodeURIComponent((request.url ?? '').slice(1).split('?')[0] ?? '')];
      response.writeHead(text === undefined ? 404 : 200).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => {
      server.closeAllConnections();
      server.close();
    });
    const folder = temporaryFolder(t);
    write(folder, {
      'one.yaml': api('#/components/schemas/User').replace(/paths:/, 'components: { schemas: { User: {} } }\npaths:'),
    });
    return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, folder };
  }

  const below = (files: Record<string, string>, place: string): Record<string, string> =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${place}/${name}`, text]));

  test('has the files below its own folder, where redirects have led to', async (t) => {
    const { origin, asked, folder } = await served(
      t,
      {
        ...below(split(9), 'v1'),
        ...below(split(5), 'v2'),
        'v2/schemas/parts/name.yaml': 'Name: { $ref: "/v2/na%20me.yaml?of=user#/Name" }\n',
        'v2/na me.yaml': 'Name: { type: string, maxLength: 7 }\n',
      },
      ({ url }, response) => {
        if (url !== '/latest?token=secret') return false;
        response.writeHead(302, { location: '/v2/api.yaml' }).end();
        return true;
      },
    );
    const { code, output } = await conformance(
      ['diff', `${origin}/v1/api.yaml`, `${origin}/latest?token=secret`],
      folder,
    );
    assert.match(output, /request-property-max-length-decreased, proven/);
    assert.match(output, /\n1 change: /);
    assert.doesNotMatch(output, /secret/);
    assert.equal(code, 1);
    assert.ok(asked.includes('/v2/na%20me.yaml?of=user'), asked.join(' '));
  });

  test('refuses what is not below its folder there, and asks for nothing else', async (t) => {
    const refused: [string, RegExp][] = [
      ['schemas/none.yaml', /v1\/schemas\/none\.yaml: answered with 404/],
      ['../secret.yaml', /refers to \.\.\/secret\.yaml, which is outside of the document/],
      ['a/..%2f..%2fsecret.yaml', /outside of the document/],
      ['/secret.yaml', /outside of the document/],
      ['//127.0.0.2/v1/user.yaml', /outside of the document/],
      ['http://127.0.0.2:1/v1/user.yaml', /outside of the document/],
      ['file:///etc/hostname', /outside of the document/],
      ['schemas/out.yaml', /out\.yaml: redirects to \S+\/secret\.yaml, outside of the document's folder/],
      ['schemas/away.yaml', /away\.yaml: redirects to http:\/\/127\.0\.0\.2:1, another place/],
      ['schemas/round.yaml', /round\.yaml: redirects more than 5 times/],
      ['schemas/broken.yaml', /v1\/schemas\/broken\.yaml:2: neither YAML nor JSON/],
    ];
    const { origin, asked, folder } = await served(
      t,
      {
        ...Object.fromEntries(refused.map(([reference], index) => [`v1/api${index}.yaml`, api(reference)])),
        'v1/schemas/broken.yaml': 'a: [1\nb: 2\n',
        'secret.yaml': 'type: string\n',
      },
      ({ url }, response) => {
        const to = { out: '/secret.yaml', away: 'http://127.0.0.2:1/v1/a.yaml', round: '/v1/schemas/round.yaml' };
        const name = /schemas\/(\w+)\.yaml/.exec(url ?? '')?.[1] ?? '';
        if (!Object.hasOwn(to, name)) return false;
        response.writeHead(307, { location: to[name as keyof typeof to] }).end();
        return true;
      },
    );
    for (const [index, [, message]] of refused.entries())
      await assertRefused([`${origin}/v1/api${index}.yaml`, 'one.yaml'], folder, message);
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('/v1/')),
      [],
    );
  });

  test('refuses files that are too much together, a body without an end, and an address with a password', async (t) => {
    const { origin, folder } = await served(t, { 'api.yaml': api('endless.yaml') }, ({ url }, response) => {
      if (url !== '/endless.yaml') return false;
      response.writeHead(200);
      const block = Buffer.alloc(4 * 1024 * 1024, ' ');
      const more = (): void => {
        while (!response.destroyed && response.write(block));
      };
      response.on('drain', more);
      more();
      return true;
    });
    await assertRefused([`${origin}/api.yaml`, 'one.yaml'], folder, /endless\.yaml: has more than 64 MB/);
    await assertRefused(
      [`${origin.replace('//', '//me:pass@')}/api.yaml`, 'one.yaml'],
      folder,
      /user and password are not/,
    );
  });
});
