/**
 * Values of JSON in a form that stores each distinct one once: cases of a run repeat each other's evidence, messages and
 * headers. What was packed is one flat list, whose items refer to earlier ones.
 *
 * A list refers to a value just before it by the distance, as a negative number, and to others by their place: fresh values
 * mostly stand right before what they belong to, so that lists alike in form are alike in text and pack well.
 */

/** Distances that are written as such. */
const near = 40;

/** A scalar as it is; a list of the places of its items, or of an object's shape and its members, behind a 0 or a 1. */
export type PackedValue = string | number | boolean | null | readonly number[];

/** Collects values; {@link unpack} gives them back. */
export class Packer {
  readonly values: PackedValue[] = [];
  readonly #scalars = new Map<string | number | boolean | null, number>();
  readonly #lists = new Map<string, number>();
  readonly #repeated = new Map<string, number>();

  /** @returns the place of the value, to be unpacked by */
  add(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.#scalar(value as string | number | boolean | null);
    if (Array.isArray(value)) return this.#list([0, ...value.map((item) => this.add(item))]);
    const names: string[] = [];
    const list = [1, 0];
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      names.push(name);
      list.push(this.add(member));
    }
    list[1] = this.#scalar(JSON.stringify(names));
    return this.#list(list);
  }

  /** Adds a value that is likely to be there already: then it is not taken apart again. */
  addRepeated(value: unknown): number {
    const key = JSON.stringify(value);
    let place = this.#repeated.get(key);
    if (place === undefined) {
      place = this.add(value);
      this.#repeated.set(key, place);
    }
    return place;
  }

  /** Adds a list of values that were added before. */
  addList(places: readonly number[]): number {
    return this.#list([0, ...places]);
  }

  #scalar(value: string | number | boolean | null): number {
    let place = this.#scalars.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.#scalars.set(value, place);
    }
    return place;
  }

  #list(list: readonly number[]): number {
    const key = list.join();
    let place = this.#lists.get(key);
    if (place === undefined) {
      const own = this.values.length;
      const [kind = 0, ...places] = list;
      place = this.values.push([kind, ...places.map((one) => (own - one <= near ? one - own : one))]) - 1;
      this.#lists.set(key, place);
    }
    return place;
  }
}

/** The value at a place. */
export function unpack(values: readonly PackedValue[], place: number): unknown {
  const value = values[place];
  if (!Array.isArray(value)) return value;
  const [kind, ...written] = value as number[];
  const places = written.map((one) => (one < 0 ? place + one : one));
  if (kind === 0) return places.map((item) => unpack(values, item));
  const [shape = 0, ...members] = places;
  const names = JSON.parse(unpack(values, shape) as string) as string[];
  return Object.fromEntries(names.map((name, index) => [name, unpack(values, members[index] ?? 0)]));
}
