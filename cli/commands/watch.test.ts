import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../test-support/conformance.js';
import { watchCommand } from './watch.js';

const page = (route: string, type: string): string => `# Create order

\`\`\`yaml
openapi: 3.0.1
info: {title: '', version: 1.0.0}
paths:
  ${route}:
    post:
      summary: Create order
      x-run-in-apidog: https://app.apidog.com/web/project/1/apis/api-123456-run
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {total: {type: ${type}}}}}}
\`\`\`
`;

/** Runs the command in this process; gives what is printed and the exit code. */
async function watched(t: TestContext, ...args: string[]): Promise<{ text: string; code: unknown }> {
  const { mock } = t.mock.method(console, 'log', () => undefined);
  process.exitCode = undefined;
  await watchCommand.parseAsync(args, { from: 'user' });
  const code = process.exitCode;
  process.exitCode = undefined;
  const text = mock.calls.map(({ arguments: printed }) => printed.join(' ')).join('\n');
  mock.restore();
  return { text, code };
}

test('watch imports a new source, is silent while it stays, and tells a change once, with a snapshot of it', async (t) => {
  const folder = temporaryFolder(t);
  const [file, own] = [path.join(folder, 'order.md'), path.join(folder, 'own')];
  const notices = path.join(folder, 'notices.txt');
  const args = [file, '--into', own, '--api-version', 'shop', '--notify', `file:${notices}`];
  writeFileSync(file, page('/v1/orders', 'string'));
  assert.equal((await watched(t, ...args)).code, undefined);
  assert.match((await watched(t, ...args)).text, /^nothing changed: 1 source as before$/);
  writeFileSync(file, page('/v1/orders', 'number'));
  const { text, code } = await watched(t, ...args);
  assert.equal(code, 1);
  assert.match(text, /order\.md: changed/);
  assert.match(text, /POST \/v1\/orders/);
  const [snapshot = ''] = readdirSync(path.join(own, 'shop', 'snapshots'));
  assert.match(snapshot, /^\d{4}-\d\d-\d\d-[0-9a-f]{12}\.json$/);
  assert.match(readFileSync(path.join(own, 'shop', 'snapshots', snapshot), 'utf8'), /"counterexample"/);
  assert.equal((await watched(t, ...args)).code, undefined);
  assert.equal(readFileSync(notices, 'utf8').match(/documentation of shop changed: /g)?.length, 1);
});

test('a page that moved is recognised by its number', async (t) => {
  const folder = temporaryFolder(t);
  const [file, own] = [path.join(folder, 'order.md'), path.join(folder, 'own')];
  const args = [file, '--into', own, '--api-version', 'shop'];
  writeFileSync(file, page('/v1/orders', 'string'));
  await watched(t, ...args);
  writeFileSync(file, page('/v2/orders', 'string'));
  const { text } = await watched(t, ...args);
  assert.match(text, /moved: POST \/v1\/orders is POST \/v2\/orders now \(page 123456\)/);
});
