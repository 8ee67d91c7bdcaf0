import type { ReceivedDelivery } from '../exchange.js';
import type { ClockLine } from '../record/format.js';
import type { Triggers } from '../triggers/trigger.js';
import type { Span } from './attempt.js';

/**
 * How long after the clock was moved what fell due then may still arrive, in milliseconds, where the target does not tell when its
 * deliveries are done.
 */
export const arrivalMs = 1000;

/**
 * Time by the target's clock, which a run can move forward: the real time, and what it has been moved by so far. At a target whose
 * clock nobody moves it is the real time.
 */
export class Elapsed {
  readonly #moves: { from: number; until: number; ms: number }[] = [];

  /** Notes that the clock was moved by `ms` between two real moments, what this set off included. */
  moved(ms: number, from: number, until: number): void {
    this.#moves.push({ ms, from, until });
  }

  /**
   * The moment by the target's clock. What comes while the clock is being moved may belong to any moment that was passed over:
   * then it is a span.
   */
  at(moment: number): Span {
    let [earliest, latest] = [moment, moment];
    for (const { ms, from, until } of this.#moves) {
      if (moment < from) continue;
      latest += ms;
      if (moment > until) earliest += ms;
    }
    return { earliest, latest };
  }

  /** A delivery with its moments by the target's clock. An answer comes after the move that set the attempt off. */
  timed(delivery: ReceivedDelivery): ReceivedDelivery {
    if (this.#moves.length === 0) return delivery;
    const { latest } = this.at(delivery.answeredAt);
    return { ...delivery, clock: { received: this.at(delivery.receivedAt), answered: { earliest: latest, latest } } };
  }
}

/** The line of a record about a move of the target's clock between two real moments. */
function clockLine(ms: number, from: number, until: number): ClockLine {
  return { type: 'clock', at: new Date(from).toISOString(), until: new Date(until).toISOString(), ms };
}

/** The time by the target's clock as the lines of a record tell it. */
export function elapsedBy(moves: readonly ClockLine[]): Elapsed {
  const elapsed = new Elapsed();
  for (const { at, until, ms } of moves) elapsed.moved(ms, Date.parse(at), Date.parse(until));
  return elapsed;
}

/**
 * Triggers that note and tell by how much the target's clock is moved. What falls due then is awaited; where nobody tells when it is
 * done, what arrives soon afterwards may belong to any moment that was passed over.
 */
export function measured(
  triggers: Triggers,
  elapsed: Elapsed,
  now: () => number,
  tell: (line: ClockLine) => void = () => undefined,
): Triggers {
  return {
    ...triggers,
    can: (name) => triggers.can(name),
    async pull(name, values) {
      if (name !== 'advance-clock') return triggers.pull(name, values);
      const from = now();
      const told = await triggers.pull(name, values);
      const { settleDeliveries } = triggers;
      await settleDeliveries?.();
      const [ms, until] = [Number(values['seconds']) * 1000, now() + (settleDeliveries ? 0 : arrivalMs)];
      elapsed.moved(ms, from, until);
      tell(clockLine(ms, from, until));
      return told;
    },
  };
}
