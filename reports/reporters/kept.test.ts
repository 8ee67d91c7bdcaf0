/** Every member of what each reporter writes of a record with all sorts of findings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tornRecord } from '../html/test-support/sample-records.js';
import { unprovenRecord } from '../html/test-support/unproven-record.js';
import { wholeRecord } from '../html/test-support/whole-record.js';
import { assertKept } from '../test-support/kept.js';
import { reporters } from './index.js';
import { waivedRecord } from './test-support/waived-record.js';
import { written } from './test-support/written.js';

/** JSON on many lines, so that a change shows where it is. */
function readable(text: string): string {
  return text.startsWith('{') ? `${JSON.stringify(JSON.parse(text), null, 1)}\n` : text;
}

const records = { whole: wholeRecord(), torn: tornRecord() };
/** Reporters that say nothing of waivers. */
const tellNoWaiver = new Set(['har', 'github-summary']);
/** What these write of a run that proves little; the others say nothing of it. */
const tellProof = new Set(['markdown', 'json', 'badge']);

for (const { id, file } of reporters.filter(({ id }) => id !== 'html'))
  test(`${id}: every part is as it was, of a whole run and of one cut short`, () => {
    for (const [name, record] of Object.entries({
      ...records,
      ...(!tellNoWaiver.has(id) && { waived: waivedRecord() }),
      ...(tellProof.has(id) && { unproven: unprovenRecord() }),
    }))
      assertKept(new URL(`kept/${name}.${file}`, import.meta.url), readable(written(id, record)));
  });

test('reporters and their files are called as the documentation calls them', () => {
  assert.deepEqual(
    reporters.map(({ id, file }) => `${id} ${file}`),
    [
      ...['html report.html', 'markdown report.md', 'json report.json', 'junit junit.xml', 'ctrf ctrf.json'],
      ...['sarif report.sarif', 'har traffic.har', 'github-summary github-summary.md'],
      ...['github-annotations github-annotations.txt', 'badge badge.svg', 'digest digest.txt'],
    ],
  );
});
