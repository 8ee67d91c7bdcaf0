import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { RecordLine } from '../../engine/record/format.js';
import { runAnyOperation } from '../../engine/run-any-operation.js';
import type { RunContext } from '../../engine/run-context.js';
import { selectOperations, selectPhases } from '../../engine/selection.js';
import { dataOf, openSession, rulesOf } from '../../suites/support/session.js';
import { chooseContract } from '../../runner/contract.js';
import { withoutKnowledge } from '../../runner/selection.js';

/** A request as a small server of a test sees it. */
export interface Asked {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  /** The body as JSON; absent where it is none. */
  json?: unknown;
}

/** What it answers: a body that is no text is sent as JSON. */
export type Reply = readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>];

/** A small server. */
export type Handler = (asked: Asked) => Reply;

export interface AnyApiRun {
  lines: RecordLine[];
  seen: Asked[];
  /** Findings, a line each: level, check, place in the body, message. */
  findings: string[];
  /** Checks that found something at `fail`. */
  failed: string[];
  /** Why cases were left out, each reason once. */
  skipped: string[];
  /** Cases that could not be carried out by a fault of the tool or the target. */
  errors: string[];
  /** What of the document is left out, as the summary tells it. */
  leftOut: readonly string[];
}

export interface AnyApiOptions {
  apiKey?: string;
  otherApiKey?: string;
  /** Headers of every request. */
  headers?: RunContext['target']['headers'];
  seed?: number;
  /** Values of the user's for requests. */
  given?: RunContext['given'];
  /** Files beside the document, by name. */
  files?: Readonly<Record<string, string>>;
}

function jsonOf(raw: Buffer): { json?: unknown } {
  try {
    return { json: JSON.parse(raw.toString('utf8')) as unknown };
  } catch {
    return {};
  }
}

/** A server on a free loopback port that answers as a handler says. */
async function served(t: TestContext, handler: Handler, seen: Asked[]): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = Buffer.concat(parts);
      const url = new URL(request.url ?? '/', 'http://server');
      const asked: Asked = { method: request.method ?? '', url, headers: request.headers, raw, ...jsonOf(raw) };
      seen.push(asked);
      const [status, body, headers = {}] = handler(asked);
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function told(lines: readonly RecordLine[]): Omit<AnyApiRun, 'lines' | 'seen' | 'leftOut'> {
  const judgements = lines.filter((line) => line.type === 'judgement');
  const found = judgements.filter(({ level }) => level !== undefined);
  return {
    findings: found.map(({ level, check, pointer = '', message }) => `${level} ${check} ${pointer} ${message}`),
    failed: [...new Set(found.filter(({ level }) => level === 'fail').map(({ check }) => check))],
    skipped: [...new Set(judgements.filter(({ outcome }) => outcome === 'skip').map(({ message }) => message))],
    errors: judgements
      .filter(({ outcome }) => outcome === 'error')
      .map(({ caseId, message }) => `${caseId} ${message}`),
  };
}

/**
 * Runs every case that a document lends itself to against a small server, in this process.
 * @param document the text of an OpenAPI document, or the path of a file
 */
export async function ranByDocument(
  t: TestContext,
  document: string,
  handler: Handler,
  { apiKey = '', otherApiKey, headers = {}, seed = 1, given = [], files = {} }: AnyApiOptions = {},
): Promise<AnyApiRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'any-api-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const isFile = !document.includes('\n');
  const file = isFile ? document : path.join(folder, 'openapi.yaml');
  if (!isFile) writeFileSync(file, document);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const chosen = chooseContract({ apiVersion: '', contracts: undefined }, { contract: file });
  const { contract, identification } = chosen;
  const [lines, seen]: [RecordLine[], Asked[]] = [[], []];
  const run: RunContext = {
    runId: 'test',
    apiVersion: contract.version,
    contractFolders: chosen.foldersFor(folder),
    record: '',
    seed,
    failOn: 'fail',
    selection: withoutKnowledge({}),
    unknownApi: true,
    given,
    target: {
      name: 'small',
      baseUrl: await served(t, handler, seen),
      sandbox: false,
      strictness: 'documented',
      accounts: [{ apiKey }],
      headers,
      ...(otherApiKey === undefined ? {} : { otherApiKey }),
      ...(identification ? { identification } : {}),
    },
    sink: { url: 'http://127.0.0.1:9', readToken: '' },
    deliveries: { deadlineMs: 0, quietMs: 0 },
    redactionKey: 'key',
  };
  const record = { append: (line: RecordLine) => void lines.push(line), close: () => undefined };
  const session = openSession(run, { account: 0, name: 'w' }, { rules: rulesOf(run, contract), record });
  for (const { id } of selectOperations(contract, {}))
    await runAnyOperation(session, id, { phases: selectPhases({}), data: dataOf(run, id) });
  return { lines, seen, ...told(lines), leftOut: (chosen.leftOut ?? []).map(({ what }) => what) };
}

/** A small document with a server that follows it and one that breaks it. */
export interface Pair {
  kind: string;
  document: string;
  following: Handler;
  /** Each answers in one way that the document forbids. */
  breaking?: readonly Handler[];
  /** The check that has to find what is broken, at `fail`. */
  finds?: string;
  options?: AnyApiOptions;
}

/** Holds a pair: the one server yields no finding at all but news, the others do, by the check that is meant for it. */
export async function holdPair(t: TestContext, pair: Pair): Promise<void> {
  const { kind, document, following, breaking = [], finds = 'response-schema', options } = pair;
  for (const seed of [1, 2]) {
    const run = await ranByDocument(t, document, following, { ...options, seed });
    assert.deepEqual(run.failed, [], `${kind}, seed ${seed}: ${run.findings.join('\n')}`);
    assert.deepEqual(run.errors, [], kind);
    assert.ok(run.seen.length > 0, `${kind}: nothing was sent`);
  }
  for (const [index, handler] of breaking.entries()) {
    const { failed, findings } = await ranByDocument(t, document, handler, options);
    assert.ok(failed.includes(finds), `${kind}, break ${index + 1}: ${findings.join('\n') || 'nothing was found'}`);
  }
}

/** A document of one GET at `/it` whose answer has a schema, and servers that give each text as its body. */
export function answersPair(
  kind: string,
  schema: string,
  { right, wrong, version = '3.1.0', components = '' }: AnswerTexts,
): Pair {
  const answering =
    (text: string): Handler =>
    ({ method }) =>
      method === 'GET' ? [200, text] : [405, {}];
  const document = `openapi: ${version}
info: {title: Answers, version: '1'}
paths:
  /it: {get: {operationId: it, responses: {'200': {description: ok, content: {application/json: {schema: ${schema}}}}}}}
${components}`;
  // The document is one operation: its answers are the items of what is right.
  const following = turns(right.map(answering));
  return { kind, document, following, breaking: wrong.map(answering) };
}

interface AnswerTexts {
  right: readonly string[];
  wrong: readonly string[];
  version?: string;
  components?: string;
}

/** Servers by turns, one a request. */
function turns(handlers: readonly Handler[]): Handler {
  let count = 0;
  return (asked) => (handlers[count++ % handlers.length] as Handler)(asked);
}
