import type { Evidence } from '../../contracts/model/evidence.js';
import type { Contract } from '../../contracts/model/types.js';
import type { Data } from '../../generators/data/data.js';
import { answerBody } from '../judging/answer.js';
import { balancesIn } from '../judging/amounts.js';
import type { Exchange } from '../exchange.js';
import type { Act, Known, Possibility, Told } from '../model/kind.js';
import { kindNamed } from '../model/kinds/index.js';
import { viewIn, viewsOf, type Difference, type View } from '../model/views.js';
import { worldKey } from '../model/world-key.js';
import { openWorld, partner, type World } from '../model/world.js';
import type { Session } from '../session/session.js';
import type { TriggerName } from '../triggers/trigger.js';
import { answeredIn, describe, isAnsweredBy, nothing, type Answered } from './answered.js';
import { carryOutAtOnce, differencesIn, explain, reading, type CrowdCall, type Sent } from './crowd.js';
import { plannedFor } from './request.js';

/** More worlds than these are not kept apart: then nobody can say what has to come next. */
const mostWorlds = 64;

/** What is wrong where no order of a crowd's calls can be found. */
const noOrder = 'no order of the calls made at once explains their answers';

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

/** What came of acts: nothing where all is as it must be. */
export interface Came {
  disagreement?: Disagreement;
  /** Why the sequence cannot go on. */
  lost?: string;
  /** There are too many orders or states to say what has to come next; the sequence ends without a finding. */
  undecided?: true;
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
    const fits = kind.fits?.(this.world, act) ?? true;
    return (isThere || canPull) && isKnown && fits && kind.call(act, this.known) !== undefined;
  }

  /** Carries an act out; gives where target and model part, if they do. */
  async perform(act: Act): Promise<Came> {
    const kind = kindNamed(act.kind);
    if (act.kind === 'create-user') this.ids[act.label] = this.#stage.nextName();
    const call = kind.call(act, this.known);
    if (!call) return {};
    this.#tick();
    const operationId = operationOf(act);
    if (kind.trigger !== undefined && operationId === undefined) return this.#pull(act, kind.trigger, call.values);
    const { session, contract, data } = this.#stage;
    const exchange = await session.send(plannedFor(contract, operationId ?? '', call, data));
    return this.#judge(act, exchange);
  }

  /** Lets the clients of a crowd call at once; some order of their calls has to explain every answer. */
  async performTogether(acts: readonly Act[]): Promise<Came> {
    const repeated: { call: Sent; difference: Difference }[] = [];
    const calls = await carryOutAtOnce(acts, async (act) => {
      const call = await this.#sendAmongOthers(act);
      const answered = call && !call.view ? answeredIn(call.exchange) : undefined;
      const difference = answered?.accepted ? this.#learnId(act, answered.told) : undefined;
      if (call && difference) repeated.push({ call, difference });
      if (call && !answered && !call.view) this.unsure = true;
      return call;
    });
    const lost = calls.find(({ exchange }) => exchange.withheld)?.exchange.withheld?.reason;
    if (lost !== undefined) return { lost };
    const starts = this.#worlds;
    const scenes = new Map(calls.map((call) => [call.exchange, this.#crowdScene(call, starts)]));
    this.scenes.push(...scenes.values());
    const [again] = repeated;
    const repeatedIn = again && scenes.get(again.call.exchange);
    if (repeatedIn) return { disagreement: { ...again.difference, scene: repeatedIn } };
    const explained = explain(calls, starts, this.known, bodyOf);
    if (explained.verdict === 'undecided') return { undecided: true };
    if (explained.verdict === 'explained') {
      this.#worlds = [...explained.ends];
      return explained.isPartial ? { undecided: true } : {};
    }
    const scene = scenes.get((explained.blamed ?? calls[0])?.exchange ?? ({} as Exchange));
    if (!scene) return {};
    return {
      disagreement: {
        message: noOrder,
        expected: 'an answer that some order explains',
        actual: scene.actual,
        scene,
        evidence: calls.flatMap(({ act, view }) => (view ? [] : this.#evidenceOf(starts, act))),
      },
    };
  }

  /** Reads what the model knows, and compares. */
  async look(view: View): Promise<Disagreement | undefined> {
    const exchange = await this.#read(view);
    if (!answeredIn(exchange)) return undefined;
    const scene = (expected: string, actual: string): Scene => {
      const made = { view, subject: view.operationId, exchange, expected, actual, isOpen: false };
      this.scenes.push(made);
      return made;
    };
    const body = bodyOf(exchange);
    const judged = this.#worlds.map((world) => ({
      world,
      differences: differencesIn(world, view, exchange, this.known, body),
    }));
    const agreeing = judged.filter(({ differences }) => differences.length === 0).map(({ world }) => world);
    if (agreeing.length > 0) {
      this.#worlds = agreeing;
      scene('as the model has it', 'the same');
      return undefined;
    }
    const [difference] = judged[0]?.differences ?? [];
    if (!difference) return undefined;
    const expected = expectedInAny(
      difference,
      judged.flatMap(({ differences }) => differences),
    );
    return {
      ...difference,
      ...(expected === undefined ? {} : { expected }),
      scene: scene(expected ?? '', difference.actual ?? ''),
    };
  }

  /** Reads that can be compared now. */
  views(): View[] {
    return viewsOf(this.world, this.known);
  }

  /** Sends what a crowd's act calls or reads; nothing where it cannot be carried out. */
  async #sendAmongOthers(act: Act): Promise<Sent | undefined> {
    const { session, contract, data } = this.#stage;
    const now = (): number => session.options.now() + this.#leapt;
    if (act.kind === reading) {
      const view = viewIn(this.world, this.known, { id: act.values?.['view'] ?? '', on: act.on });
      return view && { exchange: await this.#read(view), view, now: now() };
    }
    const [call, operationId] = [kindNamed(act.kind).call(act, this.known), operationOf(act)];
    if (!call || operationId === undefined || !contract.operations.has(operationId)) return undefined;
    const at = now();
    return { exchange: await session.send(plannedFor(contract, operationId, call, data)), now: at };
  }

  #read({ operationId, values, query }: View): Promise<Exchange> {
    const { session, contract, data } = this.#stage;
    return session.send(plannedFor(contract, operationId, { values, ...(query ? { query } : {}) }, data));
  }

  #crowdScene({ act, view, exchange }: CrowdCall, starts: readonly World[]): Scene {
    const possible = view ? [] : starts.flatMap((world) => this.#possibilities(world, act));
    const { actual = 'no answer' } = answeredIn(exchange) ?? {};
    const expected = view ? 'what some order gives' : `alone ${describe(possible)}`;
    return { act, subject: exchange.operationId, exchange, expected, actual, isOpen: false };
  }

  #evidenceOf(worlds: readonly World[], act: Act): Evidence[] {
    return worlds.flatMap((world) => this.#possibilities(world, act).flatMap(({ evidence = [] }) => evidence));
  }

  #tick(): void {
    const now = this.#stage.session.options.now() + this.#leapt;
    this.#worlds = this.#worlds.map((world) => ({ ...world, now }));
  }

  async #pull(act: Act, trigger: string, values: Readonly<Record<string, string>>): Promise<Came> {
    const { triggers, tenant } = this.#stage.session.options;
    try {
      const result = await triggers.pull(trigger as TriggerName, tenant === undefined ? values : { ...values, tenant });
      const told: Told = (pointer) => result[pointer.slice(1)];
      if (trigger === 'advance-clock') this.#leapt += Number(values['seconds'] ?? 0) * 1000;
      this.#learnId(act, told);
      this.scenes.push({ act, subject: trigger, expected: 'done', actual: 'done', isOpen: false });
      return this.#keep(
        this.#worlds.flatMap((world) =>
          this.#possibilities(world, act).flatMap((one) => (one.accepted ? [one.next(told)] : [])),
        ),
      );
    } catch (error) {
      return { lost: `nobody could ${trigger}: ${(error as Error).message}` };
    }
  }

  #possibilities(world: World, act: Act): Possibility[] {
    return kindNamed(act.kind).possibilities(world, act, this.known);
  }

  #judge(act: Act, exchange: Exchange): Came {
    if (exchange.withheld) return { lost: exchange.withheld.reason };
    const possible = this.#worlds.map((world) => ({ world, possibilities: this.#possibilities(world, act) }));
    const all = possible.flatMap(({ possibilities }) => possibilities);
    const answered = answeredIn(exchange);
    const isOpen = !answered || possible.some(({ possibilities }) => possibilities.length > 1);
    const [expected, actual] = answered ? [describe(all), answered.actual] : ['an answer', 'none'];
    const scene: Scene = { act, subject: exchange.operationId, exchange, expected, actual, isOpen };
    this.scenes.push(scene);
    if (!answered) {
      this.unsure = true;
      return this.#keep(
        possible.flatMap(({ world, possibilities }) => [world, ...possibilities.map(({ next }) => next(nothing))]),
      );
    }
    return this.#held(act, answered, all, scene);
  }

  #held(act: Act, answered: Answered, all: readonly Possibility[], scene: Scene): Came {
    const { expected, actual } = scene;
    const fitting = all.filter(({ accepted }) => accepted === answered.accepted);
    if (fitting.length === 0)
      return {
        disagreement: {
          message: 'the answer does not follow from the calls before it',
          expected,
          actual,
          scene,
          evidence: all.flatMap(({ evidence = [] }) => evidence),
        },
      };
    if (!fitting.some((one) => isAnsweredBy(one, answered)))
      return { disagreement: { message: 'the refusal has another code', expected, actual, scene } };
    const repeated = answered.accepted ? this.#learnId(act, answered.told) : undefined;
    const came = this.#keep(fitting.map(({ next }) => next(answered.told)));
    return repeated ? { disagreement: { ...repeated, scene } } : came;
  }

  /** Several possibilities may lead to one and the same world. */
  #keep(worlds: readonly World[]): Came {
    const different = new Map(worlds.map((world) => [worlds.length > 1 ? worldKey(world) : '', world]));
    this.#worlds = [...different.values()].slice(0, mostWorlds);
    return different.size > mostWorlds ? { undecided: true } : {};
  }

  #learnId({ label, on, kind }: Act, told: Told): Difference | undefined {
    const id = (kindNamed(kind).gives ?? []).map((pointer) => told(pointer)).find((text) => text !== undefined);
    if (id === undefined || on === 'new') return undefined;
    this.ids[label] = id;
    const { givenIds } = this.#stage;
    if (givenIds.has(id))
      return { message: 'an id was given a second time', expected: 'a new id', actual: 'a known one' };
    givenIds.add(id);
    return undefined;
  }
}

const bodyOf = ({ response }: Exchange): unknown => (response ? answerBody(response) : undefined);

/** Worlds that are told in a disagreement. */
const mostTold = 4;

/** What each world has in the place where a read differs, as far as they can be told. */
function expectedInAny({ message, pointer }: Difference, all: readonly Difference[]): string | undefined {
  const same = all.filter((one) => one.message === message && one.pointer === pointer);
  const texts = [...new Set(same.flatMap(({ expected }) => expected ?? []))];
  return texts.length === 0 ? undefined : texts.slice(0, mostTold).join(' or ');
}

/** The operation that an act calls; `undefined` where the operator acts. */
export function operationOf({ kind, on }: Act): string | undefined {
  if (kind === reading) return undefined;
  const { operation } = kindNamed(kind);
  return on === partner ? operation?.partner : operation?.user;
}
