/** So many characters of a value that stand together tell that a text may show it; of a shorter value all. */
const mostTelling = 4;
const slots = 2 ** 16;

const slotOf = (hash: number): number => (hash ^ (hash >>> 12)) & (slots - 1);

const [space, dash, letterA, letterZ] = [0x20, 0x2d, 0x61, 0x7a];

/** Things by the beginnings of texts that show them, all of one length. */
class Beginnings<Thing> {
  readonly length: number;
  readonly #mask: number;
  readonly #things = new Map<number, Thing[]>();
  /** Whether any beginning has a hash of this slot: most characters of most texts need no further look. */
  readonly #taken = new Uint8Array(slots);

  constructor(length: number) {
    this.length = length;
    this.#mask = 2 ** (7 * length) - 1;
  }

  add(needle: string, thing: Thing): void {
    let hash = 0;
    for (let at = 0; at < this.length; at += 1) hash = this.#hashed(hash, needle.charCodeAt(at));
    this.#taken[slotOf(hash)] = 1;
    const known = this.#things.get(hash);
    if (known) known.push(thing);
    else this.#things.set(hash, [thing]);
  }

  /** Adds the things whose beginnings are in the text. */
  collect(text: string, found: Set<Thing>): void {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      hash = this.#hashed(hash, text.charCodeAt(at));
      if (this.#taken[slotOf(hash)] === 1) this.#take(hash, found);
    }
  }

  /** The same for a text in upper case without blanks and dashes. */
  collectCompact(text: string, found: Set<Thing>): void {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === space || code === dash) continue;
      hash = this.#hashed(hash, code >= letterA && code <= letterZ ? code - 0x20 : code);
      if (this.#taken[slotOf(hash)] === 1) this.#take(hash, found);
    }
  }

  /** Seven bits of each character: with the last one of a beginning those before it have left the hash. */
  #hashed(hash: number, code: number): number {
    return ((hash << 7) ^ code) & this.#mask;
  }

  #take(hash: number, found: Set<Thing>): void {
    for (const thing of this.#things.get(hash) ?? []) found.add(thing);
  }
}

/** Things by a needle each; those that there are are asked, by the length of their beginnings. */
class Needles<Thing> {
  readonly all: Beginnings<Thing>[] = [];

  add(needle: string, thing: Thing): void {
    const length = Math.min(needle.length, mostTelling);
    let beginnings = this.all.find((one) => one.length === length);
    if (!beginnings) this.all.push((beginnings = new Beginnings(length)));
    beginnings.add(needle, thing);
  }
}

/**
 * Things to be looked for in many texts, most of which are in few of them: one look over a text gives those that it may
 * show, and never leaves out one that it does. The time hardly depends on how many things there are.
 */
export class Candidates<Thing> {
  readonly #plain = new Needles<Thing>();
  readonly #grouped = new Needles<Thing>();
  /** Those that no text can tell. */
  readonly #always: Thing[] = [];
  readonly #order = new Map<Thing, number>();
  #additions = 0;

  /** How often something was added: as long as it is the same, a text gives the same. */
  get additions(): number {
    return this.#additions;
  }

  /**
   * @param needles a text that shows the thing contains one of these
   * @param grouped so does one without the blanks that group values, in upper case
   */
  add(thing: Thing, needles: readonly string[], grouped: readonly string[] = []): void {
    this.#additions += 1;
    if (!this.#order.has(thing)) this.#order.set(thing, this.#order.size);
    if ([...needles, ...grouped].includes('')) {
      this.#always.push(thing);
      return;
    }
    for (const needle of needles) this.#plain.add(needle, thing);
    for (const needle of grouped) this.#grouped.add(needle, thing);
  }

  /** All things, in the order in which they were added. */
  all(): Thing[] {
    return [...this.#order.keys()];
  }

  /** Those that a text may show, in the order in which they were added. */
  within(text: string): Thing[] {
    const found = new Set<Thing>(this.#always);
    for (const beginnings of this.#plain.all) beginnings.collect(text, found);
    for (const beginnings of this.#grouped.all) {
      beginnings.collectCompact(text, found);
      // Blanks may be escaped, and other letters may have these as their upper case.
      if (/[+%\u0080-\uffff]/.test(text))
        for (const blanks of [/[ -]/g, /%20|[ +-]/g]) beginnings.collect(text.replace(blanks, '').toUpperCase(), found);
    }
    return found.size < 2 ? [...found] : [...found].sort((a, b) => this.#orderOf(a) - this.#orderOf(b));
  }

  #orderOf(thing: Thing): number {
    return this.#order.get(thing) ?? 0;
  }
}
