import type { Evidence } from '../../contracts/model/evidence.js';
import type { Contract } from '../../contracts/model/types.js';
import { valueAt } from '../../contracts/model/pointer.js';
import type { Data } from '../../generators/data/data.js';
import { answerBody, errorCodeOf, textOf } from '../judging/answer.js';
import { balancesIn } from '../judging/amounts.js';
import { isSuccess, type Exchange } from '../exchange.js';
import type { Act, Known, Possibility, Told } from '../model/kind.js';
import { kindNamed } from '../model/kinds/index.js';
import { viewsOf, type Difference, type View } from '../model/views.js';
import { openWorld, partner, type World } from '../model/world.js';
import type { Session } from '../session/session.js';
import type { TriggerName } from '../triggers/trigger.js';
import { plannedFor } from './request.js';

/** More worlds than these are not kept apart: what is possible in none of them is still a disagreement. */
const mostWorlds = 16;

/** What was done, or looked at, and what came of it. */
export interface Scene {
  act?: Act;
  view?: View;
  /** The operation, or the operator's trigger. */
  subject: string;
  exchange?: Exchange;
  /** What the model allows, in words. */
  expected: string;
  actual: string;
  /** Nobody says what had to come of it. */
  isOpen: boolean;
}

/** Where the target and the model part. */
export interface Disagreement extends Difference {
  /** What was done or read when it showed. */
  scene: Scene;
  /** What the rule rests on, where a statement gives it. */
  evidence?: readonly Evidence[];
}

/** What several performances share. */
export interface Stage {
  session: Session;
  contract: Contract;
  data: Data;
  /** Every id that the target has given, so that none is given twice. */
  givenIds: Set<string>;
  /** A text that no other performance of the run has. */
  nextName(): string;
}

/** A sequence as it is carried out: every world that may be, given all that was answered so far. */
export class Performance {
  readonly scenes: Scene[] = [];
  readonly ids: Record<string, string> = {};
  /** Acts whose end nobody knows: an answer was lost. */
  unsure = false;
  readonly #stage: Stage;
  #worlds: World[];
  #leapt = 0;

  constructor(stage: Stage, world: World) {
    this.#stage = stage;
    this.#worlds = [world];
  }

  /** Begins with what the partner has. */
  static async open(stage: Stage): Promise<Performance> {
    const planned = plannedFor(stage.contract, 'getPartnerBalances', { values: {} }, stage.data);
    const { response } = await stage.session.send(planned);
    const amounts = [...balancesIn(response && answerBody(response))].map(([name, { amount }]) => [
      name,
      amount.toFixed(),
    ]);
    return new Performance(stage, openWorld(stage.session.options.now(), Object.fromEntries(amounts)));
  }

  /** One of the worlds that may be. */
  get world(): World {
    return this.#worlds[0] ?? openWorld(0, {});
  }

  get known(): Known {
    const { contract } = this.#stage;
    return { contract, facts: contract.facts, ids: this.ids, ...(this.unsure ? { unsure: true } : {}) };
  }

  /** Whether an act can be carried out: version and target have it, and what it names was made. */
  isPossible(act: Act): boolean {
    const kind = kindNamed(act.kind);
    const { contract, session } = this.#stage;
    const operationId = operationOf(act);
    const isThere = operationId !== undefined && contract.operations.has(operationId);
    const canPull = kind.trigger !== undefined && session.options.triggers.can(kind.trigger as TriggerName);
    const isKnown = act.on === 'new' || act.on === 'clock' || Object.hasOwn(this.world.accounts, act.on);
    return (isThere || canPull) && isKnown && kind.call(act, this.known) !== undefined;
  }

  /** Carries an act out; gives where target and model part, if they do. `lost` where the sequence cannot go on. */
  async perform(act: Act): Promise<{ disagreement?: Disagreement; lost?: string }> {
    const kind = kindNamed(act.kind);
    if (act.kind === 'create-user') this.ids[act.label] = this.#stage.nextName();
    const call = kind.call(act, this.known);
    if (!call) return {};
    this.#tick();
    const operationId = operationOf(act);
    if (kind.trigger !== undefined && operationId === undefined) return this.#pull(act, kind.trigger, call.values);
    const { session, contract, data } = this.#stage;
    const exchange = await session.send(plannedFor(contract, operationId ?? '', call, data));
    return this.#judge(act, exchange, kind.gives ?? []);
  }

  /** Reads what the model knows, and compares. */
  async look(view: View): Promise<Disagreement | undefined> {
    const { session, contract, data } = this.#stage;
    const query = view.query ? { query: view.query } : {};
    const exchange = await session.send(
      plannedFor(contract, view.operationId, { values: view.values, ...query }, data),
    );
    const { response } = exchange;
    if (!response || isUnclear(exchange)) return undefined;
    const scene = (expected: string, actual: string): Scene => {
      const made = { view, subject: view.operationId, exchange, expected, actual, isOpen: false };
      this.scenes.push(made);
      return made;
    };
    const accepted = isSuccess(response);
    if (view.refused || !accepted) {
      if (view.refused && !accepted) return void scene('refused', 'refused');
      const [expected, actual] = view.refused
        ? ['refused', 'accepted']
        : ['accepted', `refused ${errorCodeOf(response) ?? ''}`.trim()];
      return { message: `a read has to be ${expected}`, expected, actual, scene: scene(expected, actual) };
    }
    const body = answerBody(response);
    const judged = this.#worlds.map((world) => ({
      world,
      differences: this.#sameView(world, view)?.judge(body) ?? [],
    }));
    const agreeing = judged.filter(({ differences }) => differences.length === 0).map(({ world }) => world);
    if (agreeing.length > 0) {
      this.#worlds = agreeing;
      scene('as the model has it', 'the same');
      return undefined;
    }
    const [difference] = judged[0]?.differences ?? [];
    return difference && { ...difference, scene: scene(difference.expected ?? '', difference.actual ?? '') };
  }

  /** Reads that can be compared now. */
  views(): View[] {
    return viewsOf(this.world, this.known);
  }

  #sameView(world: World, { id }: View): View | undefined {
    return viewsOf(world, this.known).find((view) => view.id === id);
  }

  #tick(): void {
    const now = this.#stage.session.options.now() + this.#leapt;
    this.#worlds = this.#worlds.map((world) => ({ ...world, now }));
  }

  async #pull(act: Act, trigger: string, values: Readonly<Record<string, string>>): Promise<{ lost?: string }> {
    const { triggers, tenant } = this.#stage.session.options;
    try {
      const result = await triggers.pull(trigger as TriggerName, tenant === undefined ? values : { ...values, tenant });
      const told: Told = (pointer) => result[pointer.slice(1)];
      if (trigger === 'advance-clock') this.#leapt += Number(values['seconds'] ?? 0) * 1000;
      this.#learnId(act, told, kindNamed(act.kind).gives ?? []);
      this.#keep(
        this.#worlds.flatMap((world) =>
          this.#possibilities(world, act).flatMap((one) => (one.accepted ? [one.next(told)] : [])),
        ),
      );
      this.scenes.push({ act, subject: trigger, expected: 'done', actual: 'done', isOpen: false });
      return {};
    } catch (error) {
      return { lost: `nobody could ${trigger}: ${(error as Error).message}` };
    }
  }

  #possibilities(world: World, act: Act): Possibility[] {
    return kindNamed(act.kind).possibilities(world, act, this.known);
  }

  #judge(act: Act, exchange: Exchange, gives: readonly string[]): { disagreement?: Disagreement; lost?: string } {
    if (exchange.withheld) return { lost: exchange.withheld.reason };
    const possible = this.#worlds.map((world) => ({ world, possibilities: this.#possibilities(world, act) }));
    const isOpen = possible.some(({ possibilities }) => possibilities.length > 1);
    const { response } = exchange;
    if (!response || isUnclear(exchange)) {
      this.unsure = true;
      this.#keep(
        possible.flatMap(({ world, possibilities }) => [world, ...possibilities.map(({ next }) => next(nothing))]),
      );
      this.scenes.push({
        act,
        subject: exchange.operationId,
        exchange,
        expected: 'an answer',
        actual: 'none',
        isOpen: true,
      });
      return {};
    }
    const accepted = isSuccess(response);
    const body = accepted ? answerBody(response) : undefined;
    const told: Told = (pointer) => textOf(valueAt(body, pointer));
    const fitting = possible.flatMap(({ possibilities }) => possibilities.filter((one) => one.accepted === accepted));
    const expected = describe(possible.flatMap(({ possibilities }) => possibilities));
    const actual = accepted ? 'accepted' : `refused ${errorCodeOf(response) ?? String(response.status)}`;
    const scene: Scene = { act, subject: exchange.operationId, exchange, expected, actual, isOpen };
    this.scenes.push(scene);
    if (fitting.length === 0)
      return {
        disagreement: {
          message: 'the answer does not follow from the calls before it',
          expected,
          actual,
          scene,
          evidence: possible.flatMap(({ possibilities }) => possibilities.flatMap(({ evidence = [] }) => evidence)),
        },
      };
    const code = errorCodeOf(response);
    if (!accepted && fitting.every((one) => one.code !== undefined && one.code !== code))
      return { disagreement: { message: 'the refusal has another code', expected, actual, scene } };
    const repeated = accepted ? this.#learnId(act, told, gives) : undefined;
    this.#keep(fitting.map(({ next }) => next(told)));
    return repeated ? { disagreement: { ...repeated, scene } } : {};
  }

  /** Several possibilities may lead to one and the same world. */
  #keep(worlds: readonly World[]): void {
    const different = new Map(worlds.map((world) => [worlds.length > 1 ? JSON.stringify(world) : '', world]));
    this.#worlds = [...different.values()].slice(0, mostWorlds);
  }

  #learnId({ label, on }: Act, told: Told, gives: readonly string[]): Difference | undefined {
    const id = gives.map((pointer) => told(pointer)).find((text) => text !== undefined);
    if (id === undefined || on === 'new') return undefined;
    this.ids[label] = id;
    const { givenIds } = this.#stage;
    if (givenIds.has(id))
      return { message: 'an id was given a second time', expected: 'a new id', actual: 'a known one' };
    givenIds.add(id);
    return undefined;
  }
}

const nothing: Told = () => undefined;

/** Codes under which a server says that it failed: whether the call had an effect is unknown. */
const failures = ['P500', 'P501'];

function isUnclear({ response, broken }: Exchange): boolean {
  if (!response || broken) return true;
  return response.status >= 500 || response.status === 429 || failures.includes(errorCodeOf(response) ?? '');
}

/** The operation that an act calls; `undefined` where the operator acts. */
export function operationOf({ kind, on }: Act): string | undefined {
  const { operation } = kindNamed(kind);
  return on === partner ? operation?.partner : operation?.user;
}

function describe(possibilities: readonly Possibility[]): string {
  const words = possibilities.map(({ accepted, code }) => (accepted ? 'accepted' : `refused ${code ?? ''}`.trim()));
  return [...new Set(words)].join(' or ');
}
