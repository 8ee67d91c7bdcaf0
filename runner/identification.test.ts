import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../cli/test-support/conformance.js';
import { keyLacking, type Identification } from '../contracts/model/identification.js';
import { loadContract } from '../contracts/model/load.js';
import type { OperationObject } from '../contracts/model/types.js';
import { Audit, secretValues } from '../engine/audit/audit.js';
import type { ExchangeLine, JudgementLine, RecordLine } from '../engine/record/format.js';
import { runAnyOperation } from '../engine/run-any-operation.js';
import { secretsOfRun, type RunContext } from '../engine/run-context.js';
import { selectOperations, selectPhases } from '../engine/selection.js';
import { loopback } from '../engine/test-support/server.js';
import { dataOf, openSession, rulesOf } from '../suites/support/session.js';
import { chooseContract, contractNamed, contractOfRecord } from './contract.js';
import { withoutKnowledge } from './selection.js';

const schemes = {
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  query: { type: 'apiKey', in: 'query', name: 'appid' },
  pair: { type: 'http', scheme: 'Basic' },
  token: { type: 'oauth2', flows: {} },
  bearer: { type: 'http', scheme: 'bearer' },
  digest: { type: 'http', scheme: 'digest' },
  tls: { type: 'mutualTLS' },
  alias: { $ref: '#/components/securitySchemes/query' },
};

type Asked = (keyof typeof schemes | 'unknown')[][];

/** A document whose reads `/0`, `/1` … ask for these alternatives each. */
function described(t: TestContext, asked: (Asked | undefined)[], parameters: unknown[] = []): string {
  const file = path.join(temporaryFolder(t), 'openapi.json');
  const answer = { description: 'd', content: { 'application/json': { schema: { type: 'object' } } } };
  const paths = asked.map((alternatives, index) => {
    const security = alternatives?.map((names) => Object.fromEntries(names.map((name) => [name, []])));
    const get = { operationId: `read${index}`, security, parameters, responses: { 200: answer, 401: answer } };
    return [`/${index}`, { get }];
  });
  const info = { title: 'Reads', version: '1' };
  const document = {
    openapi: '3.0.3',
    info,
    paths: Object.fromEntries(paths),
    components: { securitySchemes: schemes },
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
}

const chosen = (t: TestContext, asked: (Asked | undefined)[]): Identification =>
  contractNamed(described(t, asked)).identification;

interface Tested {
  lines: RecordLine[];
  exchanges: ExchangeLine[];
  /** All but that the server gives back the key that it got. */
  findings: JudgementLine[];
  echoes: JudgementLine[];
  skips: string[];
  paths: string[];
  leaks: readonly unknown[];
  text: string;
}

/**
 * Runs every case against a server that knows one caller and gives back what it got, into a real record.
 * @param knows whether a request has the right key
 */
async function tested(
  t: TestContext,
  file: string,
  apiKey: string,
  knows: (request: { url: string; headers: NodeJS.Dict<string | string[]> }) => boolean,
): Promise<Tested> {
  const server = await loopback(t, (response, request) => {
    const { url = '', method, headers } = request;
    const status = method !== 'GET' ? 405 : knows({ url, headers }) ? 200 : 401;
    response.writeHead(status, { allow: 'GET', 'content-type': 'application/json' });
    response.end(JSON.stringify({ url, headers, text: `you sent ${decodeURIComponent(url)}` }));
  });
  const { contract, identification } = contractNamed(file);
  const record = path.join(temporaryFolder(t), 'record.ndjson');
  const run: RunContext = {
    runId: 'test',
    apiVersion: contract.version,
    contractFolders: [],
    record,
    seed: 1,
    failOn: 'fail',
    selection: withoutKnowledge({}),
    unknownApi: true,
    target: {
      name: 'reads',
      baseUrl: server.url,
      sandbox: false,
      strictness: 'documented',
      accounts: [{ apiKey }],
      identification,
    },
    sink: { url: 'http://127.0.0.1:9', readToken: '' },
    deliveries: { deadlineMs: 0, quietMs: 0 },
    redactionKey: 'key',
  };
  const session = openSession(run, { account: 0, name: 'w' }, { rules: rulesOf(run, contract) });
  for (const { id } of selectOperations(contract, {}))
    await runAnyOperation(session, id, { phases: selectPhases({}), data: dataOf(run, id) });
  const text = readFileSync(record, 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordLine);
  const judgements = lines.filter((line) => line.type === 'judgement');
  const findings = judgements.filter(({ level }) => level !== undefined);
  return {
    lines,
    text,
    exchanges: lines.filter((line) => line.type === 'exchange'),
    findings: findings.filter(({ check }) => check !== 'secret-exposed'),
    echoes: findings.filter(({ check }) => check === 'secret-exposed'),
    skips: judgements.filter(({ check }) => check === 'skipped').map(({ message }) => message),
    paths: server.seen.map((one) => one.path),
    leaks: new Audit(secretValues(secretsOfRun(run))).file(record),
  };
}

const byRule = (exchanges: readonly ExchangeLine[], rule: string): ExchangeLine | undefined =>
  exchanges.find(({ caseId }) => caseId === `read0:auth:${rule}`);

test('of several schemes the first header, cookie or token is chosen, then a pair, then the query', (t) => {
  assert.deepEqual(
    [
      chosen(t, [[['query']], [['pair']], [['cookie']], [['header']]]).schemes,
      chosen(t, [[['query']], [['pair'], ['token']]]).schemes,
      chosen(t, [[['query']], [['pair']]]).schemes,
      chosen(t, [[['header', 'pair']], [['query']]]).schemes,
      chosen(t, [[['tls']], [['alias']]]).schemes,
    ],
    [['cookie'], ['token'], ['pair'], ['query'], ['alias']],
  );
  assert.deepEqual(chosen(t, [[['alias']]]), {
    schemes: ['alias'],
    place: 'query',
    name: 'appid',
    prefix: '',
    basic: false,
  });
  assert.deepEqual(chosen(t, [[['cookie']]]), {
    schemes: ['cookie'],
    place: 'header',
    name: 'cookie',
    prefix: 'sid=',
    basic: false,
  });
});

test('a key fulfils several schemes at once where they want it in the same place', (t) => {
  const both = chosen(t, [[['token', 'bearer']], [['bearer']]]);
  assert.deepEqual([both.schemes, both.prefix], [['token', 'bearer'], 'Bearer ']);
  const asking = (...names: string[]) => ({
    object: { security: [Object.fromEntries(names.map((name) => [name, []]))] } as unknown as OperationObject,
  });
  assert.equal(keyLacking(both, asking('bearer', 'token')), undefined);
  assert.equal(keyLacking(both, asking('bearer')), undefined);
  assert.equal(
    keyLacking(both, asking('bearer', 'query')),
    'asks for bearer and query; the run has a key for token and bearer',
  );
});

test('only where a key can call nothing is a document of no use', (t) => {
  for (const [asked, message] of [
    [[[['digest']], [['tls']]], /securitySchemes: digest \(http digest\), tls \(mutualTLS\): keys in a header, /],
    [[[['unknown']]], /: unknown \(not defined\): keys/],
    [
      [[['header', 'query']]],
      /: header \(apiKey\) with query \(apiKey\): keys .*; give each scheme its own with --credential/,
    ],
  ] as [Asked[], RegExp][])
    assert.throws(() => chosen(t, asked), { name: 'ContractError', message });
  assert.equal(chosen(t, [[['digest']], undefined]).schemes, undefined);
  assert.equal(chosen(t, [[['digest']], [['tls'], []]]).schemes, undefined);
});

test('a key in the query lets callers in, a missing, wrong or truncated one does not, and no record shows it', async (t) => {
  const key = 'k/3y+&of=the té$t-5c1e';
  const parameters = [{ in: 'query', name: 'appid', required: true, schema: { type: 'string' } }];
  const file = described(t, [[['query']]], parameters);
  const run = await tested(
    t,
    file,
    key,
    ({ url }) => new URL(url, 'http://a').searchParams.getAll('appid').join('|') === key,
  );
  assert.deepEqual(run.findings, []);
  assert.notDeepEqual(run.echoes, []);
  assert.deepEqual(run.leaks, []);
  assert.match(byRule(run.exchanges, 'no-key')?.request.url ?? '', /\/0$/);
  assert.match(byRule(run.exchanges, 'wrong-key')?.request.url ?? '', /\/0\?appid=conformance-wrong-key$/);
  assert.match(byRule(run.exchanges, 'truncated-key')?.request.url ?? '', /\/0\?appid=\$PARTNER_API_KEY_CUT$/);
  const [first] = run.exchanges;
  assert.equal(first?.response?.status, 200);
  assert.match(first.request.url, /\/0\?appid=\$PARTNER_API_KEY$/);
  assert.equal(byRule(run.exchanges, 'upper-case-header'), undefined);
  for (const shown of ['té$t', encodeURIComponent(key), encodeURIComponent(key.slice(0, -1))])
    assert.ok(!run.text.includes(shown), shown);
});

test('user and password let callers in as Basic, wrong and truncated ones do not, and no record shows them', async (t) => {
  const key = 'somebody:of the Bookshop:5c1e';
  const right = `Basic ${Buffer.from(key).toString('base64')}`;
  const run = await tested(t, described(t, [[['pair']]]), key, ({ headers }) => headers['authorization'] === right);
  assert.deepEqual(run.findings, []);
  assert.deepEqual(run.leaks, []);
  const sent = (rule: string) => byRule(run.exchanges, rule)?.request.headers['authorization'];
  assert.equal(run.exchanges[0]?.request.headers['authorization'], 'Basic $PARTNER_API_KEY');
  assert.equal(sent('no-key'), undefined);
  const wrong = 'conformance-wrong-key:conformance-wrong-key';
  assert.equal(sent('wrong-key'), `Basic ${Buffer.from(wrong).toString('base64')}`);
  assert.equal(sent('truncated-key'), 'Basic $PARTNER_API_KEY_CUT');
  for (const shown of [right.slice(6), 'Bookshop']) assert.ok(!run.text.includes(shown), shown);
});

test('a user that is a common word stays readable', async (t) => {
  const right = `Basic ${Buffer.from('username:password').toString('base64')}`;
  const file = described(t, [[['pair']]], [{ in: 'query', name: 'username', required: true, schema: { enum: ['a'] } }]);
  const run = await tested(t, file, 'username:password', ({ headers }) => headers['authorization'] === right);
  assert.ok(run.exchanges.every(({ request }) => !request.url.includes('?') || request.url.includes('username=')));
  assert.deepEqual(run.leaks, []);
});

test('a token and a cookie keep what stands before them in the record', async (t) => {
  for (const [scheme, header, before] of [
    ['token', 'authorization', 'Bearer '],
    ['cookie', 'cookie', 'sid='],
  ] as const) {
    const key = `s3cret-of-${scheme}-5c1e`;
    const run = await tested(t, described(t, [[[scheme]]]), key, ({ headers }) => headers[header] === before + key);
    assert.equal(run.exchanges[0]?.request.headers[header], `${before}$PARTNER_API_KEY`);
    assert.equal(byRule(run.exchanges, 'wrong-key')?.request.headers[header], `${before}conformance-wrong-key`);
    assert.deepEqual(run.findings, []);
    assert.deepEqual(run.leaks, []);
  }
});

test('what asks for another key is not called, and what asks for none is called without', async (t) => {
  const key = 'key-of-the-reads-5c1e';
  const file = described(t, [[['header']], [['pair'], ['header', 'query']], [], [['tls'], []]]);
  const seen: boolean[] = [];
  const run = await tested(t, file, key, ({ url, headers }) => {
    if (!url.startsWith('/0')) seen.push('x-key' in headers);
    return !url.startsWith('/0') || headers['x-key'] === key;
  });
  assert.deepEqual(run.findings, []);
  assert.deepEqual([...new Set(run.paths.map((one) => one.slice(0, 2)))], ['/0', '/2', '/3']);
  assert.ok(seen.length > 0 && !seen.includes(true));
  const skips = new Set(run.skips.filter((reason) => !/another account/.test(reason)));
  assert.deepEqual([...skips], ['asks for pair, or header and query; the run has a key for header']);
  assert.ok(run.lines.some((line) => line.type === 'case' && line.operationId === 'read1' && line.phase === 'auth'));
});

test('a replay sends the key as the run did', (t) => {
  const chosenContract = chooseContract({ apiVersion: 'test' }, { contract: described(t, [[['query']]]) });
  const folder = temporaryFolder(t);
  const { contract, identification } = chosenContract;
  assert.equal(loadContract(contract.version, chosenContract.foldersFor(folder)).hash, contract.hash);
  const again = contractOfRecord({ contracts: '' }, folder, contract.version);
  assert.deepEqual(again.identification, identification);
});
