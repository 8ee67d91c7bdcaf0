/** What a page of many cases holds beside its markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { levels } from '../../../contracts/model/levels.js';
import { script as largeReportScript } from '../../../browser/bundles/large-report.js';
import { script as reportScript } from '../../../browser/bundles/report.js';
import type { CaseRecord } from '../../../engine/record/reader.js';
import { findingsOf } from '../../../engine/record/summary.js';
import { renderHtmlReport } from '../report.js';
import { caseRowOf } from '../rows.js';
import { sampleContract } from '../test-support/sample-contract.js';
import { wholeRecord } from '../test-support/whole-record.js';
import { caseAt, findingRows, rowAt, type CaseBlock, type ReportIndex } from './blocks.js';

const record = wholeRecord();
const [sound] = record.cases.filter(({ judgements }) => judgements.every(({ outcome }) => outcome === 'pass'));
assert.ok(sound);
const fill = (many: number): CaseRecord[] =>
  Array.from({ length: many - record.cases.length }, (_, at) => {
    const id = `${sound.line.id}#${at}`;
    return {
      line: { ...sound.line, id },
      exchanges: [],
      deliveries: [],
      judgements: sound.judgements.map((judgement) => ({ ...judgement, caseId: id })),
      ...(sound.end && { end: { ...sound.end, caseId: id } }),
    };
  });
const page = (many: number): string =>
  renderHtmlReport({ ...record, cases: [...record.cases, ...fill(many)] }, sampleContract());

function dataOf(markup: string, id: string): unknown {
  const [, packed] = new RegExp(`<script[^>]* data-packed="${id}"[^>]*>\\s*([^<]*?)\\s*</script>`).exec(markup) ?? [];
  return packed === undefined ? undefined : JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString());
}

test('up to three hundred cases are written out, more are held as data', () => {
  assert.equal(dataOf(page(300), 'index'), undefined);
  assert.notEqual(dataOf(page(301), 'index'), undefined);
  assert.deepEqual(
    [page(300), page(301)].map((markup) => [markup.includes(reportScript), markup.includes(largeReportScript)]),
    [
      [true, false],
      [false, true],
    ],
  );
});

test('the index has every case and finding, the blocks have every case as it was recorded', () => {
  const cases = [...record.cases, ...fill(301)];
  const markup = page(301);
  const index = dataOf(markup, 'index') as ReportIndex;
  assert.deepEqual(
    cases.map((_, at) => rowAt(index, at + 1)),
    cases.map((entry, at) => caseRowOf(entry, at + 1)),
  );
  const found = index.causes.flatMap((cause) => findingRows(cause, index.pointers));
  const expected = cases.flatMap((entry, at) =>
    findingsOf(entry).map(({ judgement, index: own }) => ({
      caseNumber: at + 1,
      judgement: own,
      level: judgement.level,
      ...(judgement.pointer !== undefined && { pointer: judgement.pointer }),
      ...(judgement.waivedBy !== undefined && { waived: true }),
    })),
  );
  const inOrder = (rows: readonly { caseNumber: number; judgement: number }[]): unknown[] =>
    [...rows].sort((a, b) => a.caseNumber - b.caseNumber || a.judgement - b.judgement);
  assert.deepEqual(inOrder(found), inOrder(expected));
  assert.equal(new Set(found.map(({ level }) => level)).size, levels.length);
  assert.ok(expected.some(({ waived }) => waived));
  assert.equal(index.start, record.run.startedAt);
  const { operations, webhooks } = sampleContract();
  const numbersOf = (member: 'operationId' | 'webhookId', id: string): number[] =>
    cases.flatMap(({ line }, at) => (line[member] === id ? [at + 1] : []));
  assert.deepEqual(
    index.lists.operation.slice(0, operations.length),
    operations.map(({ id }) => numbersOf('operationId', id)),
  );
  assert.deepEqual(
    index.lists.webhook.slice(0, webhooks.length),
    webhooks.map(({ id }) => numbersOf('webhookId', id)),
  );
  index.blocks.forEach((first, block) => {
    const held = dataOf(markup, `block-${block}`) as CaseBlock;
    held.cases.forEach((_, position) => {
      const entry = cases[first - 1 + position];
      assert.ok(entry);
      assert.deepEqual(caseAt(held, position, entry.line, index.start), entry);
    });
  });
});

test('of a cause that shows only once there are too many cases, the first three findings are written out', () => {
  const [failed] = record.cases.filter(({ judgements }) => judgements.some(({ level }) => level));
  const judgement = failed?.judgements.find(({ level }) => level);
  assert.ok(failed && judgement);
  const late = Array.from({ length: 5 }, (_, at): CaseRecord => {
    const line = { ...failed.line, id: `${failed.line.id}#late-${at}` };
    return { ...failed, line, judgements: [{ ...judgement, caseId: line.id, check: 'late' }] };
  });
  const cases = [...record.cases, ...fill(400), ...late];
  const markup = renderHtmlReport({ ...record, cases }, sampleContract());
  const written = late.map((_, at) => markup.includes(`id="finding-${401 + at}-1"`));
  assert.deepEqual(written, [true, true, true, false, false]);
});
