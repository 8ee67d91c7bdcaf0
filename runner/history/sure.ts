import type { HistoryLine, Replays } from '../../reports/history/line.js';
import { nowOf } from '../../reports/history/summary.js';
import type { Thread } from '../../reports/history/threads.js';
import type { ReplayVerdict } from '../replay.js';
import { appendToHistory, readHistory } from './file.js';

/** How often the case of a new cause is carried out again before anybody is told of it. */
const times = 2;

/** New causes of one run that are carried out again; with more, something is broken beyond doubt. */
const most = 10;

/** Carries a case of a run's record out again. */
export type ReplayById = (caseId: string) => Promise<ReplayVerdict>;

async function replays(caseId: string, replay: ReplayById): Promise<Replays> {
  const counts = { held: 0, failed: 0 };
  for (let time = 0; time < times; time += 1) {
    const verdict = await replay(caseId);
    if (verdict === 'FIXED') counts.held += 1;
    if (verdict === 'FAILED') counts.failed += 1;
  }
  return counts;
}

function toldOf({ id, cause }: Thread, { held, failed }: Replays): string {
  const what = `${cause.check} at ${cause.about[0] ?? ''} (${id})`;
  if (held + failed === 0) return `again     ${what}: could not be carried out again`;
  return held === 0
    ? `again     ${what}: failed ${failed} more times`
    : `again     ${what}: held ${held} of ${held + failed} times: flaky, nobody is told that it is new`;
}

/**
 * Carries the cases of what a run brought new, or back, out again, and notes in the history what came of it: what holds then is flaky
 * from the start.
 * @returns a line for each of them
 */
export async function makeSure(
  file: string,
  run: Pick<HistoryLine, 'target' | 'apiVersion' | 'runId'>,
  { replay, now }: { replay: ReplayById; now: () => number },
): Promise<string[]> {
  const { target, apiVersion, runId } = run;
  const own = nowOf(readHistory(file).lines).find(
    (one) => one.target === target && one.apiVersion === apiVersion && one.latest.runId === runId,
  );
  const begun = own ? [...own.fresh, ...own.returned].filter(({ cause }) => cause.replayed === undefined) : [];
  const told: string[] = [];
  for (const thread of begun.slice(0, most)) {
    const counts = await replays(thread.cause.caseId, replay);
    const at = new Date(now()).toISOString();
    if (counts.held + counts.failed > 0)
      await appendToHistory(file, { type: 'replay', target, apiVersion, runId, cause: thread.cause.id, ...counts, at });
    told.push(toldOf(thread, counts));
  }
  if (begun.length > most) told.push(`again     ${begun.length - most} more were not carried out again`);
  return told;
}
