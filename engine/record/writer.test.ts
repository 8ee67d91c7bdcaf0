import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../test-support/folder.js';
import { caseEndLine, caseLine, deliveryLine, exchangeLine, judgementLine } from '../test-support/lines.js';
import type { RecordLine } from './format.js';
import { Redactor } from './redaction.js';
import { openRecord, recordBroken, RecordWriteError, writeWholly } from './writer.js';

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

test('what the disk takes in parts is written to its end', () => {
  const written: string[] = [];
  writeWholly('zwölf Äpfel', (bytes) => {
    const part = bytes.subarray(0, 3);
    written.push(part.toString('latin1'));
    return part.length;
  });
  assert.equal(Buffer.from(written.join(''), 'latin1').toString('utf8'), 'zwölf Äpfel');
});

test(
  'a full disk is told with the file and its reason, and closing does not fail over it again',
  {
    skip: !existsSync('/dev/full'),
  },
  () => {
    const record = openRecord('/dev/full', new Redactor({ secrets: [], key: 'key of the tests' }));
    assert.throws(
      () => record.append(caseLine()),
      (error) =>
        error instanceof RecordWriteError &&
        error.file === '/dev/full' &&
        error.message.startsWith(`/dev/full: ${recordBroken}: ENOSPC`),
    );
    assert.doesNotThrow(() => record.close());
  },
);
