import type { Contract, Operation, Webhook } from '../contracts/model/types.js';
import { phases } from '../generators/cases/phases.js';
import type { Phase } from '../generators/cases/phase.js';
import { seedOf } from '../generators/data/data.js';
import { literalPattern } from '../text/literal-pattern.js';

/** What of all cases is wanted. */
export interface Selection {
  /** Ids of suites; all where it is left out. */
  suites?: readonly string[];
  /** Ids of phases; all but fuzz where it is left out. */
  phases?: readonly string[];
  /** Ids of operations; `*` stands for any text. All where it is left out. */
  operations?: readonly string[];
  /** Ids of operations that are never called, not even to prepare others; none where it is left out. */
  excluded?: readonly string[];
  /** The options that chose operations by more than their ids, as they were given. */
  filters?: readonly string[];
  /** Ids of the flows that run beside selected operations; where it is left out, all or none, as the other options say. */
  flows?: readonly string[];
  /** Ids of the checks that judge; all where it is left out. */
  checks?: readonly string[];
  /** Which part of the tests runs, from 1; all where it is left out. */
  shard?: Shard;
  /** Scenarios run as well that take real time: minutes where nobody can move the target's clock. */
  slow?: boolean;
  /** How long random sequences are explored; none are where it is left out. */
  explore?: ExploreBounds;
}

/** How long exploration goes on: so many steps, or so many milliseconds. */
export type ExploreBounds = { steps: number } | { milliseconds: number };

/** One of several parts of a run that together are the whole. */
export interface Shard {
  index: number;
  of: number;
}

/** The suites, with what each is about. */
export const suites = [
  { id: 'requests', about: 'Cases of single operations.' },
  { id: 'flows', about: 'Scenarios of several calls.' },
  { id: 'webhooks', about: 'How deliveries are tried again.' },
  {
    id: 'exploration',
    about: 'Random sequences of calls, held against a model of money and state; only when asked for.',
  },
] as const;

/** Suites that a run has where none is named. */
export const usualSuites = suites.filter(({ id }) => id !== 'exploration');

/** A kind of cases that flows make, the suite that they are in, and what it looks for. */
export const flowPhases = [
  { id: 'stateful', suite: 'flows', about: 'Scenarios of several calls and the deliveries that they cause.' },
  { id: 'concurrent', suite: 'flows', about: 'Identical calls at once: exactly one may have an effect.' },
  {
    id: 'retries',
    suite: 'webhooks',
    about: 'How often and when each webhook is sent again, by what it was answered.',
  },
] as const;

/** Every phase that can be named, with what it looks for. */
export const allPhases: readonly { id: string; about: string }[] = [...phases, ...flowPhases];

/** Phases of the contract's cases that are wanted, in their order. */
export function selectPhases(selection: Selection): Phase[] {
  const { phases: wanted } = selection;
  return wantsSuite(selection, 'requests')
    ? phases.filter(({ id, byDefault }) => (wanted ? wanted.includes(id) : byDefault))
    : [];
}

/** Whether a suite is wanted. */
function wantsSuite({ suites: wanted }: Selection, suite: string): boolean {
  return wanted?.includes(suite) ?? true;
}

/** Whether cases of a phase are wanted, those of flows included. */
function wantsPhase({ phases: wanted }: Selection, phase: string): boolean {
  return wanted ? wanted.includes(phase) : phase !== 'fuzz';
}

/**
 * Whether flows of a phase run. A flow calls many operations: beside a selection of operations those run that it names, unless
 * their phase or suite is asked for by name.
 */
export function wantsFlow(selection: Selection, phase: (typeof flowPhases)[number]['id']): boolean {
  const suite = flowPhases.find(({ id }) => id === phase)?.suite;
  const isNamed = selection.phases !== undefined || selection.suites !== undefined;
  return (
    suite !== undefined &&
    wantsSuite(selection, suite) &&
    wantsPhase(selection, phase) &&
    (selection.operations === undefined || isNamed || (suite === 'flows' && (selection.flows?.length ?? 0) > 0))
  );
}

/** Whether one flow runs. */
export function wantsThisFlow(
  selection: Selection,
  { id, phase }: { id: string; phase: (typeof flowPhases)[number]['id'] },
): boolean {
  return wantsFlow(selection, phase) && (selection.flows?.includes(id) ?? true);
}

/** Operations that are wanted, each once. */
export function selectOperations(
  contract: Contract,
  { operations: wanted, excluded = [] }: Pick<Selection, 'operations' | 'excluded'>,
): Operation[] {
  const matches = wanted?.map((pattern) => matcher(pattern));
  const isWanted = (id: string): boolean =>
    !excluded.includes(id) && (matches?.some((pattern) => pattern.test(id)) ?? true);
  return [...contract.operations.values()].filter(({ id, object }) => object.operationId === id && isWanted(id));
}

/** Title of the test of an operation or a webhook; its shard follows from it. */
export function titleOf({ id, object }: Operation | Webhook): string {
  return `${object.summary} (${id})`;
}

/**
 * How tests are spread over shards: by their names, or all of them in the last one: those that move or watch what an account shares, or
 * script the answers of the sink that all shards share.
 */
export type Spread = 'by-name' | 'together';

/**
 * Whether a test belongs to the shard that runs. Its name and kind alone decide: the same test is in the same shard whatever
 * else is selected, and every test is in exactly one.
 */
export function inShard({ shard }: Selection, name: string, spread: Spread = 'by-name'): boolean {
  if (!shard) return true;
  if (spread === 'together') return shard.index === shard.of;
  // The low bits of the hash follow those of the last letters, which many names share.
  const mixed = Math.imul(seedOf(name) ^ (seedOf(name) >>> 15), 0x2c1b3c6d) >>> 7;
  return mixed % shard.of === shard.index - 1;
}

/** A pattern of names, in which `*` stands for any text. */
export function matcher(pattern: string, flags = ''): RegExp {
  const escaped = pattern.split('*').map(literalPattern);
  return new RegExp(`^${escaped.join('.*')}$`, flags);
}
