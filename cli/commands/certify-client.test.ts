// Certifying a client as a user does it: a command of the partner's, HTTPS, a person at the live page, and what can't be used.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { madeTls } from '../../certification/client/tls.js';
import { packageRoot } from '../../contracts/model/load.js';
import { conformance, startConformance, temporaryFolder } from '../test-support/conformance.js';

const client = `node "${path.join(packageRoot, 'examples/client/client.mjs')}"`;

/** A flow that is over soon. */
const flow = `- id: read
  profile: core
  action: balances
  does: getUserBalances
  text: Read the balances of the user.
  parameters: { user: '{user}' }
  shows: [client-flows-done]
  ends: [done]
`;

function folderWithFlow(t: TestContext): string {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'flow.yaml'), flow);
  return folder;
}

const tried = ['certify', 'client', '--flows', 'flow.yaml'];
const outcomeOf = (folder: string, id: string): string | undefined => {
  const text = readFileSync(path.join(folder, 'certification/requirements.json'), 'utf8');
  const { results } = JSON.parse(text) as { results: { requirement: string; outcome: string }[] };
  return results.find(({ requirement }) => requirement === id)?.outcome;
};

test('a client that trusts the made certificate speaks HTTPS with the proxy, and one that does not gets nowhere', async (t) => {
  const folder = folderWithFlow(t);
  const trusting = `NODE_EXTRA_CA_CERTS="$CONFORMANCE_CA_FILE" ${client}`;
  const good = await conformance([...tried, '--tls', '--command', trusting], folder);
  assert.match(good.output, /^trust +.*certification\.ca\.pem$/m);
  assert.equal(outcomeOf(folder, 'core-client-flows-done'), 'conformant', good.output);
  assert.ok(!readFileSync(path.join(folder, 'certification.ca.pem'), 'utf8').includes('PRIVATE'));
  const stranger = await conformance([...tried, '--tls', '--command', client], folder);
  assert.match(stranger.output, /core-client-flows-done \(MUST\): read ended with: not known/);
});

test('a pair of the partner’s own serves HTTPS too, and one that does not fit is told before anything starts', async (t) => {
  const folder = folderWithFlow(t);
  const [own, other] = [await madeTls(Date.now()), await madeTls(Date.now())];
  const files = { 'key.pem': own.key, 'cert.pem': own.cert, 'ca.pem': own.ca, 'other.pem': other.cert };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const pair = (key: string, cert: string): string[] => ['--tls-key', key, '--tls-cert', cert, '--command'];
  const command = `NODE_EXTRA_CA_CERTS=ca.pem ${client}`;
  await conformance([...tried, ...pair('key.pem', 'cert.pem'), command], folder);
  assert.equal(outcomeOf(folder, 'core-client-flows-done'), 'conformant');
  const odd: [string, string, RegExp][] = [
    ['key.pem', 'other.pem', /other\.pem: is no certificate of the key in key\.pem/],
    ['cert.pem', 'cert.pem', /cert\.pem: no private key in PEM/],
    ['key.pem', 'key.pem', /key\.pem: no certificate in PEM/],
    ['key.pem', 'none.pem', /none\.pem: no such file/],
  ];
  for (const [key, cert, message] of odd) {
    const { code, output } = await conformance([...tried, ...pair(key, cert), 'true'], folder);
    assert.deepEqual([code, output.trim().split('\n').length], [2, 1], output);
    assert.match(output, message);
  }
});

test('a person carries the flows out at the live page, with the key of a file that is gone afterwards', async (t) => {
  const folder = folderWithFlow(t);
  const running = startConformance([...tried, '--live'], folder);
  t.after(() => running.child.kill('SIGKILL'));
  const page = (await running.line(/^live page /)).slice('live page '.length);
  const stream = await fetch(`${page}events`);
  const events = followed(stream);
  const { baseUrl, keyFile } = (await events('start')) as unknown as { baseUrl: string; keyFile: string };
  const { parameters } = (await events('flow')) as unknown as { parameters: { user: string } };
  const key = readFileSync(keyFile, 'utf8').trim();
  const read = await fetch(`${baseUrl}/v1/user/balances/${parameters.user}`, { headers: { 'x-api-key': key } });
  assert.equal(read.status, 200);
  assert.equal((await events('call'))['operation'], 'getUserBalances');
  await fetch(`${page}ended`, { method: 'POST', body: JSON.stringify({ flow: 'read', ended: 'done' }) });
  const end = await events('end');
  assert.equal(end['verdict'], 'incomplete');
  assert.ok(!JSON.stringify(events.all()).includes(key));
  const { code, output } = await running.ended;
  assert.deepEqual([code, output.includes(key), existsSync(keyFile)], [4, false, false], output);
  assert.equal(outcomeOf(folder, 'core-client-flows-done'), 'conformant');
});

type Event = Record<string, unknown> & { type: string };

/** Gives the next event of a type; `all` what came so far. */
function followed(response: Response): { (type: string): Promise<Event>; all(): Event[] } {
  const came: Event[] = [];
  const lines = linesOf(response);
  const next = async (type: string): Promise<Event> => {
    for await (const line of { [Symbol.asyncIterator]: () => lines }) {
      if (!line.startsWith('data: ')) continue;
      const event = JSON.parse(line.slice(6)) as Event;
      came.push(event);
      if (event.type === type) return event;
    }
    throw new Error(`no event ${type}`);
  };
  return Object.assign(next, { all: () => came });
}

/** The lines of a stream, whose reading goes on where it was left. */
function linesOf({ body }: Response): AsyncIterator<string> {
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next(): Promise<IteratorResult<string>> {
      for (;;) {
        const at = text.indexOf('\n');
        if (at >= 0) {
          const value = text.slice(0, at);
          text = text.slice(at + 1);
          return { done: false, value };
        }
        const { done, value } = await reader.read();
        if (done) return { done, value: undefined };
        text += decoder.decode(value, { stream: true });
      }
    },
  };
}

test('a client that sends its key in the query is told by its requirement, and gets no certificate', async (t) => {
  const folder = folderWithFlow(t);
  const url = '"$CONFORMANCE_BASE_URL/v1/user/balances/u?k=$CONFORMANCE_API_KEY"';
  const command = `node -e 'require("http").get(process.argv[1], (a) => { a.resume(); process.exitCode = 11; })' ${url}`;
  const { code, output } = await conformance([...tried, '--command', command], folder);
  assert.equal(code, 1, output);
  assert.match(output, /not conformant core-client-key-elsewhere \(MUST\): .*the key stands in the query/);
  assert.match(output, /certificate none/);
});

test('what can’t be used ends with a line and 2', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(path.join(folder, 'f.yaml'), '- id: a\n  profil: core\n');
  const odd: [string[], RegExp][] = [
    [['--target', 'http://127.0.0.1:9'], /--user: with --target/],
    [['--target', 'http://example.com', '--user', 'u'], /--allow-host example\.com/],
    [['--tls-key', 'k.pem'], /--tls-key and --tls-cert/],
    [['--key', 'env:ISSUER_KEY'], /--key: what is signed names a product/],
    [['--flows', 'f.yaml'], /f\.yaml:2: .*unknown member "profil"/],
  ];
  for (const [args, message] of odd) {
    const { code, output } = await conformance(['certify', 'client', '--command', 'true', ...args], folder);
    assert.equal(code, 2, output);
    assert.match(output, message);
  }
  const nobody = await conformance(['certify', 'client'], folder);
  assert.equal(nobody.code, 2);
  assert.match(nobody.output, /--command: say what starts your client, or --live/);
});
