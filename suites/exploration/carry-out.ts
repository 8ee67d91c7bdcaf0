import { explore } from '../../engine/exploration/explore.js';
import { tellExploration } from '../../engine/exploration/tell.js';
import type { RecordWriter } from '../../engine/record/writer.js';
import type { RunContext } from '../../engine/run-context.js';
import type { ExploreBounds } from '../../engine/selection.js';
import type { Session } from '../../engine/session/session.js';

/**
 * What exploration writes at the sandbox. There it has an environment of its own, whose clock is not the others'; and what its
 * operator did thousands of times explains no delivery of theirs.
 */
export function recordOfItsOwn(record: RecordWriter): RecordWriter {
  const left = new Set(['trigger', 'clock']);
  return { append: (line) => void (left.has(line.type) || record.append(line)), close: () => record.close() };
}

/** Carries out random sequences, and records what they found and came to. */
export async function carryOutExploration(
  session: Session,
  { seed }: Pick<RunContext, 'seed'>,
  bounds: ExploreBounds,
  signal: AbortSignal,
): Promise<void> {
  const exploration = await explore(session, { seed, ...bounds, isStopped: () => signal.aborted });
  tellExploration(session, exploration);
}
