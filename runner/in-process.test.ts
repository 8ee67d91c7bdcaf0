import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { loadConfig } from '../engine/config.js';
import { readRecord } from '../engine/record/reader.js';
import { embeddedSandbox } from '../library/embedded-sandbox.js';
import { carryOut, type CarriedOut } from './carry-out.js';
import type { RunEvent } from './events.js';
import { sufficesHere } from './in-process.js';
import { prepareRun } from './prepare.js';
import { requests } from './stages.js';

const contract = loadContract('test');
const few = {
  selection: { operations: ['getPartnerBalances', 'getUserCards'] },
  target: { sandbox: false },
};
const more = { ...few, selection: { operations: ['get*'], shard: { index: 1, of: 2 } } };
const stage = { folders: [requests] };
const all = { folders: [requests, 'suites/flows/', 'suites/serial/'] };

test('few operations are carried out here, more of them, and what somebody wants to watch in Playwright', () => {
  assert.ok(sufficesHere(contract, few, stage, {}));
  assert.ok(!sufficesHere(contract, more, stage, {}));
  assert.ok(!sufficesHere(contract, { ...few, trace: true }, stage, {}));
  for (const watched of [{ ui: true }, { uiPort: '0' }, { playwrightReporter: ['html'] }])
    assert.ok(!sufficesHere(contract, few, stage, watched));
});

test('of a sandbox, which answers at once, few flows are too, and more operations; those of other shards do not count', () => {
  const sandbox = { sandbox: true };
  const flows = { selection: { suites: ['flows'] as const, shard: { index: 1, of: 6 } }, target: sandbox };
  assert.ok(sufficesHere(contract, { ...more, target: sandbox }, stage, {}));
  assert.ok(!sufficesHere(contract, { selection: {}, target: sandbox }, stage, {}));
  assert.ok(sufficesHere(contract, flows, all, {}));
  assert.ok(!sufficesHere(contract, { ...flows, target: few.target }, all, {}));
  assert.ok(!sufficesHere(contract, { ...flows, selection: { suites: ['flows'] } }, all, {}));
});

/** A run of one operation at the sandbox. */
async function run(
  t: TestContext,
  fault: string[],
  signal: AbortSignal,
  onBegin = (): void => undefined,
): Promise<CarriedOut> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-in-process-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const options = {
    ...{ fault, seed: 1, workers: 2, cleanUp: true, reportDir: folder },
    ...{ suite: ['requests'], phases: ['coverage'], includeOperationId: ['getPartnerBalances'] },
  };
  const prepared = await prepareRun(options, await loadConfig(folder), embeddedSandbox);
  const events: RunEvent[] = [];
  const emit = (event: RunEvent): void => {
    events.push(event);
    if (event.type === 'begin') onBegin();
  };
  const result = await carryOut(prepared, { signal, emit });
  assert.ok(result.begun);
  // Playwright's would be among them.
  assert.ok(!events.some(({ type }) => type === 'output'));
  return result;
}

test('such a run judges, records and ends as any other', async (t) => {
  const { signal } = new AbortController();
  const sound = await run(t, [], signal);
  assert.deepEqual([sound.verdict, sound.exitCode], ['conformant', 0]);
  const broken = await run(t, ['answer-amount-scale@getPartnerBalances'], signal);
  assert.deepEqual([broken.verdict, broken.exitCode], ['findings', 1]);
  const { cases, end } = await readRecord(broken.record);
  assert.ok(end && cases.every((one) => one.end));
});

test('an interrupted one is not carried out to its end', async (t) => {
  const controller = new AbortController();
  const interrupted = await run(t, [], controller.signal, () => controller.abort());
  assert.deepEqual([interrupted.verdict, interrupted.exitCode, interrupted.interrupted], ['incomplete', 4, true]);
  const { cases, end } = await readRecord(interrupted.record);
  assert.deepEqual([cases.length, end], [0, undefined]);
});
