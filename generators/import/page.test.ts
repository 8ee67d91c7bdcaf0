import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { packagedContracts, packageRoot } from '../../contracts/model/load.js';
import { importPage, PageError, type ImportedPage } from './page.js';

function fixture(name: string): string {
  return readFileSync(new URL(`./test-support/${name}`, import.meta.url), 'utf8');
}

const webhookPage = fixture('webhook-page.txt');
const operationPage = fixture('operation-page.txt');
const quotedBodyPage = fixture('quoted-body-page.txt');

/** Number of the first line that starts with `text`, as editors count. */
function lineOf(page: string, text: string): number {
  return page.split('\n').findIndex((line) => line.startsWith(text)) + 1;
}

function assertRefused(page: string, line: number, ...parts: string[]): void {
  assert.throws(
    () => importPage(page, 'copies/page.txt'),
    (error: unknown) => {
      assert.ok(error instanceof PageError, `should be a PageError: ${String(error)}`);
      assert.ok(error.message.startsWith(`copies/page.txt:${line}: `), error.message);
      for (const part of parts) assert.ok(error.message.includes(part), `"${error.message}" should say "${part}"`);
      return true;
    },
  );
}

/** Every run of four words of the description, from the path to the section "Request". */
function phrasesOf(page: string, imported: ImportedPage): string[] {
  const lines = page.split(/\r?\n/).map((line) => line.trim());
  const from = lines.findIndex((line, index) => line === imported.path && lines[index - 1] === imported.method) + 1;
  const words = lines.slice(from, lines.indexOf('Request', from)).join(' ').split(/\s+/);
  return words.slice(0, -3).map((_, index) => words.slice(index, index + 4).join(' '));
}

function assertNoSentenceOf(page: string, imported: ImportedPage): void {
  const phrases = phrasesOf(page, imported);
  assert.ok(phrases.length > 5, 'the page has a description to look for');
  const data = JSON.stringify(imported);
  for (const phrase of phrases) assert.ok(!data.includes(phrase), `"${phrase}" of the description is in the data`);
}

test('a webhook page gives its data', () => {
  const { sha256, ...page } = importPage(webhookPage, 'webhook-page.txt');
  assert.deepEqual(page, {
    title: 'Loan Renewed Notice',
    edition: 'test',
    group: 'Loan Notices',
    kind: 'webhook',
    method: 'POST',
    path: '/notices/loan/renewed',
    request: {
      loanId: '7f1c9b52-3a0e-4d57-8b1f-0c2f6f3f9a10',
      channel: 'COUNTER',
      deposit: '4.50',
      shelves: [200, 404],
      branches: { harbour: { open: true } },
    },
    response: { status: 202, contentType: 'application/json', body: { taken: true, notes: [] } },
    values: ['COUNTER', 'SELF_SERVICE_2', 'KIOSK'],
  });
  assert.equal(sha256, createHash('sha256').update(webhookPage).digest('hex'));
});

test('an operation page without a body gives no request, and a number among its parameters is not its status', () => {
  const page = importPage(operationPage, 'operation-page.txt');
  assert.equal(page.kind, 'operation');
  assert.equal(page.title, 'List Loans');
  assert.equal(page.edition, 'latest');
  assert.equal(page.method, 'GET');
  assert.equal(page.path, '/v1/loans/{readerId}');
  assert.ok(!('request' in page));
  assert.deepEqual(page.values, []);
  assert.deepEqual(page.response, {
    status: 200,
    contentType: 'application/json',
    body: [{ title: 'Winter Garden', fee: 0.25 }],
  });
});

test("quotes in a shell's body are read as the shell reads them, also after other arguments on the line", () => {
  const page = importPage(quotedBodyPage, 'quoted-body-page.txt');
  assert.deepEqual(page.request, { title: "The Baker's Boy", signed: "Reader's Desk'" });
  assert.deepEqual(page.response, { status: 204 });
});

test('a page with a response section but no status there takes no number of the body for one', () => {
  const { response } = importPage(webhookPage.replace('🟢202Accepted\n', ''), 'page.txt');
  assert.equal(response, undefined);
});

test('a page copied with CRLF line ends gives the same data', () => {
  for (const text of [webhookPage, operationPage, quotedBodyPage]) {
    const { sha256: unix, ...expected } = importPage(text, 'page.txt');
    const { sha256: windows, ...actual } = importPage(text.replaceAll('\n', '\r\n'), 'page.txt');
    assert.deepEqual(actual, expected);
    assert.notEqual(windows, unix);
  }
});

test('no sentence of a description comes along', () => {
  for (const text of [webhookPage, operationPage, quotedBodyPage])
    assertNoSentenceOf(text, importPage(text, 'page.txt'));
});

test('a copy without method and path is refused with what to do', () => {
  assertRefused(webhookPage.replace('POST\n/notices/loan/renewed\n', ''), 1, 'HTTP method', 'copy the whole page');
  assertRefused(webhookPage.replace('/notices/loan/renewed\n', ''), 1, 'a line with a path', 'copy the whole page');
  assertRefused('', 1, 'copy the whole page');
});

test('a copy without the section "Request" is refused at its head', () => {
  const text = webhookPage.replace('\nRequest\n', '\n');
  assertRefused(text, lineOf(text, 'POST'), 'no line "Request"', 'copy the whole page');
});

test('a copy cut off in the curl body is refused at the body', () => {
  const text = webhookPage.slice(0, webhookPage.indexOf('"shelves"'));
  assertRefused(text, lineOf(text, '--data-raw'), 'no closing quote', 'copy the page to its end');
});

test('a curl body that is not JSON is refused at the body', () => {
  const text = webhookPage.replace('"deposit": "4.50",', '"deposit": "4.50"');
  assertRefused(text, lineOf(text, '--data-raw'), 'curl example is not JSON', 'copy the example again');
});

test('a response example that is not JSON is refused where it starts', () => {
  const text = webhookPage.replace('    "taken": true,', '    "taken": true');
  assertRefused(text, lineOf(text, 'Response Response Example') + 1, 'response example is not JSON', 'copy the page');
});

test('a copy that does not name its edition is refused at the second line', () => {
  assertRefused(
    webhookPage.replace('Lending Desk\ntest\n', 'Lending Desk\n\n'),
    2,
    'name the edition',
    'copy the page',
  );
});

const original = path.join(packageRoot, '..', 'shared', 'seed', '000_4961f72b2a806879.txt');

test(
  'the original page gives the committed payload',
  { skip: existsSync(original) ? false : `${original} is not beside the project` },
  () => {
    const text = readFileSync(original, 'utf8');
    const page = importPage(text, original);
    const committed = JSON.parse(
      readFileSync(path.join(packagedContracts, 'test', 'payloads', 'userBalanceGenerated.json'), 'utf8'),
    ) as ImportedPage;
    assert.equal(page.kind, 'webhook');
    assert.equal(page.edition, 'test');
    assert.equal(page.group, 'User & KYC Webhooks');
    assert.equal(page.title, 'User Balance Generation Webhook');
    assert.equal(page.method, 'POST');
    assert.equal(page.path, '/webhook/user/status');
    assert.deepEqual(page.values, ['ACTIVE', 'ACTIVE_EXTENDED']);
    assert.deepEqual(page.response, { status: 200, contentType: 'application/json', body: null });
    assert.deepEqual(page.request, committed.request);
    assert.deepEqual(page, committed);
    assertNoSentenceOf(text, page);
  },
);
