import { loadContract } from '../contracts/model/load.js';
import type { Contract } from '../contracts/model/types.js';
import { openRecord, RecordWriteError } from '../engine/record/writer.js';
import type { RunContext } from '../engine/run-context.js';
import { inShard } from '../engine/selection.js';
import type { Session } from '../engine/session/session.js';
import { carryOutExploration, recordOfItsOwn } from '../suites/exploration/carry-out.js';
import { carriesOut, partsIn, type Part } from '../suites/parts.js';
import { openSession, redactorOf, type Worker } from '../suites/support/session.js';
import type { PlaywrightOptions } from './playwright.js';
import { exploration, requests, type SuiteStage } from './stages.js';

/** Up to so many operations are done sooner than Playwright and its workers have started. */
const few = 4;
/** At a sandbox, which answers at once, so many operations and flows are. */
const fewAtSandbox = 24;

/**
 * Whether a stage is carried out in this process: few operations, at a sandbox few flows too, of which nobody wants to see
 * anything in Playwright's terms.
 */
export function sufficesHere(
  contract: Contract,
  { selection, trace, target }: Pick<RunContext, 'selection' | 'trace'> & { target: { sandbox: boolean } },
  { folders }: Pick<SuiteStage, 'folders'>,
  { ui, uiPort, playwrightReporter }: PlaywrightOptions,
): boolean {
  const isShown = trace === true || ui === true || uiPort !== undefined || playwrightReporter !== undefined;
  if (isShown) return false;
  if (target.sandbox) return partsOf(contract, { selection, target }, folders).length <= fewAtSandbox;
  return (
    folders.every((folder) => folder === requests) && partsOf(contract, { selection, target }, folders).length <= few
  );
}

/** What a stage carries out, in the order of its folders. */
function partsOf(
  contract: Contract,
  { selection, target: { sandbox } }: Pick<RunContext, 'selection'> & { target: { sandbox: boolean } },
  folders: readonly string[],
): Part[] {
  return folders
    .flatMap((folder) => partsIn[folder]?.({ contract, selection }) ?? [])
    .filter(({ title }) => carriesOut({ contract, selection, sandbox }, title));
}

async function carryOutAll(
  session: Session,
  context: RunContext,
  parts: readonly Part[],
  signal: AbortSignal,
): Promise<void> {
  const { record } = session.options;
  for (const { title, carryOut } of parts)
    try {
      await carryOut(session, context);
    } catch (error) {
      if (signal.aborted || error instanceof RecordWriteError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      record.append({ type: 'error', at: new Date().toISOString(), where: title, message });
    }
}

/**
 * Carries out a stage in this process, one part after another, as Playwright's workers do. What goes wrong beside findings is an
 * error of the record.
 * @returns 0, or `null` where the signal ended it
 * @throws RecordWriteError where the record can't be written any more
 */
export async function carryOutHere(
  context: RunContext,
  { folders }: Pick<SuiteStage, 'folders'>,
  worker: Worker,
  signal: AbortSignal,
): Promise<0 | null> {
  const contract = loadContract(context.apiVersion, context.contractFolders);
  const session = openSession(context, worker);
  session.onResult = () => signal.throwIfAborted();
  try {
    if (signal.aborted) return null;
    await carryOutAll(session, context, partsOf(contract, context, folders), signal);
    return 0;
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    session.options.record.close();
  }
}

/**
 * Explores random sequences in this process: each step follows from the one before.
 * @returns 0, or `null` where the signal ended it
 * @throws RecordWriteError where the record can't be written any more
 */
export async function exploreHere(context: RunContext, signal: AbortSignal): Promise<0 | null> {
  const { explore, sandbox } = { ...context.selection, ...context.target };
  if (!explore || !inShard(context.selection, exploration)) return 0;
  const record = openRecord(context.record, redactorOf(context));
  const own = sandbox ? recordOfItsOwn(record) : record;
  const session = openSession(context, { account: 0, name: 'x0' }, { record: own });
  try {
    await carryOutExploration(session, context, explore, signal);
  } catch (error) {
    if (error instanceof RecordWriteError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    record.append({ type: 'error', at: new Date().toISOString(), where: 'exploration', message });
  } finally {
    record.close();
  }
  return signal.aborted ? null : 0;
}
