import assert from 'node:assert/strict';
import { test } from 'node:test';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { sampleReport } from './test-support/sample-report.js';

test('in JUnit the verdict fails where the gate does, and passes where it does', () => {
  const verdictIn = (xml: string): string => /<testsuite name="Verdict".*?<\/testsuite>/s.exec(xml)?.[0] ?? '';
  const refused = verdictIn(junit.render(sampleReport()));
  assert.match(refused, /failures="1"/);
  assert.match(refused, /<failure type="not safe" message="1 change of behaviour that nothing announces">/);
  const safe = verdictIn(junit.render({ ...sampleReport(), verdict: 'safe', exitCode: 0, reasons: [], rows: [] }));
  assert.match(safe, /failures="0"/);
  assert.doesNotMatch(safe, /<failure/);
});

test('a comment holds thirty rows of a standing and counts the others', () => {
  const report = sampleReport();
  const [row] = report.rows;
  assert.ok(row);
  const rowsOf = (number: number) =>
    markdown.render({ ...report, rows: Array.from({ length: number }, (_, at) => ({ ...row, subject: `call${at}` })) });
  const listed = (text: string): number => text.split('\n').filter((line) => /\bcall\d+:/.test(line)).length;
  assert.equal(listed(rowsOf(30)), 30);
  assert.doesNotMatch(rowsOf(30), /- and \d+ more/);
  assert.equal(listed(rowsOf(33)), 30);
  assert.match(rowsOf(33), /^- and 3 more$/m);
});
