import type { Exchange } from '../exchange.js';
import type { World } from '../model/world.js';
import { errorCodeOf } from '../judging/answer.js';
import type { Scene } from './performance.js';

/** What sequences have come to: a new entry is what a sequence is kept for. */
export class Reached {
  /** Operation or trigger → how often. */
  readonly subjects = new Map<string, number>();
  /** The last answer of each operation. */
  readonly answers = new Map<string, Exchange>();
  /** Operation and code. */
  readonly codes = new Set<string>();
  /** Two acts that followed each other on one account. */
  readonly pairs = new Set<string>();
  /** Machine, from and to. */
  readonly transitions = new Set<string>();
  readonly #last = new Map<string, string>();

  /** Begins another sequence. */
  begin(): void {
    this.#last.clear();
  }

  /** Notes what happened; gives how much of it is new. */
  note(scenes: readonly Scene[], before: World, after: World): number {
    const size = this.size;
    for (const { act, subject, exchange } of scenes) {
      this.subjects.set(subject, (this.subjects.get(subject) ?? 0) + 1);
      const code = exchange?.response && errorCodeOf(exchange.response);
      if (exchange?.response) this.answers.set(subject, exchange);
      if (code !== undefined) this.codes.add(`${subject} ${code}`);
      if (!act) continue;
      const last = this.#last.get(act.on);
      if (last !== undefined) this.pairs.add(`${last} → ${act.kind}`);
      this.#last.set(act.on, act.kind);
    }
    for (const transition of transitions(before, after)) this.transitions.add(transition);
    return this.size - size;
  }

  get size(): number {
    return this.codes.size + this.pairs.size + this.transitions.size;
  }
}

function* transitions(before: World, after: World): Generator<string> {
  if (before === after) return;
  for (const [label, account] of Object.entries(after.accounts)) {
    const earlier = before.accounts[label];
    if (earlier === account) continue;
    if (earlier?.level !== account.level) yield `user: ${earlier?.level ?? 'none'} → ${account.level}`;
    if (earlier && earlier.suspended !== account.suspended)
      yield `user: ${account.suspended ? 'free → suspended' : 'suspended → free'}`;
    for (const [of, { status }] of Object.entries(account.cards)) {
      const from = earlier?.cards[of]?.status;
      if (from !== status) yield `card: ${from ?? 'none'} → ${status}`;
    }
    for (const [of, { status, kind }] of Object.entries(account.movements)) {
      const from = earlier?.movements[of]?.status;
      if (from !== status) yield `${kind}: ${from ?? 'none'} → ${status}`;
    }
    for (const [of, { status }] of Object.entries(account.orders)) {
      const from = earlier?.orders[of]?.status;
      if (from !== status) yield `order: ${from ?? 'none'} → ${status}`;
    }
  }
}
