import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../../engine/test-support/folder.js';
import { runOf } from '../../reports/history/test-support/lines.js';
import type { ReplayVerdict } from '../replay.js';
import { appendToHistory, pruneHistory, readHistory } from './file.js';
import { notify } from './notify.js';
import { makeSure } from './sure.js';

const run = { target: 'nightly', apiVersion: 'test', runId: 'run-2' };
const now = (): number => Date.parse(runOf(2).startedAt);

/** A history whose latest run brought causes that were not there before. */
async function history(t: TestContext, causes: readonly string[]): Promise<string> {
  const file = path.join(temporaryFolder(t), 'history.jsonl');
  await appendToHistory(file, runOf(1));
  await appendToHistory(file, runOf(2, causes));
  return file;
}

/** Replays that come to verdicts in turn, with the cases that were asked for. */
function replaying(...verdicts: ReplayVerdict[]): { replay: (id: string) => Promise<ReplayVerdict>; asked: string[] } {
  const asked: string[] = [];
  return { asked, replay: (id) => Promise.resolve(verdicts[asked.push(id) - 1] ?? 'ERROR') };
}

const told = async (file: string): Promise<string[]> =>
  (await notify(file, [`file:${file}.told`], { now })).map(({ kind }) => kind);

test('what fails again twice is told as new; it is carried out again once for all', async (t) => {
  const file = await history(t, ['a']);
  const { replay, asked } = replaying('FAILED', 'FAILED');
  assert.match((await makeSure(file, run, { replay, now })).join(), /response-schema at a \(a\): failed 2 more times/);
  assert.deepEqual(asked, ['a', 'a']);
  assert.deepEqual(await makeSure(file, run, { replay, now }), []);
  assert.deepEqual(await told(file), ['new']);
});

test('what holds once is flaky from the start, also after the history was cut, and nobody is told', async (t) => {
  const file = await history(t, ['a']);
  const [line] = await makeSure(file, run, { ...replaying('FAILED', 'FIXED'), now });
  assert.match(line ?? '', /held 1 of 2 times: flaky/);
  assert.deepEqual(await told(file), []);
  await pruneHistory(file, 90);
  assert.deepEqual(readHistory(file).lines.at(-1)?.causes[0]?.replayed, { held: 1, failed: 1 });
  assert.deepEqual(await told(file), []);
});

test('what cannot be carried out again is told as it is, and so is what comes beyond the tenth', async (t) => {
  const causes = Array.from({ length: 12 }, (_, index) => `c${index}`);
  const file = await history(t, causes);
  const { replay, asked } = replaying();
  const lines = await makeSure(file, run, { replay, now });
  assert.equal(asked.length, 20);
  assert.match(lines[0] ?? '', /could not be carried out again/);
  assert.match(lines.at(-1) ?? '', /2 more were not carried out again/);
  assert.equal((await told(file)).length, 12);
});

test('what stood before is not carried out again, nor is another run', async (t) => {
  const file = await history(t, ['a']);
  await appendToHistory(file, runOf(3, ['a']));
  const { replay, asked } = replaying('FAILED');
  await makeSure(file, { ...run, runId: 'run-3' }, { replay, now });
  await makeSure(file, run, { replay, now });
  assert.deepEqual(asked, []);
});
