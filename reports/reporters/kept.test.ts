/** Every member of what each reporter writes of a record with all sorts of findings. */
import { test } from 'node:test';
import { tornRecord } from '../html/test-support/sample-records.js';
import { wholeRecord } from '../html/test-support/whole-record.js';
import { assertKept } from '../test-support/kept.js';
import { reporters } from './index.js';
import { written } from './test-support/written.js';

/** JSON on many lines, so that a change shows where it is. */
function readable(text: string): string {
  return text.startsWith('{') ? `${JSON.stringify(JSON.parse(text), null, 1)}\n` : text;
}

const records = { whole: wholeRecord(), torn: tornRecord() };

for (const { id, file } of reporters.filter(({ id }) => id !== 'html' && id !== 'github-summary'))
  test(`${id}: every part is as it was, of a whole run and of one cut short`, () => {
    for (const [name, record] of Object.entries(records))
      assertKept(new URL(`kept/${name}.${file}`, import.meta.url), readable(written(id, record)));
  });
