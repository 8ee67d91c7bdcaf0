import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../test-support/folder.js';
import { caseEndLine, caseLine, deliveryLine, exchangeLine, judgementLine } from '../test-support/lines.js';
import type { RecordLine } from './format.js';
import { Redactor } from './redaction.js';
import { openRecord } from './writer.js';

test('what was learned of a case is on disk when it ends, and nothing else waits', (t) => {
  const file = path.join(temporaryFolder(t), 'record.ndjson');
  const record = openRecord(file, new Redactor({ secrets: [], key: 'key of the tests' }));
  const linesAfter = (line: RecordLine): number => {
    record.append(line);
    return readFileSync(file, 'utf8').split('\n').length - 1;
  };
  assert.equal(linesAfter(caseLine()), 1);
  assert.deepEqual(
    [exchangeLine(200), deliveryLine(), judgementLine('pass'), caseEndLine()].map(linesAfter),
    [1, 1, 1, 5],
  );
  assert.equal(linesAfter(deliveryLine(null)), 6);
  assert.equal(linesAfter(judgementLine('pass')), 6);
  record.close();
  assert.equal(readFileSync(file, 'utf8').split('\n').length - 1, 7);
});
