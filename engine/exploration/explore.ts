import { createData } from '../../generators/data/data.js';
import type { Act } from '../model/kind.js';
import { partner } from '../model/world.js';
import type { Session } from '../session/session.js';
import { dice } from './dice.js';
import { expand } from './expand.js';
import { operationOf, Performance, type Disagreement, type Scene, type Stage } from './performance.js';
import { playAct, replay, sweep } from './play.js';
import { Reached } from './reached.js';
import { beginning, nextAct, theme } from './sequence.js';
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
/** Sequences that are kept. */
const mostKept = 200;

/** Carries out random sequences, holds every answer against the model, and shrinks what fails. */
export async function explore(session: Session, options: ExploreOptions): Promise<Exploration> {
  const explorer = new Explorer(session, options);
  await explorer.run();
  return explorer.result;
}

/** What came of a sequence that was played once more. */
export interface PlayedAgain {
  disagreement?: Disagreement;
  /** Why it could not be played to its end. */
  lost?: string;
  scenes: readonly Scene[];
}

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

async function playOn(stage: Stage, acts: readonly Act[], seed: number): Promise<PlayedAgain> {
  const performance = await Performance.open(stage);
  const { scenes } = performance;
  for (const act of acts) {
    const came = await playAct(performance, act, seed);
    if (came.disagreement || came.lost !== undefined) return { ...came, scenes };
  }
  const disagreement = await sweep(performance);
  return { ...(disagreement ? { disagreement } : {}), scenes };
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
    const planned = [...this.#start(drawn.chance(0.4) ? drawn.pick(result.corpus) : undefined, drawn)];
    const length = drawn.pick(lengths) ?? 25;
    const weightOf = theme(drawn);
    let isNew = 0;
    while (!this.#isOver() && (planned.length > 0 || acts.length < length)) {
      const act =
        planned.shift() ??
        nextAct({
          world: performance.world,
          label: freshLabel(acts),
          dice: drawn,
          facts: this.#stage.contract.facts,
          isPossible: (one) => performance.isPossible(one),
          weightOf: (kind) => weightOf(kind, acts.at(-1)?.kind),
        });
      if (!act) break;
      acts.push(act);
      const [before, scenes] = [performance.world, performance.scenes.length];
      const { disagreement, lost } = await playAct(performance, act, this.#options.seed);
      const seen = performance.scenes.slice(scenes);
      const carriedOut = seen.filter((scene) => scene.act !== undefined);
      result.steps += Math.max(1, carriedOut.length);
      result.open += carriedOut.filter(({ isOpen }) => isOpen).length;
      isNew += result.reached.note(seen, before, performance.world);
      if (disagreement) return this.#keepFound(acts, disagreement, performance);
      if (lost !== undefined) return void result.lost.push(lost);
    }
    const disagreement = await sweep(performance);
    if (disagreement) return this.#keepFound(acts, disagreement, performance);
    if (isNew > 0 && result.corpus.length < mostKept) result.corpus.push(acts);
  }

  /** The first acts: fresh ones, or those of a sequence that came to something new, with one of them gone. */
  #start(kept: readonly Act[] | undefined, drawn: ReturnType<typeof dice>): readonly Act[] {
    if (!kept) return beginning(drawn);
    const end = 1 + drawn.int(kept.length);
    const gone = drawn.chance(0.5) ? drawn.int(end) : -1;
    return kept.slice(0, end).filter((_act, index) => index !== gone);
  }

  async #keepFound(acts: readonly Act[], disagreement: Disagreement, performance: Performance): Promise<void> {
    const { seed, shrinking = 120 } = this.#options;
    const { found, steps: after } = this.result;
    const known = found.some(
      (one) =>
        one.disagreement.message === disagreement.message &&
        one.disagreement.scene.subject === disagreement.scene.subject,
    );
    if (known && found.length > 0) return;
    let last: { disagreement: Disagreement; scenes: readonly Scene[] } | undefined;
    const { items } = await shrink(
      acts,
      async (shorter) => {
        if (this.#options.isStopped?.() === true) return false;
        const again = await Performance.open(this.#stage);
        const showed = await replay(again, shorter, seed);
        if (showed?.message !== disagreement.message || showed.scene.subject !== disagreement.scene.subject)
          return false;
        last = { disagreement: showed, scenes: again.scenes };
        return true;
      },
      shrinking,
    );
    const shown = last ?? { disagreement, scenes: performance.scenes };
    found.push({
      fingerprint: fingerprintOf(items, shown.disagreement),
      ...shown,
      acts: items,
      after,
      ...(last ? {} : { onceOnly: true }),
    });
  }
}

const explorationLabel = 'exploration';

/** A label that no act of the sequence has: those of a kept one stay. */
function freshLabel(acts: readonly Act[]): string {
  const numbers = acts.map(({ label }) => Number(label.slice(1)) || 0);
  return `a${Math.max(0, ...numbers) + 1}`;
}

/** What showed it, and the operations of the sequence, each once. */
function fingerprintOf(acts: readonly Act[], { scene }: Disagreement): string {
  const parts = acts.flatMap((act) => (expand(act).length > 1 ? [] : [operationOf(act) ?? act.kind]));
  return [scene.subject, ...new Set(parts)].join(' ');
}

/** A UUID of version 4 from drawn digits. */
function uuid(int: (below: number) => number): string {
  const digits = Array.from({ length: 30 }, () => int(16).toString(16)).join('');
  const [a, b, c, d] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 15), digits.slice(15, 18)];
  return `${a}-${b}-4${c}-a${d}-${digits.slice(18)}`;
}
