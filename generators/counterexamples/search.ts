import { Builder, nothing } from './build.js';
import { idOf, type Node } from './keywords.js';
import type { Local, Portal } from './local.js';
import type { Problem } from './problems.js';
import { isInFocus, keyOfRefusal, refusalsOf } from './refusals.js';
import { Repair } from './repair.js';
import { Sides } from './sides.js';
import { put } from './tree.js';
import type { NoProof, Pair, SchemaSide } from './types.js';
import { Variations } from './vary.js';

/** So many values of a pair are judged unless more or fewer are asked for. */
const usualTries = 20_000;

/** A value that the receiver refuses, with why. */
export interface Broken {
  value: unknown;
  problem: Problem;
  /** How many reasons in all. */
  reasons: number;
}

/** What a search over one pair came to. */
export interface Found {
  broken: Map<string, Broken>;
  /** How many values were judged, and how many of them can be sent. */
  tries: number;
  sent: number;
  reason?: NonNullable<NoProof['reason']>;
}

/** Values that the sender may send, one thing changed at a time, until none is left; components put down where that is asked for. */
function* candidates(sides: Sides, focus: Pair['focus'], portals?: Portal[]): Generator<unknown> {
  const builder = new Builder(sides);
  const repair = new Repair(sides, builder);
  const [full, minimal] = (['full', 'minimal'] as const).map((extent) => {
    const made = builder.build(sides.root, extent);
    return made === nothing ? nothing : repair.repaired(made, []);
  });
  yield full;
  yield minimal;
  const base = minimal === nothing ? full : minimal;
  if (base === nothing) return;
  const variations = new Variations(sides, builder, repair, (tokens) => isInFocus({ tokens }, focus), portals);
  yield* variations.of([base]);
}

/** Keeps of each refusal the value that shows it best. */
function keep(found: Map<string, Broken>, sides: Sides, value: unknown): void {
  const problems = refusalsOf(sides, value);
  const keys = new Set<string>();
  for (const problem of problems) {
    const key = keyOfRefusal(problem);
    if (keys.has(key)) continue;
    keys.add(key);
    const before = found.get(key);
    // Of equal ones the first stays: what is likelier to be sent is tried first.
    if (!before || problems.length < before.reasons) found.set(key, { value, problem, reasons: problems.length });
  }
}

/** Judges values until none is left, or enough are. */
function judged(sides: Sides, values: Iterable<unknown>, tries: number, isEnough: (found: Found) => boolean): Found {
  const found: Found = { broken: new Map(), tries: 0, sent: 0 };
  for (const value of values) {
    if (found.tries >= tries) return { ...found, reason: 'given up' };
    found.tries += 1;
    if (value === nothing) continue;
    found.sent += 1;
    if (!sides.isRefused(value)) continue;
    keep(found.broken, sides, value);
    if (isEnough(found)) break;
  }
  return found;
}

/** Refusals that are the only ones of their value first. */
export function ordered(found: Found): Broken[] {
  return [...found.broken.values()].sort((one, other) => one.reasons - other.reasons);
}

/** What two schemas alone break, the components that they refer to left out; looked for once for all pairs that come to them. */
function localOf(pair: Pair, sides: Sides, { sender, receiver }: Pick<Portal, 'sender' | 'receiver'>): Local {
  const { tolerance, seed = 1, tries = usualTries } = pair;
  return sides.local([tolerance, seed, tries, idOf(sender), idOf(receiver)].join(' '), () => {
    const own = (side: SchemaSide, schema: Node): SchemaSide => ({
      schema: schema as SchemaSide['schema'],
      root: side.root,
    });
    const inner = new Sides({ ...pair, sender: own(pair.sender, sender), receiver: own(pair.receiver, receiver) });
    const portals: Portal[] = [];
    const found = judged(inner, candidates(inner, undefined, portals), tries, () => false);
    return {
      broken: [...new Set(ordered(found).map(({ value }) => value))],
      portals,
      tries: found.tries,
      sent: found.sent,
      isGivenUp: found.reason === 'given up',
      looksAround: inner.looksAround,
    };
  });
}

/** Searches two schemas and every component that they lead to, each once, by the shortest way to it. */
class ComponentSearch {
  readonly #pair: Pair;
  readonly #sides: Sides;
  readonly #repair: Repair;
  readonly #seen = new Set<string>();
  readonly found: Found = { broken: new Map(), tries: 0, sent: 0 };
  /** Whether something that a component breaks does not break the whole: what is around it matters. */
  #isMisplaced = false;
  #looksAround = false;

  constructor(pair: Pair, sides: Sides) {
    this.#pair = pair;
    this.#sides = sides;
    this.#repair = new Repair(sides, new Builder(sides));
  }

  run(isEnough: (found: Found) => boolean): Found {
    const { tries = usualTries, focus } = this.#pair;
    let open: Portal[] = [this.#whole()];
    while (open.length > 0) {
      const next: Portal[] = [];
      for (const portal of open) {
        if (this.#isKnown(portal)) continue;
        const local = localOf(this.#pair, this.#sides, portal);
        this.found.tries += local.tries;
        this.found.sent += local.sent;
        this.#looksAround ||= local.looksAround;
        if (local.isGivenUp || this.found.tries > tries) this.found.reason = 'given up';
        for (const value of local.broken) if (this.#keeps(portal, value) && isEnough(this.found)) return this.found;
        next.push(...this.#beyond(portal, local));
        if (this.found.reason) return this.found;
      }
      open = next;
    }
    if (!this.#isMisplaced) return this.#ended(this.found);
    const inline = judged(this.#sides, candidates(this.#sides, focus), tries, isEnough);
    for (const [key, broken] of this.found.broken) if (!inline.broken.has(key)) inline.broken.set(key, broken);
    return this.#ended(inline);
  }

  #whole(): Portal {
    const { sender, receiver } = this.#pair;
    const [mine, theirs] = [sender.schema as Node, receiver.schema as Node];
    const own = this.#sides.components({ must: [mine], sender: [mine], receiver: [theirs] });
    return { ...(own ?? { sender: mine, receiver: theirs }), tokens: [], value: undefined };
  }

  #isKnown({ sender, receiver }: Portal): boolean {
    const key = `${idOf(sender)} ${idOf(receiver)}`;
    return this.#seen.size === this.#seen.add(key).size;
  }

  /** The whole value with another one at a place. */
  #placed({ tokens, value }: Portal, inner: unknown): unknown {
    return tokens.length === 0 ? inner : this.#repair.repaired(put(value, tokens, inner), [tokens]);
  }

  #keeps(portal: Portal, inner: unknown): boolean {
    if (!isInFocus(portal, this.#pair.focus)) return false;
    const whole = this.#placed(portal, inner);
    if (whole === nothing || !this.#sides.isRefused(whole)) {
      this.#isMisplaced = true;
      return false;
    }
    keep(this.found.broken, this.#sides, whole);
    return true;
  }

  /** Components that one leads to, with the way to them from the whole. */
  #beyond(portal: Portal, { portals }: Local): Portal[] {
    return portals.flatMap((inner): Portal[] => {
      const tokens = [...portal.tokens, ...inner.tokens];
      if (!isInFocus({ tokens }, this.#pair.focus)) return [];
      const value = this.#placed(portal, inner.value);
      if (value === nothing) this.#isMisplaced = true;
      return value === nothing ? [] : [{ ...inner, tokens, value }];
    });
  }

  #ended(found: Found): Found {
    if (found.reason) return found;
    if (found.sent === 0) return { ...found, reason: 'no valid value' };
    const isUnreadable = found.broken.size === 0 && (this.#looksAround || this.#sides.looksAround);
    return isUnreadable ? { ...found, reason: 'unreadable pattern' } : found;
  }
}

/** Looks for values that the receiver refuses, until none is left or enough were found. */
export function search(pair: Pair, sides: Sides, isEnough: (found: Found) => boolean): Found {
  if (sides.isSame(sides.root)) return { broken: new Map(), tries: 0, sent: 0, reason: 'equal' };
  return new ComponentSearch(pair, sides).run(isEnough);
}
