import { createData } from '../../generators/data/data.js';
import type { Act, Dice, Kind } from '../model/kind.js';
import { partner } from '../model/world.js';
import type { Session } from '../session/session.js';
import { groupsOf, reading } from './crowd.js';
import { dice } from './dice.js';
import { readyUser } from './expand.js';
import { operationOf, Performance, type Came, type Disagreement, type Scene, type Stage } from './performance.js';
import { isOver, playAll, playGroup, sweep } from './play.js';
import { Reached } from './reached.js';
import { beginning, nextAct, nextCrowd, theme } from './sequence.js';
import { shrink } from './shrink.js';

/** How long exploration goes on. */
export interface Bounds {
  /** Acts, those of shrinking left out. */
  steps?: number;
  milliseconds?: number;
}

/** What exploration works with. */
export interface ExploreOptions extends Bounds {
  seed: number;
  /** Sequences that earlier runs kept. */
  corpus?: readonly (readonly Act[])[];
  /** Sequences that may be tried to shrink one that fails. */
  shrinking?: number;
  /** Clients that may call at once, 1 to 8; eight where it is left out. */
  clients?: number;
  /** Ends as soon as something was found. */
  untilFound?: boolean;
  /** Is asked before each act whether all has to end now. */
  isStopped?: () => boolean;
}

/** A sequence after which target and model part, as short as it gets. */
export interface Found {
  /** What tells it from others: what showed it, and the operations of the sequence. */
  fingerprint: string;
  disagreement: Disagreement;
  acts: readonly Act[];
  scenes: readonly Scene[];
  /** Acts that had been carried out when it showed. */
  after: number;
  /** It did not show again when the sequence was played once more. */
  onceOnly?: boolean;
}

/** What exploration did and found. */
export interface Exploration {
  steps: number;
  /** Steps of which nobody says what had to come of them. */
  open: number;
  sequences: number;
  /** Crowds: how often several clients called at once. */
  crowds: number;
  /** Sequences that were cut short without a finding: there were too many orders or states to tell what had to come. */
  undecided: number;
  /** Sequences that broke off: the operator could not do what was asked. */
  lost: string[];
  found: Found[];
  durationMs: number;
  /** It ended before its time; why, in words. */
  ended?: string;
  reached: Reached;
  /** Sequences that came to something new, for a later run to go on from. */
  corpus: (readonly Act[])[];
}

/** Acts of a sequence; a long one finds what short ones cannot, and takes longer to shrink. */
const lengths = [15, 30, 60] as const;
/** Sequences that may break off one after another: by then the target gives nothing more. */
const mostLost = 20;
/** How often acts of a sequence are those of a crowd: in some never, so that one client's long story is told too. */
const crowdShares = [0, 0, 0.05, 0.15, 0.3] as const;
/** Sequences that are kept. */
const mostKept = 200;

/** Carries out random sequences, holds every answer against the model, and shrinks what fails. */
export async function explore(session: Session, options: ExploreOptions): Promise<Exploration> {
  const explorer = new Explorer(session, options);
  await explorer.run();
  return explorer.result;
}

/** What came of a sequence that was played once more. */
export interface PlayedAgain extends Came {
  scenes: readonly Scene[];
}

/** How often calls at once are tried again: which of them comes first, nobody decides. */
const mostTries = 5;

/** Clients that call at once, at most. */
const mostClients = 8;

/** Money that sequences before it may have left with the partner. */
const leftBefore: readonly Act[] = [
  { label: 'f1', kind: 'deposit-euro', on: partner, values: { currency: 'eur', amount: '10000.00' } },
  { label: 'f2', kind: 'deposit-crypto', on: partner, values: { currency: 'usdc', amount: '10000' } },
];

/**
 * Plays the acts of a sequence that failed once more, with the seed that it was found with. What goes well with a partner as it is
 * may still fail with one that has money, as it had when the sequence was found.
 */
export async function playAgain(session: Session, acts: readonly Act[], seed: number): Promise<PlayedAgain> {
  const stage = stageOf(session, seed);
  const played = await playOn(stage, acts, seed);
  if (played.disagreement || played.lost !== undefined) return played;
  const before = await Performance.open(stage);
  for (const act of leftBefore) if (before.isPossible(act)) await before.perform(act);
  return playOn(stage, acts, seed);
}

/** Plays a sequence until target and model part; one with crowds several times. */
async function playOn(stage: Stage, acts: readonly Act[], seed: number, tries = mostTries): Promise<PlayedAgain> {
  const hasCrowd = acts.some(({ together }) => together !== undefined);
  for (let left = hasCrowd ? tries : 1; ; left -= 1) {
    const performance = await Performance.open(stage);
    const came = await playAll(performance, acts, seed);
    if (left <= 1 || came.disagreement || came.lost !== undefined) return { ...came, scenes: performance.scenes };
  }
}

function stageOf(session: Session, seed: number): Stage {
  const { contract, now } = session.options;
  const names = dice(seed, 'names', now());
  return {
    session,
    contract,
    data: createData(seed, explorationLabel),
    givenIds: new Set(),
    nextName: () => uuid(names.int),
  };
}

/** What a sequence is drawn with. */
interface Draw {
  dice: Dice;
  weights: ReturnType<typeof theme>;
  crowdShare: number;
  clients: number;
}

class Explorer {
  readonly result: Exploration;
  readonly #options: ExploreOptions;
  readonly #stage: Stage;
  readonly #began: number;
  readonly #ends: number;
  #lostInARow = 0;

  constructor(session: Session, options: ExploreOptions) {
    this.#options = options;
    this.#began = session.options.now();
    this.#ends = options.milliseconds === undefined ? Infinity : this.#began + options.milliseconds;
    this.#stage = stageOf(session, options.seed);
    this.result = {
      steps: 0,
      open: 0,
      sequences: 0,
      crowds: 0,
      undecided: 0,
      lost: [],
      found: [],
      durationMs: 0,
      reached: new Reached(),
      corpus: [...(options.corpus ?? [])],
    };
  }

  async run(): Promise<void> {
    const { result } = this;
    while (!this.#isOver() && result.ended === undefined) {
      const before = result.lost.length;
      await this.#sequence();
      this.#lostInARow = result.lost.length > before ? this.#lostInARow + 1 : 0;
      if (this.#lostInARow >= mostLost)
        result.ended = `${mostLost} sequences in a row broke off: ${result.lost.at(-1)}`;
    }
    result.durationMs = this.#stage.session.options.now() - this.#began;
  }

  #isOver(): boolean {
    const { steps = Infinity, untilFound, isStopped } = this.#options;
    if (isStopped?.() === true) return true;
    const { now } = this.#stage.session.options;
    return this.result.steps >= steps || now() >= this.#ends || (untilFound === true && this.result.found.length > 0);
  }

  async #sequence(): Promise<void> {
    const { result } = this;
    result.sequences += 1;
    result.reached.begin();
    const drawn = dice(this.#options.seed, 'sequence', result.sequences);
    const performance = await Performance.open(this.#stage);
    const acts: Act[] = [];
    const planned = groupsOf(this.#start(drawn.chance(0.4) ? drawn.pick(result.corpus) : undefined, drawn));
    const length = drawn.pick(lengths) ?? 25;
    const draw = {
      dice: drawn,
      weights: theme(drawn),
      crowdShare: drawn.pick(crowdShares) ?? 0,
      clients: this.#options.clients ?? mostClients,
    };
    let isNew = 0;
    while (!this.#isOver() && (planned.length > 0 || acts.length < length)) {
      const group = planned.shift() ?? this.#drawn(performance, acts, draw);
      if (group.length === 0) break;
      acts.push(...group);
      const [before, scenes] = [performance.world, performance.scenes.length];
      const came = await playGroup(performance, group, this.#options.seed);
      const seen = performance.scenes.slice(scenes);
      const carriedOut = seen.filter((scene) => scene.act !== undefined);
      result.steps += Math.max(1, carriedOut.length);
      result.open += carriedOut.filter(({ isOpen: open }) => open).length;
      if (group[0]?.together !== undefined) result.crowds += 1;
      isNew += result.reached.note(seen, before, performance.world);
      if (came.disagreement) return this.#keepFound(acts, came.disagreement, performance);
      if (came.undecided) result.undecided += 1;
      if (came.lost !== undefined) result.lost.push(came.lost);
      if (isOver(came)) return;
    }
    const disagreement = await sweep(performance);
    if (disagreement) return this.#keepFound(acts, disagreement, performance);
    if (isNew > 0 && result.corpus.length < mostKept) result.corpus.push(acts);
  }

  /** The next act, or now and then a crowd. */
  #drawn(performance: Performance, acts: readonly Act[], { dice: drawn, weights, crowdShare, clients }: Draw): Act[] {
    const given: Act[] = [...acts];
    const nextLabel = (): string => {
      const label = freshLabel(given);
      given.push({ label, kind: '', on: '' });
      return label;
    };
    const drawing = {
      world: performance.world,
      dice: drawn,
      facts: this.#stage.contract.facts,
      isPossible: (one: Act) => performance.isPossible(one),
      weightOf: (kind: Kind) => weights(kind, acts.at(-1)?.kind),
    };
    const viewIds = (on: string): string[] => performance.views().flatMap((view) => (view.on === on ? [view.id] : []));
    const crowd = clients > 1 && drawn.chance(crowdShare) ? nextCrowd({ ...drawing, clients, nextLabel, viewIds }) : [];
    if (crowd.length > 1) return crowd;
    const act = nextAct({ ...drawing, label: freshLabel(acts) });
    return act ? [act] : [];
  }

  /** The first acts: fresh ones, or those of a sequence that came to something new, with one of them gone. */
  #start(kept: readonly Act[] | undefined, drawn: ReturnType<typeof dice>): readonly Act[] {
    if (!kept) return beginning(drawn);
    const end = 1 + drawn.int(kept.length);
    const gone = drawn.chance(0.5) ? drawn.int(end) : -1;
    return kept.slice(0, end).filter((_act, index) => index !== gone);
  }

  async #keepFound(acts: readonly Act[], disagreement: Disagreement, performance: Performance): Promise<void> {
    const { found, steps: after } = this.result;
    if (found.some((one) => isSame(one.disagreement, disagreement) && isAbout(one, disagreement))) return;
    const { items, last } = await this.#shrunk(acts, disagreement);
    const shown = last ?? { disagreement, scenes: performance.scenes };
    const fingerprint = fingerprintOf(items, shown.disagreement);
    if (found.some((one) => one.fingerprint === fingerprint)) return;
    found.push({ fingerprint, ...shown, acts: items, after, ...(last ? {} : { onceOnly: true }) });
  }

  /** The shortest sequence that shows it, one after another where that shows it too; `last` is absent where none showed it again. */
  async #shrunk(acts: readonly Act[], disagreement: Disagreement): Promise<{ items: readonly Act[]; last?: Shown }> {
    const { seed, shrinking = 120 } = this.#options;
    let last: Shown | undefined;
    let wanted = disagreement;
    const fails = async (shorter: readonly Act[]): Promise<boolean> => {
      if (this.#options.isStopped?.() === true) return false;
      const { disagreement: showed, scenes } = await playOn(this.#stage, shorter, seed, 3);
      if (!showed || !isSame(showed, wanted)) return false;
      last = { disagreement: showed, scenes };
      return true;
    };
    const apart = acts
      .map(({ together: _together, client: _client, ...act }) => act)
      .filter(({ kind }) => kind !== reading);
    if (acts.some(({ together }) => together !== undefined)) {
      const { disagreement: showed } = await playOn(this.#stage, apart, seed);
      if (showed) {
        wanted = showed;
        const { items } = await shrink(apart, fails, shrinking);
        return { items, ...(last ? { last } : {}) };
      }
    }
    const { items } = await shrink(await this.#withoutClients(acts, fails), fails, shrinking);
    return { items, ...(last ? { last } : {}) };
  }

  /** Without the clients of crowds that are not needed: each is left out as a whole. */
  async #withoutClients(
    acts: readonly Act[],
    fails: (shorter: readonly Act[]) => Promise<boolean>,
  ): Promise<readonly Act[]> {
    const clients = new Set(acts.flatMap((act) => (act.together === undefined ? [] : [clientOf(act)])));
    let left = acts;
    for (const one of clients) {
      const shorter = left.filter((act) => clientOf(act) !== one);
      if (shorter.length > 0 && (await fails(shorter))) left = shorter;
    }
    return left;
  }
}

/** A disagreement with the steps that led to it. */
interface Shown {
  disagreement: Disagreement;
  scenes: readonly Scene[];
}

const clientOf = ({ together, client }: Act): string => `${together ?? ''}/${client ?? ''}`;

/** Whether a finding is about the call that shows another disagreement: calls at once go wrong in different places with the same words. */
function isAbout({ acts, disagreement: own }: Found, { scene }: Disagreement): boolean {
  return own.scene.subject === scene.subject || acts.some((act) => operationIn(act) === scene.subject);
}

/** Whether two show the same: which of the calls at once shows it is chance. */
function isSame(one: Disagreement, other: Disagreement): boolean {
  if (one.message !== other.message) return false;
  return one.scene.act?.together !== undefined || one.scene.subject === other.scene.subject;
}

const explorationLabel = 'exploration';

/** A label that no act of the sequence has: those of a kept one stay. */
function freshLabel(acts: readonly Act[]): string {
  const numbers = acts.map(({ label }) => Number(label.slice(1)) || 0);
  return `a${Math.max(0, ...numbers) + 1}`;
}

/** The operation that an act calls; those that stand for several, and the operator's, have none. */
function operationIn(act: Act): string | undefined {
  return act.kind === readyUser ? undefined : operationOf(act);
}

/** What showed it, and the operations of the sequence, each once. */
function fingerprintOf(acts: readonly Act[], { scene }: Disagreement): string {
  const parts = acts.flatMap((act) => (act.kind === readyUser ? [] : [operationIn(act) ?? act.kind]));
  const subject = scene.act?.together === undefined ? [scene.subject] : [];
  return [...subject, ...new Set(parts)].join(' ');
}

/** A UUID of version 4 from drawn digits. */
function uuid(int: (below: number) => number): string {
  const digits = Array.from({ length: 30 }, () => int(16).toString(16)).join('');
  const [a, b, c, d] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 15), digits.slice(15, 18)];
  return `${a}-${b}-4${c}-a${d}-${digits.slice(18)}`;
}
