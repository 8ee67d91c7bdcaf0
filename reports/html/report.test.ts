import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { script } from '../../browser/bundles/report.js';
import type { RunRecord } from '../../engine/record/reader.js';
import { Digester } from '../digest/digest.js';
import { renderHtmlReport, type ReportContract } from './report.js';
import { infest, payloads } from './test-support/hostile.js';
import { sampleContract } from './test-support/sample-contract.js';
import { wholeRecord } from './test-support/whole-record.js';
import { conformantRecord, findingsRecord, incompleteRecord, tornRecord } from './test-support/sample-records.js';

const render = (record: RunRecord, contract: ReportContract = sampleContract()): string =>
  renderHtmlReport(record, contract);

const findings = render(findingsRecord());
const conformant = render(conformantRecord());
const whole = render(wholeRecord());

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
  const hash = createHash('sha256').update(script).digest('base64');
  assert.match(findings, /content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src /);
  assert.ok(findings.includes(`sha256-${hash}`));
  assert.ok(
    !/\ssrc=|<link(?! rel="icon" href="data:,")|@import|url\(/.test(findings.replace(/<script>.*?<\/script>/s, '')),
  );
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
    'Coverage 62 % 8 of 13 operations and webhooks',
    'of webhooks; 1 more foreign',
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

test('areas show their operations and webhooks with their cases, those without any as not exercised', () => {
  const areas = text(section(findings, 'areas'));
  assert.match(areas, /^ Areas 5 /);
  assert.match(areas, /Onboarding fail 4 of 4 operations · 1 of 2 webhooks \d+ of \d+ judgements rest on documented/);
  assert.match(areas, /GET \/v1\/kyc\/status\/\{externalUserId\} Get KYC Status 1 warn/);
  assert.match(areas, /Without a key the call is refused 2 checks · 1 exchange/);
  assert.match(
    areas,
    /Cards not exercised 0 of 1 operation Not exercised 1 .*Create Virtual Card secondary third-party client/,
  );
  assert.match(areas, /no response 5\.01 s .*None: read ECONNRESET after 5\.0 s/);
  assert.match(areas, /\+197 ms delivery 1 POST \/webhook\/user\/status userBalanceGenerated answered 200 3 ms/);
  assert.match(areas, /Answer of the sink Status 200 received 2026-11-23 11:35:04 UTC answered 3 ms later/);
  assert.match(areas, /Replay npx conformance replay createTransfer:positive:smallest-amount:\/amount record\.ndjson/);
});

test('a case of an operation that the contract does not have is shown all the same', () => {
  const record = conformantRecord();
  const [first, second] = record.cases;
  assert.ok(first && second);
  first.line.operationId = 'unheardOf';
  delete second.line.operationId;
  const read = text(section(render(record), 'areas'));
  assert.match(read, /unheardOf Not in the contract of this version/);
  assert.match(read, /onboarding Not in the contract of this version .*A KYC session is opened/);
});

test('an area where only guesses and principles held is unproven, at the top and in its place', () => {
  const record = conformantRecord();
  for (const { line, judgements } of record.cases)
    if (line.operationId === 'getPartnerBalances')
      for (const judgement of judgements) judgement.ground = { kind: 'principle', principle: 'authentication' };
  const read = text(render(record));
  assert.match(read, /Unproven Partner : no judgement rests on documented or carried evidence/);
  assert.match(read, /Partner unproven 1 of 2 operations/);
  assert.doesNotMatch(text(conformant), /unproven/);
});

test('retries stand on one time line, with what is due and what the sink answered', () => {
  const part = section(whole, 'retries');
  assert.match(text(part), /Retries 2 deliveries sent again .*8 s, 16 s, 32 s, 1 min 4 s after the attempt before/);
  assert.match(text(part), /A refused delivery comes again 1 kycVerificationStatus 5 attempts in 1 h/);
  assert.match(part, /delivery 2 after 8 s, answered 500; delivery 3 after 24 s, answered 500/);
  assert.equal(part.match(/class="attempt s-fail"/g)?.length, 4);
  assert.equal(part.match(/class="due"/g)?.length, 8);
  assert.match(text(section(whole, 'areas')), /Deliveries in time .*delivery 5 1 h 1 h 200 same as delivery 1/);
  assert.ok(!conformant.includes('id="retries"'));
});

test('latency is told for operations and webhooks, slowest first', () => {
  const read = text(section(whole, 'latency'));
  assert.match(read, /getKycStatus Get KYC Status \d+ .* p50|Operation n .* p50 p95 p99/);
  assert.match(read, /Webhook n .*kycVerificationStatus KYC Verification Status Webhook 1 31 ms 31 ms 31 ms/);
});

test('what the run taught comes with a patch to take away', () => {
  const part = section(whole, 'lessons');
  assert.match(text(part), /Refuted 1 .*Discovered 1 .*Untested 1 .*Contract patch 1 change/);
  assert.match(part, /<a href="#case-17">case 1<\/a>/);
  const [, base64 = ''] = /href="data:application\/json-patch\+json;base64,([^"]+)"/.exec(part) ?? [];
  const patch = JSON.parse(Buffer.from(base64, 'base64').toString()) as unknown;
  assert.deepEqual(patch, [
    { op: 'test', path: '/info/version', value: 'test' },
    ...(wholeRecord().lessons[1]?.patch ?? []),
  ]);
  const none = { ...wholeRecord(), lessons: wholeRecord().lessons.slice(0, 1) };
  assert.match(text(section(render(none), 'lessons')), /No change of the contract is proposed: the sandbox is built/);
});

test('coverage is told against what the contract lists, without what is out of reach', () => {
  const read = text(section(whole, 'coverage'));
  assert.match(read, /Input keywords 3 of 8/);
  assert.match(read, /Error codes 2 of 3/);
  assert.match(read, /Transitions 2 of 3/);
  assert.match(read, /created → PENDING KYC verification – 1 PENDING → APPROVED .* not seen PENDING → REJECTED .* 1/);
  assert.match(
    read,
    /POST \/v1\/user\/card 200 not seen 400 not seen 401 out of reach 401 No case aims at it: left out of the sample The contract/,
  );
  assert.match(read, /\/amount 1 0 0 .*\/currency 0 0 1 dryRun query 1/);
  assert.match(read, /card LOCKED nobody says how bodies spell it/);
});

test('waived findings are marked among the others, and waivers are listed, broken ones first', () => {
  assert.match(
    text(section(whole, 'waivers')),
    /Waivers 2 .*expired error-code createTransfer .*used delivery-schema userBalanceGenerated/,
  );
  const part = section(whole, 'findings');
  assert.match(part, /data-states="fail waived"/);
  assert.match(
    text(part),
    /3 findings in 1 case 1 waived .*Waived waived mended in release 7 payments team, until 2026-12-31, PAY-7/,
  );
  assert.match(text(whole), /1 of them waived: not counted/);
  assert.match(whole, /data-state="waived"/);
  assert.ok(!findings.includes('data-state="waived"'));
});

test('with a baseline, regressions stand at the top and lead to their findings', () => {
  const before = conformantRecord();
  const digester = new Digester(before.run, sampleContract());
  for (const entry of before.cases) digester.add(entry);
  const markup = renderHtmlReport(findingsRecord(), sampleContract(), digester.finish(before));
  assert.match(text(markup), /Regressions [1-9]\d* 0 fixed, \d+ new, 0 still failing/);
  const part = section(markup, 'since');
  assert.match(text(part), /Since the baseline [1-9]\d* regressions? Compared with the run 01JD/);
  const ids = new Set([...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  const links = [...part.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  assert.ok(links.length > 0 && links.every((id) => ids.has(id)));
  assert.ok(!findings.includes('id="since"'));
});

test('findings of one check and place are told apart by the code of the answer', () => {
  const record = wholeRecord();
  const fails = (index: number): void => {
    const entry = record.cases.at(index);
    const [judgement] = entry?.judgements ?? [];
    assert.ok(entry && judgement);
    Object.assign(judgement, { outcome: 'fail', level: 'fail', defaultLevel: 'fail', check: 'odd' });
    judgement.subject = { kind: 'exchange', id: entry.exchanges[0]?.id ?? '' };
  };
  [-1, -2, -3].forEach(fails);
  const read = text(section(render(record), 'findings'));
  assert.match(read, /odd answered P403 2 findings in 2 cases/);
  assert.match(read, /odd answered P412 1 finding in 1 case/);
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
  assert.match(
    text(render(empty)),
    /Verdict: Incomplete Nothing was judged\..*No operation or webhook was exercised\./,
  );
  assert.match(
    text(render(empty, { ...sampleContract(), operations: [], webhooks: [], defects: [] })),
    /Operations 0 of 0/,
  );
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
    const hostile = structure(render(infest(wholeRecord(), payload), infest(sampleContract(), payload)));
    const honest = structure(whole);
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
