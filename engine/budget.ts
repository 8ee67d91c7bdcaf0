import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { CostKind, Facts } from '../contracts/model/facts.js';
import { appendLine, linesIn } from './line-log.js';

/** How many accepted calls of each cost kind are allowed; a kind that is not named is free. */
export type Allowance = Partial<Record<CostKind, number>>;

/** How many calls of each cost kind there are. */
export type Costs = Partial<Record<CostKind, number>>;

/** Cost kinds, in the order of messages. */
export const costKinds: readonly CostKind[] = ['kyc', 'card', 'sepa', 'exchange', 'crypto-withdrawal'];

/** What a call of an operation costs; `undefined` where it is free. */
export function costOf(facts: Facts, operationId: string): CostKind | undefined {
  return facts.costs.find(({ operation }) => operation === operationId)?.kind;
}

/** Kinds of which more is needed than allowed, in words; empty where the budget suffices. */
export function shortfalls(needed: Costs, allowed: Allowance): string[] {
  return costKinds.flatMap((kind) => {
    const [wants, may] = [needed[kind] ?? 0, allowed[kind]];
    return may !== undefined && wants > may ? [`${kind}: ${wants} needed, ${may} allowed`] : [];
  });
}

/** A place in the budget, taken before a call is sent. */
export interface Reservation {
  /** Gives the place back: the call was refused, so that it cost nothing. */
  release(): void;
}

interface LedgerLine {
  type: 'reserved' | 'released';
  id: string;
  kind: CostKind;
}

/** Counts what a run spends, so that it stops before it spends too much. */
export interface Budget {
  /** A place for one more call; `undefined` where it would be one too many. */
  reserve(kind: CostKind): Reservation | undefined;
}

/**
 * A budget whose ledger is a file that several processes append to: each appends its wish, and the order of the lines decides whose
 * wish is granted, for all readers alike. After a crash it goes on where it was; for a torn line nothing was sent.
 */
export function openBudget(file: string, allowed: Allowance, newId: () => string = randomUUID): Budget {
  const write = (line: LedgerLine): void => appendLine(file, line);
  return {
    reserve(kind) {
      const limit = allowed[kind];
      if (limit === undefined) return { release: () => undefined };
      const id = newId();
      write({ type: 'reserved', id, kind });
      if (!granted(linesIn(file), kind, limit).won.has(id)) return undefined;
      return { release: () => write({ type: 'released', id, kind }) };
    },
  };
}

/** Where what all runs of one day spend at a target is counted: a ledger a day, by UTC. */
export interface DailyLedger {
  folder: string;
  /** Of the target, as the configuration calls it. */
  target: string;
}

/** @param at milliseconds since the epoch */
function ledgerOf({ folder, target }: DailyLedger, at: number): string {
  return path.join(folder, `${new Date(at).toISOString().slice(0, 10)}.${encodeURIComponent(target)}.ndjson`);
}

/** A budget that all runs of a day share: it is whole again when the next day begins by UTC. The folder must be there. */
export function openDailyBudget(ledger: DailyLedger, allowed: Allowance, now: () => number): Budget {
  return { reserve: (kind) => openBudget(ledgerOf(ledger, now()), allowed).reserve(kind) };
}

/** What the runs of the day may still spend, those under way counted as if nothing they sent were refused. */
export function leftToday(ledger: DailyLedger, allowed: Allowance, at: number): Allowance {
  const lines = linesIn<LedgerLine>(ledgerOf(ledger, at));
  return Object.fromEntries(
    costKinds.flatMap((kind) => {
      const may = allowed[kind];
      return may === undefined ? [] : [[kind, Math.max(0, may - granted(lines, kind, may).taken)]];
    }),
  );
}

/** A budget with its name in messages. */
export interface NamedBudget {
  /** @example 'the budget of the day' */
  name: string;
  budget: Budget;
}

/** A place in each of several budgets, or the name of the one that has none left; then no other one loses any. */
export function reserveInAll(budgets: readonly NamedBudget[], kind: CostKind): Reservation | { usedUp: string } {
  const held: Reservation[] = [];
  const release = (): void => held.forEach((place) => place.release());
  for (const { name, budget } of budgets) {
    const place = budget.reserve(kind);
    if (!place) {
      release();
      return { usedUp: name };
    }
    held.push(place);
  }
  return { release };
}

/** Reservations that hold, or held: those that found a place when they were written; and how many hold. */
function granted(lines: readonly LedgerLine[], kind: CostKind, limit: number): { won: Set<string>; taken: number } {
  const won = new Set<string>();
  let taken = 0;
  for (const line of lines) {
    if (line.kind !== kind) continue;
    if (line.type === 'reserved' && taken < limit) {
      won.add(line.id);
      taken += 1;
    } else if (line.type === 'released' && won.has(line.id)) taken -= 1;
  }
  return { won, taken };
}
