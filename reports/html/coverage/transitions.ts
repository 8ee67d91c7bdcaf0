import { valueAt } from '../../../contracts/model/pointer.js';
import { statePointer } from '../../../contracts/model/machines.js';
import type { CoverageLine } from '../../../engine/record/format.js';
import type { CaseRecord } from '../../../engine/record/reader.js';
import type { ReportContract, ReportMachine } from '../contract.js';
import { literalPattern } from '../../../text/literal-pattern.js';

export interface TransitionCoverage {
  /** `null` is creation, `any` every state. */
  from: string | null;
  to: string;
  trigger?: string;
  /** How often it was seen: two states of one object, one right after the other. */
  visits: number;
  /** Both states have a spelling that the facts know, so that traffic can show them. */
  visible: boolean;
}

export interface MachineCoverage {
  id: string;
  entity: string;
  transitions: readonly TransitionCoverage[];
  states: readonly { name: string; seen: number; visible: boolean }[];
  /** Whether any answer or delivery shows its state. */
  isShown: boolean;
  /** What of it cannot be tested, and why. */
  untestable: readonly { items: readonly string[]; reason: string }[];
}

interface Sight {
  machine: string;
  object: string;
  state: string;
  at: number;
}

/** A body as JSON; `undefined` where it is none. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** The value of the last parameter of a path template in an address. */
function lastParameter(template: string, url: string): string | undefined {
  const pattern = template
    .split(/\{[^}]*\}/)
    .map(literalPattern)
    .join('([^/?#]+)');
  return new RegExp(`${pattern}(?:[?#]|$)`).exec(url)?.at(-1);
}

/** Items that share a reason, under it. */
function byReason(lines: readonly CoverageLine[]): MachineCoverage['untestable'] {
  const items = new Map<string, string[]>();
  for (const { item, reason } of lines) items.set(reason, [...(items.get(reason) ?? []), item]);
  return [...items].map(([reason, of]) => ({ items: of, reason }));
}

/** Gathers the states that traffic shows, and tells which transitions lie between them. */
export class TransitionTally {
  readonly #machines: readonly ReportMachine[];
  readonly #paths: ReadonlyMap<string, string>;
  readonly #shownBy = new Map<string, ReportMachine>();
  readonly #sights: Sight[] = [];

  constructor({ machines, operations }: Pick<ReportContract, 'machines' | 'operations'>) {
    this.#machines = machines;
    this.#paths = new Map(operations.map(({ id, path }) => [id, path]));
    for (const machine of machines) for (const id of machine.shownBy) this.#shownBy.set(id, machine);
  }

  add({ exchanges, deliveries }: CaseRecord): void {
    for (const { operationId, request, response, startedAt } of exchanges) {
      const machine = this.#shownBy.get(operationId);
      if (!machine || !response || response.status > 299) continue;
      const object = lastParameter(this.#paths.get(operationId) ?? '', request.url);
      this.#see(machine, object, parsed(response.body), startedAt);
    }
    for (const { webhookId, request, clock, receivedAt } of deliveries) {
      const machine = this.#shownBy.get(webhookId ?? '');
      if (!machine) continue;
      const body = parsed(request.body ?? '');
      const object = machine.identity === undefined ? undefined : valueAt(body, `/${machine.identity}`);
      this.#see(machine, typeof object === 'string' ? object : undefined, body, clock ?? receivedAt);
    }
  }

  /** @param lines what the suites cannot reach, and why */
  coverage(lines: readonly CoverageLine[]): MachineCoverage[] {
    const untestable = lines.filter(({ kind }) => kind === 'machine-untestable');
    const steps = this.#steps();
    return this.#machines.map(({ id, entity, states, transitions, shownBy }) => {
      const spelt = new Set(states.filter(({ literal }) => literal).map(({ name }) => name));
      const knows = (state: string | null): boolean => state === null || state === 'any' || spelt.has(state);
      const visits = (from: string | null, to: string): number =>
        [...steps].reduce((sum, [key, number]) => {
          const [machine, before, after] = JSON.parse(key) as [string, string | null, string];
          const isStep = machine === id && after === to && (from === 'any' ? before !== null : before === from);
          return isStep ? sum + number : sum;
        }, 0);
      const seen = (state: string): number =>
        this.#sights.filter((sight) => sight.machine === id && sight.state === state).length;
      return {
        id,
        entity,
        states: states.map(({ name, literal }) => ({ name, seen: seen(name), visible: literal })),
        transitions: transitions.map(({ from, to, trigger }) => ({
          from,
          to,
          ...(trigger !== undefined && { trigger }),
          visits: visits(from, to),
          visible: knows(from) && knows(to),
        })),
        isShown: shownBy.length > 0,
        untestable: byReason(untestable.filter(({ subject }) => subject === id)),
      };
    });
  }

  #see(machine: ReportMachine, object: string | undefined, body: unknown, at: string): void {
    const spelling = valueAt(body, statePointer);
    if (object === undefined || typeof spelling !== 'string') return;
    const state = machine.states.find(({ name }) => name.toUpperCase() === spelling.toUpperCase());
    if (state) this.#sights.push({ machine: machine.id, object, state: state.name, at: Date.parse(at) });
  }

  /** How often one state of an object came right after another; the first one comes after `null`. */
  #steps(): Map<string, number> {
    const steps = new Map<string, number>();
    const last = new Map<string, string>();
    for (const { machine, object, state } of [...this.#sights].sort((a, b) => a.at - b.at)) {
      const key = `${machine} ${object}`;
      const before = last.get(key) ?? null;
      last.set(key, state);
      if (before === state) continue;
      const step = JSON.stringify([machine, before, state]);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    return steps;
  }
}
