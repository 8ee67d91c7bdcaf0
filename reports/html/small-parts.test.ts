/** Small parts of pages, at their edges. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutBody, messageBody } from './bodies.js';
import { errorCodeOf } from '../causes/error-code.js';
import { editionName, groundLine } from './evidence.js';
import type { Html } from './html.js';
import { reproduction } from './messages.js';
import { copyable, facts, pager, stateCounts, withCode } from './parts.js';
import { skipGroupLine } from './proof.js';
import { isWaived } from '../causes/cause.js';
import { caseAnchor, findingAnchor } from './rows.js';

const text = (part: Html): string =>
  part
    .toString()
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('of a long body the beginning is shown and the rest counted', () => {
  const message = { body: 'x'.repeat(1200), other: 1 };
  assert.equal(cutBody(message, 1200), message);
  const cut = cutBody(message, 10);
  assert.deepEqual(cut, { body: 'x'.repeat(10), other: 1, cutFrom: 1200 });
  assert.deepEqual(cutBody(cut, 5), { body: 'xxxxx', other: 1, cutFrom: 1200 });
  assert.match(text(messageBody(cut)), /^x{10} The first 10 of 1,200 characters; the record has the others\.$/);
  assert.match(text(messageBody({ ...cut, body: '' })), /^Left out to keep this report small: 1,200 characters\./);
  assert.doesNotMatch(text(messageBody({ body: '{"a":1}' })), /characters/);
});

test('requests that are whole are shown as commands, and one whose body was cut is told from them', () => {
  const request = { method: 'POST', url: 'https://api.example/v1/a', headers: {}, body: '{}' };
  const cut = { ...request, url: 'https://api.example/v1/b', cutFrom: 1200 };
  assert.match(text(reproduction([request, cut])), /curl .*\/v1\/a .* The body that was sent is not whole here/);
  assert.doesNotMatch(text(reproduction([request, cut])), /v1\/b/);
  assert.doesNotMatch(text(reproduction([request])), /not whole/);
  assert.doesNotMatch(text(reproduction([cut])), /curl/);
});

test('an error code is a text that stands as such in JSON', () => {
  assert.equal(errorCodeOf('{"errorCode":"P1"}'), 'P1');
  for (const body of [
    '',
    'null',
    '[]',
    '{"errorCode":1}',
    '{"errorCode":null}',
    '{"a":{"errorCode":"P1"}}',
    '"errorCode"',
  ])
    assert.equal(errorCodeOf(body), undefined, body);
});

test('an edition is linked where its site is one that a browser may open', () => {
  const of = (siteUrl?: string): string =>
    editionName('e', { editions: [{ id: 'e', ...(siteUrl !== undefined && { siteUrl }) }] as never }).toString();
  for (const site of ['https://docs.example/', 'http://docs.example/'])
    assert.match(of(site), new RegExp(`<a href="${site}" rel="noreferrer noopener" target="_blank">edition e</a>`));
  for (const site of [undefined, 'javascript:alert(1)', 'no address', 'data:text/html,x']) {
    assert.doesNotMatch(of(site), /<a/, site);
    assert.match(of(site), />edition e</);
  }
  assert.match(
    text(groundLine({ kind: 'principle', principle: 'isolation of tenants' } as never, { editions: [] })),
    /^principle isolation of tenants$/,
  );
  assert.equal(text(groundLine({ kind: 'evidence', evidence: { grade: 'assumed' } }, { editions: [] })), 'assumed');
});

test('a list that is cut says which rows it shows, and leads to the others', () => {
  const of = (from: number, to: number, total: number): [string, string[]] => {
    const part = pager(from, to, total);
    const starts = [...part.toString().matchAll(/data-page="(\d+)">([^<]*)/g)].map(
      ([, start, label]) => `${label} ${start}`,
    );
    return [/<span>([^<]*)/.exec(part.toString())?.[1] ?? '', starts];
  };
  assert.deepEqual(of(0, 0, 1200), ['1,200', ['Show more 0']]);
  assert.deepEqual(of(0, 10, 60), ['1 to 10 of 60', ['Show more 0']]);
  assert.deepEqual(of(0, 50, 60), ['1 to 50 of 60', ['Next 50']]);
  assert.deepEqual(of(50, 100, 160), ['51 to 100 of 160', ['Previous 0', 'Next 100']]);
  assert.deepEqual(of(100, 120, 120), ['101 to 120 of 120', ['Previous 50']]);
  assert.deepEqual(of(20, 30, 160), ['21 to 30 of 160', ['Previous 0', 'Next 30']]);
});

test('facts without a description are left out, and states stand in their order', () => {
  assert.equal(
    text(
      facts([
        ['a', 'b'],
        ['c', undefined],
        ['d', 'e'],
      ]),
    ),
    'a b d e',
  );
  const counts = stateCounts(
    new Map([
      ['pass', 0],
      ['fail', 1200],
    ] as const),
  );
  assert.match(text(counts), /^1,200 \S+ 0 \S+$/);
  assert.equal(counts.toString().match(/ zero"/g)?.length, 1);
});

test('words in backticks are code, and a text to copy says what it is', () => {
  const parts = withCode('ask with `--slow` once') as readonly unknown[];
  assert.deepEqual(parts.map(String), ['ask with ', '<code>--slow</code>', ' once']);
  assert.match(
    copyable('t', 'the id').toString(),
    /^<span class="copyable"><code>t<\/code><button [^>]*aria-label="Copy the id">/,
  );
  assert.match(
    copyable('t', 'the id', 'block').toString(),
    /^<div class="copyable block">\s*<pre><code>t<\/code><\/pre>/,
  );
});

test('what was left out is told with its first reason, how many others there are, and what to do', () => {
  const group = {
    about: 'a hook',
    cases: 7,
    reasons: [
      { reason: 'r', cases: 4 },
      { reason: 's', cases: 2 },
      { reason: 't', cases: 1 },
    ],
  };
  assert.equal(text(skipGroupLine(group)), '7 cases r');
  assert.equal(
    text(skipGroupLine({ ...group, cause: 'trigger-failed', remedy: 'look at `x`' })),
    '7 cases lacked a hook (r and 2 other reasons) . To do: look at x',
  );
  assert.equal(
    text(skipGroupLine({ ...group, cause: 'trigger-failed', reasons: group.reasons.slice(0, 1) })),
    '7 cases lacked a hook (r)',
  );
});

test('a cause is waived where all of its findings are, and anchors count from one', () => {
  const findings = [1, 2].map((caseNumber) => ({ caseNumber, judgement: 0, level: 'fail' as const }));
  assert.deepEqual(
    [2, 1, 0].map((waived) => isWaived({ waived, findings })),
    [true, false, false],
  );
  assert.deepEqual([caseAnchor(3), findingAnchor({ caseNumber: 3, judgement: 0 })], ['case-3', 'finding-3-1']);
});
