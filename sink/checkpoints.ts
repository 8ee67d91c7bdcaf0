/** Every how many deliveries the place is remembered: 1,000,000 deliveries cost 1,000 places of memory. */
const STEP = 1024;

/** A place in a journal: behind delivery `sequence`, which ends before byte `position`. */
export interface Place {
  sequence: number;
  position: number;
}

/** Where in a journal some of its deliveries end, so that one is found without reading all before it. */
export class Checkpoints {
  readonly #places: Place[] = [{ sequence: 0, position: 0 }];
  #last: Place = { sequence: 0, position: 0 };

  /** Told of every delivery in turn: its sequence, and where the next one begins. */
  note(place: Place): void {
    if (place.sequence % STEP === 0) this.#places.push(place);
    this.#last = place;
  }

  /** The last known place at or before the end of delivery `after`; that of the last delivery for one still to come. */
  before(after: number): Place {
    if (after >= this.#last.sequence) return this.#last;
    return this.#places[Math.floor(after / STEP)] as Place;
  }
}
