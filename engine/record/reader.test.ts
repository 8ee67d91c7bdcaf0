import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../test-support/folder.js';
import {
  caseEndLine,
  caseLine,
  deliveryLine,
  endLine,
  errorLine,
  exchangeLine,
  judgementLine,
  runLine,
  wholeCase,
} from '../test-support/lines.js';
import type { RecordLine } from './format.js';
import { linesOf, readRecord, RecordError, scanRecord } from './reader.js';
import { Redactor } from './redaction.js';
import { summarise } from './summary.js';
import { openRecord } from './writer.js';

const redactor = () => new Redactor({ secrets: [], key: 'key of the tests' });

/** A record written by the writer. */
function written(t: TestContext, ...lines: RecordLine[]): string {
  const file = path.join(temporaryFolder(t), 'record.ndjson');
  const record = openRecord(file, redactor());
  for (const line of lines) record.append(line);
  record.close();
  return file;
}

async function assertRefused(file: string, message: string | RegExp): Promise<void> {
  await assert.rejects(readRecord(file), (error) => {
    assert.ok(error instanceof RecordError, String(error));
    if (typeof message === 'string') assert.equal(error.message, message);
    else assert.match(error.message, message);
    return true;
  });
}

test('what is written is read back, in its place', async (t) => {
  const other = 'createUser:negative:missing-required:/email';
  const record = await readRecord(
    written(
      t,
      runLine(),
      caseLine(),
      exchangeLine(200),
      caseLine(other),
      judgementLine('pass'),
      exchangeLine(400, other),
      deliveryLine(),
      deliveryLine(null),
      judgementLine('fail', 'carried', other),
      caseEndLine(),
      errorLine,
      caseEndLine('fail', other),
      endLine,
    ),
  );
  assert.deepEqual(record, {
    run: runLine(),
    cases: [
      {
        line: caseLine(),
        exchanges: [exchangeLine(200)],
        deliveries: [deliveryLine()],
        judgements: [judgementLine('pass')],
        end: caseEndLine(),
      },
      {
        line: caseLine(other),
        exchanges: [exchangeLine(400, other)],
        deliveries: [],
        judgements: [judgementLine('fail', 'carried', other)],
        end: caseEndLine('fail', other),
      },
    ],
    foreignDeliveries: [deliveryLine(null)],
    errors: [errorLine],
    waivers: [],
    lessons: [],
    coverage: [],
    end: endLine,
    torn: false,
  });
});

test('several writers append to one record, each line whole', async (t) => {
  const file = path.join(temporaryFolder(t), 'record.ndjson');
  const writers = [openRecord(file, redactor()), openRecord(file, redactor())] as const;
  writers[0].append(runLine());
  for (let index = 0; index < 20; index += 1)
    for (const line of wholeCase(`op${index}:stateful:a-test`, 200, 'pass'))
      writers[index % 2 === 0 ? 0 : 1].append(line);
  for (const writer of writers) writer.close();
  const record = await readRecord(file);
  assert.equal(record.cases.length, 20);
  assert.ok(record.cases.every(({ end, exchanges }) => end && exchanges.length === 1));
});

test('a line is on disk before the next one is written: a killed run keeps it', (t) => {
  const file = path.join(temporaryFolder(t), 'record.ndjson');
  const record = openRecord(file, redactor());
  record.append(runLine());
  record.append(caseLine());
  assert.equal(readFileSync(file, 'utf8'), `${JSON.stringify(runLine())}\n${JSON.stringify(caseLine())}\n`);
  record.close();
});

test('an open case of a killed run is kept without end', async (t) => {
  const record = await readRecord(written(t, runLine(), caseLine(), exchangeLine(200)));
  assert.equal(record.end, undefined);
  assert.equal(record.cases[0]?.end, undefined);
  assert.equal(record.cases[0]?.exchanges.length, 1);
});

test('a cut-off last line is dropped and marked, wherever it was cut', async (t) => {
  const file = written(t, runLine(), ...wholeCase('a:stateful:b', 200, 'pass').slice(0, -1));
  const whole = readFileSync(file, 'utf8');
  const next = JSON.stringify(judgementLine('fail', 'documented', 'a:stateful:b'));
  for (const length of [1, 2, next.indexOf(':'), Math.floor(next.length / 2), next.length - 1]) {
    writeFileSync(file, whole + next.slice(0, length));
    const record = await readRecord(file);
    assert.equal(record.torn, true, String(length));
    assert.equal(record.cases[0]?.judgements.length, 1);
  }
  writeFileSync(file, whole + next);
  assert.equal((await readRecord(file)).torn, false);
});

test('a broken line anywhere else is an error at file and line', async (t) => {
  const file = written(t, runLine(), caseLine());
  appendFileSync(file, '{"type":"exch\n');
  appendFileSync(file, `${JSON.stringify(caseEndLine())}\n`);
  await assertRefused(file, `${file}:3: not a line of JSON; the record is damaged, run the suite again`);
});

test('a line that is JSON but no line of a record is an error at file and line', async (t) => {
  for (const text of ['null', '12', '"run"']) {
    const file = written(t, runLine());
    appendFileSync(file, `${text}\n`);
    await assertRefused(file, new RegExp(`^${file}:2: `));
  }
  const file = written(t, runLine());
  appendFileSync(file, '{"note":"verdict"}\n');
  await assertRefused(file, `${file}:2: a line of a record has a "type"; this one has none`);
});

test('a line type of a newer writer of the same format is skipped', async (t) => {
  const file = written(t, runLine(), caseLine());
  appendFileSync(file, '{"type":"mood","caseId":"nobody"}\n');
  appendFileSync(file, `${JSON.stringify(caseEndLine())}\n`);
  assert.equal((await readRecord(file)).cases.length, 1);
});

test('cases are handed over one by one, each when its end is read, and open ones at last', async (t) => {
  const lines = [runLine(), caseLine('a:x:1'), caseLine('b:x:1'), caseEndLine('pass', 'b:x:1'), caseLine('c:x:1')];
  const seen: string[] = [];
  const frame = await scanRecord(written(t, ...lines), ({ line, end }, run) =>
    seen.push(`${run.runId} ${line.id} ${end?.outcome ?? 'open'}`),
  );
  assert.deepEqual(seen, ['run-1 b:x:1 pass', 'run-1 a:x:1 open', 'run-1 c:x:1 open']);
  assert.equal(frame.end, undefined);
});

test('a newer format is refused with what to do', async (t) => {
  const file = path.join(temporaryFolder(t), 'record.ndjson');
  writeFileSync(file, `${JSON.stringify({ ...runLine(), format: 2 })}\n{"type":"something-new"}\n`);
  await assertRefused(
    file,
    `${file}:1: record format 2 is newer than 1, the newest known here; update partner-api-conformance`,
  );
});

test('a missing record is an error that says which file to name', async (t) => {
  const file = path.join(temporaryFolder(t), 'nowhere.ndjson');
  await assertRefused(file, `${file}: no such record; name the record.ndjson of a run`);
});

test('a file without a run, an empty one included, is no record', async (t) => {
  const empty = path.join(temporaryFolder(t), 'record.ndjson');
  writeFileSync(empty, '');
  await assertRefused(empty, /:1: not a record of a run/);
  await assertRefused(written(t, endLine), /:1: not a record of a run/);
});

test('a case before the run, or one that nobody could hand over yet, is an error at file and line', async (t) => {
  const file = written(t, caseLine(), caseEndLine(), runLine());
  await assertRefused(file, `${file}:2: a case before the line of type "run"; the record is damaged`);
});

test('blank lines are passed over and counted', async (t) => {
  const file = written(t, runLine());
  appendFileSync(file, `\n${JSON.stringify(caseLine())}\n\n12\n`);
  await assertRefused(file, `${file}:5: a line of a record is a JSON object; this is 12`);
});

test('every line of a file comes, with a line feed at its end or without', async (t) => {
  const file = path.join(temporaryFolder(t), 'lines');
  const long = 'x'.repeat(1 << 20);
  for (const [text, lines] of [
    ['a\n\nb\n', ['a', '', 'b']],
    ['a\nb', ['a', 'b']],
    [`${long}y\nz\n`, [`${long}y`, 'z']],
    ['', []],
  ] as const) {
    writeFileSync(file, text);
    const found: string[] = [];
    for await (const block of linesOf(file)) found.push(...block);
    assert.deepEqual(found, lines, text.slice(0, 20));
  }
});

test('a record that cannot be read is told from one that does not exist', async (t) => {
  const folder = temporaryFolder(t);
  await assertRefused(folder, `${folder}: could not be read (EISDIR); name the record.ndjson of a run`);
});

test('a line that breaks its form is an error at file, line and member', async (t) => {
  const broken: [RecordLine, RegExp][] = [
    [{ ...judgementLine('pass'), outcome: 'maybe' as 'pass' }, /:2: a line of type judgement \/outcome must be /],
    [{ ...runLine(), runId: '../up' }, /:2: runId "\.\.\/up": no name/],
    [{ ...runLine(), apiVersion: 'a/b' }, /:2: apiVersion "a\/b": no name/],
  ];
  for (const [line, message] of broken) await assertRefused(written(t, runLine(), line), message);
});

test('a case opened again before its end is a further one, and the first is kept open', async (t) => {
  const record = await readRecord(
    written(t, runLine(), caseLine(), exchangeLine(500), caseLine(), exchangeLine(200), caseEndLine()),
  );
  assert.deepEqual(
    record.cases.map(({ exchanges, end }) => [exchanges.length, exchanges[0]?.response?.status, end?.outcome]),
    [
      [1, 500, undefined],
      [1, 200, 'pass'],
    ],
  );
});

test('what belongs to no open case is an error at file and line', async (t) => {
  for (const [line, what] of [
    [exchangeLine(200), 'an exchange'],
    [deliveryLine(), 'a delivery'],
    [judgementLine('pass'), 'a judgement'],
    [caseEndLine(), 'the end'],
  ] as [RecordLine, string][]) {
    const file = written(t, runLine(), line);
    await assertRefused(file, `${file}:2: ${what} of the case ${caseLine().id}, which the record does not open before`);
  }
});

test('a case carried out twice keeps both, so that no finding is lost', async (t) => {
  const id = 'getUserBalances:stateful:twice';
  const file = written(t, runLine(), ...wholeCase(id, 200, 'fail'), ...wholeCase(id, 200, 'pass'), endLine);
  const record = await readRecord(file);
  assert.deepEqual(
    record.cases.map(({ end }) => end?.outcome),
    ['fail', 'pass'],
  );
  assert.equal(summarise(record).exitCode, 1);
});

test('what nobody judged of the run is told from what is foreign, and triggers are kept', async (t) => {
  const trigger = { type: 'trigger' as const, at: endLine.at, trigger: 'use-card', values: {}, told: { id: 't-1' } };
  const [foreign, own] = [deliveryLine(null), { ...deliveryLine(null), id: 'd2', ofRun: true }];
  const record = await readRecord(written(t, runLine(), foreign, trigger, own, endLine));
  assert.deepEqual(record.foreignDeliveries, [foreign]);
  assert.deepEqual(record.unjudgedDeliveries, [own]);
  assert.deepEqual(record.triggers, [trigger]);
});

test('what a record says beside its cases is kept, each kind in its place', async (t) => {
  const { at } = endLine;
  const scope: RecordLine = { type: 'scope', areas: [{ name: 'Cards', subjects: ['getCard'] }], leftOut: [] };
  const clock: RecordLine = { type: 'clock', at, until: at, ms: 30_000 };
  const counts = { received: 2, ofRun: 2, foreign: 0, checks: [{ check: 'a', judged: 2 }], webhooks: [] };
  const judged: RecordLine = { type: 'delivery-coverage', ...counts };
  const lesson: RecordLine = {
    ...{ type: 'lesson', kind: 'confirmed', pointer: '/paths', statement: 'It is so.' },
    ...{ grade: 'assumed', count: 1, cases: ['a:x:1'] },
  };
  const coverage: RecordLine = {
    ...{ type: 'coverage', kind: 'status-unreachable', subject: 'getCard', item: '500', reason: 'nobody can' },
  };
  const lines = [scope, clock, judged, lesson, coverage];
  const { scope: told, ...record } = await readRecord(written(t, runLine(), ...lines));
  assert.deepEqual(
    [told, record.clockMoves, record.deliveryCoverage, record.lessons, record.coverage],
    [scope, [clock], [judged], [lesson], [coverage]],
  );
  const plain = await readRecord(written(t, runLine()));
  for (const name of ['scope', 'triggers', 'clockMoves', 'deliveryCoverage', 'unjudgedDeliveries', 'end'])
    assert.ok(!(name in plain), name);
});
