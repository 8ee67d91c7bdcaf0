import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Script } from 'node:vm';
import type { RunRecord } from '../../engine/record/reader.js';
import { clientScript } from './client-script.js';
import { renderHtmlReport, type ReportContract } from './report.js';
import { infest, payloads } from './test-support/hostile.js';
import { sampleContract } from './test-support/sample-contract.js';
import { conformantRecord, findingsRecord, incompleteRecord, tornRecord } from './test-support/sample-records.js';

const render = (record: RunRecord, contract: ReportContract = sampleContract()): string =>
  renderHtmlReport(record, contract);

const findings = render(findingsRecord());
const conformant = render(conformantRecord());

/** Text a reader sees, tags removed and white space joined. */
function text(markup: string): string {
  return markup
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(lt|gt|quot|amp|#39);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[name] ?? '',
    )
    .replace(/\s+/g, ' ');
}

/** The section with an id. */
function section(markup: string, id: string): string {
  return new RegExp(`<section id="${id}".*?</section>`, 's').exec(markup)?.[0] ?? '';
}

/** Every tag name and every attribute name in the document, as a parser would read them. */
function structure(markup: string): { tags: Map<string, number>; attributes: Set<string> } {
  const tags = new Map<string, number>();
  const attributes = new Set<string>();
  const body = markup.replace(/(<(?:style|script)>).*?(<\/(?:style|script)>)/gs, '$1$2');
  for (const [, name = '', rest = ''] of body.matchAll(/<([a-z!/][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)) {
    tags.set(name, (tags.get(name) ?? 0) + 1);
    for (const [, attribute = ''] of rest.matchAll(/([^\s"'=/]+)(?:="[^"]*")?/g)) attributes.add(attribute);
  }
  return { tags, attributes };
}

test('the report is a pure function of its input', () => {
  assert.equal(findings, render(findingsRecord()));
});

test('one file: it loads nothing, and its policy lets it run its own script alone', () => {
  const hash = createHash('sha256').update(clientScript).digest('base64');
  assert.match(findings, /content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src /);
  assert.ok(findings.includes(`sha256-${hash}`));
  assert.ok(
    !/\ssrc=|<link(?! rel="icon" href="data:,")|@import|url\(/.test(findings.replace(/<script>.*?<\/script>/s, '')),
  );
});

test('the script of the report compiles', () => {
  assert.ok(new Script(clientScript));
});

test('the first screen tells run, verdict, what it rests on and the figures', () => {
  const read = text(findings);
  for (const part of [
    'Partner API conformance · version test',
    'sandbox http://127.0.0.1:43117',
    'Started 2026-11-23 11:35:04 UTC',
    'took 6.45 s',
    'Seed 20261123',
    'Run 01JD9Z6F3QK6T4M2',
    'Verdict: Findings 8 findings at level warn or above',
    'Cases 15 2 fail 1 warn 1 error 10 pass 1 skipped',
    'Findings 10 7 fail 1 warn 2 info At a real target: 4 fail, 2 warn, 4 info',
    'Webhook attempts; 1 more foreign',
    'What it rests on 44 judgements documented 12 27 % A page of this edition shows it.',
    'Strictness here: all. Every statement of the contract can fail here, whatever its grade.',
  ])
    assert.ok(read.includes(part), part);
  assert.match(text(conformant), /Verdict: Conformant No finding at level warn or above\./);
  assert.match(
    text(conformant),
    /Strictness here: documented\. Only principles and what a page of this edition shows can fail here/,
  );
});

test('findings are grouped by cause, with evidence, levels, the marked place and a curl line', () => {
  const part = section(findings, 'findings');
  const read = text(part);
  assert.match(
    read,
    /An amount is a number, not a decimal string\. delivery-schema at \/balances\/cryptoBalances\/\*\/amount 3 findings in 1 case/,
  );
  assert.match(read, /Expected a string holding a decimal, such as "0\.00000000" Actual 0\.0 \(number\)/);
  assert.match(read, /Rests on documented edition test User Balance Generation Webhook \(?shown by samples alone/);
  assert.match(read, /fail here and at a real target/);
  assert.match(
    read,
    /fail here, info at a real target\. This target is held to every grade of evidence\. A real target is held to what is documented, and this is assumed: nobody shows it/,
  );
  assert.match(read, /User Balance Generation Webhook userBalanceGenerated/);
  assert.match(part, /<mark>\s+<span class="k">&quot;amount&quot;<\/span>: <span class="n">0\.0<\/span>,<\/mark>/);
  assert.match(read, /-H "x-api-key: \$PARTNER_API_KEY"/);
  assert.match(read, /Nothing stands at \/verifiedAt/);
  assert.match(part, /href="https:\/\/partner-api-docs\.p100\.io\/test" rel="noreferrer noopener"/);
  assert.match(section(conformant, 'findings'), /None: every check held\./);
});

test('every link inside the report leads somewhere, and every id is there once', () => {
  const repeated = findingsRecord();
  for (const { judgements } of repeated.cases) judgements.push(...judgements.slice());
  for (const markup of [findings, conformant, render(tornRecord()), render(repeated)]) {
    const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, id] of markup.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(id), id);
    for (const [, id] of markup.matchAll(/aria-labelledby="([^"]+)"/g)) assert.ok(ids.includes(id), id);
  }
});

test('operations and webhooks show their cases; those without any are listed as not exercised', () => {
  const operations = text(section(findings, 'operations'));
  assert.match(operations, /^ Operations 7 of 10/);
  assert.match(operations, /GET \/v1\/kyc\/status\/\{externalUserId\} Get KYC Status 1 warn/);
  assert.match(operations, /Without a key the call is refused 2 checks · 1 exchange/);
  assert.match(operations, /Not exercised 3 .*Create Virtual Card secondary third-party client/);
  assert.match(operations, /no response 5\.01 s .*None: read ECONNRESET after 5\.0 s/);
  const webhooks = text(section(findings, 'webhooks'));
  assert.match(webhooks, /^ Webhooks 1 of 3/);
  assert.match(webhooks, /\+197 ms delivery 1 POST \/webhook\/user\/status userBalanceGenerated answered 200 3 ms/);
  assert.match(webhooks, /Answer of the sink Status 200 received 2026-11-23 11:35:04 UTC answered 3 ms later/);
});

test('a case of an operation that the contract does not have is shown all the same', () => {
  const record = conformantRecord();
  const [first, second] = record.cases;
  assert.ok(first && second);
  first.line.operationId = 'unheardOf';
  delete second.line.operationId;
  const read = text(section(render(record), 'operations'));
  assert.match(read, /unheardOf Not in the contract of this version/);
  assert.match(read, /onboarding Not in the contract of this version .*A KYC session is opened/);
});

test('an interrupted, torn or troubled run says so at the top', () => {
  const torn = text(render(tornRecord()));
  assert.match(torn, /This run is incomplete The last line of the record was cut off/);
  assert.match(torn, /The record has no end/);
  assert.match(torn, /The run ended inside 1 case: The balances of the user are read/);
  assert.ok(torn.indexOf('This run is incomplete') < torn.indexOf('Verdict:'));
  assert.match(torn, /Verdict: Incomplete/);
  assert.match(text(render(incompleteRecord())), /had trouble: inbox: The sink was unreachable for 1\.2 s\./);
  assert.match(text(findings), /1 case could not be judged to the end: The smallest amount is transferred/);
  assert.ok(!conformant.includes('This run is incomplete'));
});

test('foreign deliveries have a section of their own, if there are any', () => {
  assert.match(
    text(section(findings, 'foreign')),
    /Foreign deliveries 1 About no object of this run: kept, not judged/,
  );
  assert.ok(findings.includes('href="#foreign"'));
  assert.ok(!conformant.includes('#foreign"'));
});

test('defects of the documentation stand in a section of their own and count as nothing of the target', () => {
  const { defects, ...rest } = sampleContract();
  const without = render(findingsRecord(), { ...rest, defects: [] });
  const part = text(section(findings, 'documentation'));
  assert.match(part, /Documentation defects 2 Where the documentation behind version test contradicts itself/);
  assert.match(
    part,
    /SEPA fee sepaTransfer Fees carried from 2025 0\.1 percent, at least 1\.00 EUR edition 2025 : 2025/,
  );
  assert.match(part, /Contract The facts keep the fees page.*confirmed by prose-against-example/);
  assert.ok(findings.includes('href="#documentation"') && !without.includes('#documentation"'));
  const remainder = (markup: string): string =>
    markup
      .replace(section(findings, 'documentation'), '')
      .replace('<a href="#documentation">Documentation defects</a>', '');
  const joined = (markup: string): string => text(remainder(markup)).trim();
  assert.equal(defects.length, 2);
  assert.equal(joined(findings), joined(without));
});

test('a run without any judgement on firm ground says that it proves nothing', () => {
  const record = conformantRecord();
  for (const { judgements } of record.cases)
    for (const judgement of judgements) judgement.ground = { kind: 'evidence', evidence: { grade: 'assumed' } };
  assert.match(text(render(record)), /this run proves nothing/);
  assert.doesNotMatch(text(conformant), /this run proves nothing/);
});

test('a record without a single case still gives a report', () => {
  const empty = { ...conformantRecord(), cases: [] };
  assert.match(text(render(empty)), /Verdict: Incomplete Nothing was judged\..*No operation was exercised\./);
  assert.match(text(render(empty, { operations: [], webhooks: [], editions: [], defects: [] })), /Operations 0 of 0/);
});

test('an address of an edition that a browser would run is no link', () => {
  const contract = sampleContract();
  const editions = contract.editions.map(({ id }) => ({ id, siteUrl: 'javascript:alert(1)' }));
  const markup = render(findingsRecord(), { ...contract, editions });
  assert.ok(!markup.includes('javascript:'));
  assert.match(text(markup), /documented edition test/);
});

for (const payload of payloads)
  test(`hostile text stays text in every field: ${JSON.stringify(payload)}`, () => {
    const hostile = structure(render(infest(findingsRecord(), payload), infest(sampleContract(), payload)));
    const honest = structure(findings);
    const foreignTags = [...hostile.tags.keys()].filter((name) => !honest.tags.has(name));
    const foreignAttributes = [...hostile.attributes].filter((name) => !honest.attributes.has(name));
    assert.deepEqual(foreignTags, []);
    assert.deepEqual(foreignAttributes, []);
    for (const once of ['html', 'head', 'body', 'script', 'style', 'main'])
      assert.equal(hostile.tags.get(once), 1, once);
    // Bodies with the payload before them are no JSON any more; inside of it, as a value, it must stay text as well.
    const record = findingsRecord();
    for (const { exchanges, deliveries } of record.cases) {
      for (const { response } of exchanges) if (response) response.body = JSON.stringify({ [payload]: [payload] });
      for (const { request } of deliveries) request.body = JSON.stringify({ balances: { [payload]: payload } });
    }
    const asJson = structure(render(record));
    assert.deepEqual(
      [...asJson.tags.keys()].filter((name) => !honest.tags.has(name)),
      [],
    );
    assert.equal(asJson.tags.get('script'), 1);
  });
