import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  bookshopBugs,
  bookshopContract,
  bookshopKey,
  startBookshop,
  type BookshopBug,
} from '../cli/test-support/bookshop.js';
import type { RecordLine } from '../engine/record/format.js';
import { runAnyOperation } from '../engine/run-any-operation.js';
import type { RunContext } from '../engine/run-context.js';
import { selectOperations, selectPhases } from '../engine/selection.js';
import { dataOf, openSession, rulesOf } from '../suites/support/session.js';
import { contractNamed } from './contract.js';
import { withoutKnowledge } from './selection.js';

const { contract, identification } = contractNamed(bookshopContract);

/** Runs every case that the document lends itself to, without Playwright. */
async function tested(t: TestContext, bug?: BookshopBug): Promise<RecordLine[]> {
  const shop = await startBookshop(bug);
  t.after(shop.close);
  const lines: RecordLine[] = [];
  const run: RunContext = {
    runId: 'test',
    apiVersion: contract.version,
    contractFolders: [],
    record: '',
    seed: 1,
    failOn: 'fail',
    selection: withoutKnowledge({}),
    unknownApi: true,
    target: {
      name: 'bookshop',
      baseUrl: shop.url,
      sandbox: false,
      strictness: 'documented',
      accounts: [{ apiKey: bookshopKey }],
      identification,
    },
    sink: { url: 'http://127.0.0.1:9', readToken: '' },
    deliveries: { deadlineMs: 0, quietMs: 0 },
    redactionKey: 'key',
  };
  const record = { append: (line: RecordLine) => void lines.push(line), close: () => undefined };
  const session = openSession(run, { account: 0, name: 'w' }, { rules: rulesOf(run, contract), record });
  for (const { id } of selectOperations(contract, {}))
    await runAnyOperation(session, id, { phases: selectPhases({}), data: dataOf(run, id) });
  return lines;
}

const findings = (lines: readonly RecordLine[]) =>
  lines.flatMap((line) => (line.type === 'judgement' && line.level !== undefined ? [line] : []));

test('a sound service of another domain yields no finding, and most cases are carried out', async (t) => {
  const lines = await tested(t);
  assert.deepEqual(findings(lines), []);
  const outcomes = lines.flatMap((line) => (line.type === 'case-end' ? [line.outcome] : []));
  assert.ok(outcomes.length > 100, `only ${outcomes.length} cases`);
  assert.ok(!outcomes.includes('error'));
  const phases = new Set(lines.flatMap((line) => (line.type === 'case' ? [line.phase] : [])));
  assert.deepEqual([...phases].sort(), ['auth', 'coverage', 'examples', 'negative', 'prepare']);
  const skips = lines.filter((line) => line.type === 'judgement' && line.check === 'skipped');
  assert.ok(skips.every((line) => line.type === 'judgement' && /another account/.test(line.message)));
});

for (const [bug, check] of Object.entries(bookshopBugs))
  test(`${bug} is caught by ${check}, as documented`, async (t) => {
    const found = findings(await tested(t, bug as BookshopBug));
    assert.ok(found.length > 0);
    assert.deepEqual([...new Set(found.map((line) => line.check))], [check]);
    // Which of several things a list shows first nobody says.
    const worst = found.some(({ level }) => level === 'fail') ? 'fail' : found[0]?.level;
    assert.equal(worst, bug === 'shelf-empty' ? 'warn' : 'fail');
  });
