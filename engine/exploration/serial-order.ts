/** A call of several clients at once, as the search for an order sees it. */
export interface Move<State> {
  /** Moments of one clock between which it took effect, if it did. */
  begin: number;
  /** Infinity where nobody knows that it ended. */
  end: number;
  /** What it reads or changes; moves that share nothing do not depend on each other. */
  touches: readonly string[];
  /** Every state that it may leave behind; none where what was answered does not follow from the state. */
  apply(state: State): readonly State[];
}

/** Whether some order of moves explains what was answered. */
export type Explanation<State> =
  | {
      verdict: 'explained';
      /** States after all moves, each once. */
      ends: readonly State[];
      /** Not every order could be looked at: there may be other ends. */
      isPartial: boolean;
    }
  | { verdict: 'unexplained' }
  /** The search was cut short before it found an order. */
  | { verdict: 'undecided' };

/** How far a search goes. */
export interface SearchBounds {
  /** Moves that may be applied. */
  most?: number;
  /** Ends that are kept apart. */
  mostEnds?: number;
}

/**
 * Looks for orders of moves, one after another, in which every answer follows from the state before it. What ended before another
 * began comes first. The search is that of Wing and Gong with Lowe's memory of what was seen; moves that share nothing are searched
 * apart (Herlihy and Wing: what is linearizable part by part is so as a whole).
 * @param starts states that may be at the beginning
 * @param keyOf the same text for states that are the same
 */
export function serialOrder<State>(
  moves: readonly Move<State>[],
  starts: readonly State[],
  keyOf: (state: State) => string,
  { most = 50_000, mostEnds = 64 }: SearchBounds = {},
): Explanation<State> {
  let ends = starts;
  let isPartial = false;
  let left = most;
  for (const part of independent(moves)) {
    const search = new Search(part, keyOf, { most: left, mostEnds });
    for (const start of ends) search.from(start);
    left -= search.steps;
    if (search.ends.size === 0) return { verdict: search.isCut || isPartial ? 'undecided' : 'unexplained' };
    isPartial ||= search.isCut;
    ends = [...search.ends.values()];
  }
  return { verdict: 'explained', ends, isPartial };
}

/** Moves in groups of which no two share anything. */
function independent<State>(moves: readonly Move<State>[]): Move<State>[][] {
  let groups: { touches: Set<string>; moves: Move<State>[] }[] = [];
  for (const move of moves) {
    const joined = { touches: new Set(move.touches), moves: [move] };
    const apart = groups.filter((group) => {
      const shares = move.touches.some((one) => group.touches.has(one));
      if (shares) {
        joined.moves.push(...group.moves);
        for (const one of group.touches) joined.touches.add(one);
      }
      return !shares;
    });
    groups = [...apart, joined];
  }
  return groups.map((group) => group.moves.sort((a, b) => a.begin - b.begin));
}

class Search<State> {
  readonly ends = new Map<string, State>();
  steps = 0;
  /** The bound was reached. */
  isCut = false;
  readonly #moves: readonly Move<State>[];
  readonly #keyOf: (state: State) => string;
  readonly #bounds: Required<SearchBounds>;
  readonly #seen = new Set<string>();

  /** @param moves by their beginnings */
  constructor(moves: readonly Move<State>[], keyOf: (state: State) => string, bounds: Required<SearchBounds>) {
    this.#moves = moves;
    this.#keyOf = keyOf;
    this.#bounds = bounds;
  }

  from(state: State): void {
    this.#visit(state, 0, 0n);
  }

  /**
   * Everything that can follow.
   * @param first moves before it are all done
   * @param done moves from the first on that are done, a bit each
   */
  #visit(state: State, first: number, done: bigint): void {
    while ((done & 1n) === 1n) [first, done] = [first + 1, done >> 1n];
    const key = `${first}/${done.toString(36)}/${this.#keyOf(state)}`;
    if (this.isCut || this.#seen.has(key)) return;
    this.#seen.add(key);
    if (first >= this.#moves.length) return this.#keepEnd(state);
    const results = [];
    for (const index of this.#next(first, done)) {
      if (this.steps >= this.#bounds.most) return void (this.isCut = true);
      this.steps += 1;
      const states = this.#moves[index]?.apply(state) ?? [];
      const after = done | (1n << BigInt(index - first));
      // What changes nothing can as well come at once: whatever order explains the rest still does.
      if (states.length === 1 && states[0] === state) return this.#visit(state, first, after);
      results.push({ states, after });
    }
    for (const { states, after } of results) for (const next of states) this.#visit(next, first, after);
  }

  /** Moves that may come next, those that ended first before the others. */
  #next(first: number, done: bigint): number[] {
    const found: number[] = [];
    let earliestEnd = Infinity;
    for (let index = first; index < this.#moves.length; index += 1) {
      const move = this.#moves[index];
      if (!move || move.begin > earliestEnd) break;
      if ((done & (1n << BigInt(index - first))) !== 0n) continue;
      earliestEnd = Math.min(earliestEnd, move.end);
      found.push(index);
    }
    return found
      .filter((index) => (this.#moves[index]?.begin ?? 0) <= earliestEnd)
      .sort((a, b) => (this.#moves[a]?.end ?? 0) - (this.#moves[b]?.end ?? 0));
  }

  #keepEnd(state: State): void {
    if (this.ends.size >= this.#bounds.mostEnds) return void (this.isCut = true);
    this.ends.set(this.#keyOf(state), state);
  }
}
