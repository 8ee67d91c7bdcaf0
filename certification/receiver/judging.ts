import type { Judged } from '../outcome.js';
import type { AttemptLine, StartLine } from '../record/format.js';
import type { Seen } from './scenario.js';

const conformant = (because: string): Judged => ({ outcome: 'conformant', because });
const notConformant = (because: string): Judged => ({ outcome: 'not-conformant', because });

/** Whether the answer ends a delivery. */
export function isAcknowledged({ answer }: AttemptLine, { acknowledgement }: StartLine): boolean {
  if (answer.kind !== 'status') return false;
  return acknowledgement === '2xx' ? answer.status >= 200 && answer.status < 300 : answer.status === acknowledgement;
}

function isRefused({ answer }: AttemptLine): boolean {
  return answer.kind === 'status' && answer.status >= 400 && answer.status < 500;
}

/** What came of an attempt, in words. */
export function inWords({ answer, webhook, step }: AttemptLine): string {
  const what = `${step}${webhook === null ? '' : ` (${webhook})`}`;
  if (answer.kind === 'status') return `${what} was answered ${answer.status}`;
  if (answer.kind === 'silent') return `${what} had no answer in ${answer.ms} ms`;
  return `${what}: the connection was ${answer.kind}`;
}

/** Holds where every attempt passes; says of the first that doesn't what came of it. */
export function every(
  attempts: readonly AttemptLine[],
  passes: (attempt: AttemptLine) => boolean,
  { good }: { good: string },
): Judged {
  if (attempts.length === 0) return { outcome: 'not-tested', because: 'no attempt was made' };
  const failed = attempts.filter((attempt) => !passes(attempt));
  const [first] = failed;
  if (!first) return conformant(`${attempts.length} of ${attempts.length} attempts ${good}`);
  const others = failed.length > 1 ? `, and ${failed.length - 1} more of ${attempts.length}` : '';
  return notConformant(inWords(first) + others);
}

/** Every attempt is acknowledged, those apart that were dropped on purpose. */
export function acknowledged({ attempts, start }: Seen): Judged {
  const awaited = attempts.filter(({ answer }) => answer.kind !== 'dropped');
  return every(awaited, (attempt) => isAcknowledged(attempt, start), { good: 'were acknowledged' });
}

/** Every attempt of the named steps is refused with a 4xx; the others are no part of it. */
export function refused({ attempts }: Seen): Judged {
  return every(attempts, isRefused, { good: 'were refused' });
}

/** As `refused`; a connection that is closed on a body nobody wants is a refusal too. */
export function refusedOrClosed({ attempts }: Seen): Judged {
  return every(attempts, (one) => isRefused(one) || one.answer.kind === 'closed', { good: 'were refused' });
}
