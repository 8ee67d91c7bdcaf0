/** How often something was seen, and in which samples. */
export interface Sightings {
  count: number;
  /** Positions of the samples it was seen in, ascending, each once. */
  samples: number[];
}

/** What samples of one place showed, merged. */
export interface Shape {
  /** Values seen here, of whatever type. */
  all: Sightings;
  nulls: Sightings;
  booleans: Sightings;
  integers: Sightings;
  /** Numbers with a fraction. */
  fractions: Sightings;
  numbers: number[];
  strings: Sightings;
  /** The strings themselves, in the order they were seen. */
  texts: string[];
  arrays: Sightings;
  /** All items of all arrays seen here, merged into one. */
  items?: Shape;
  objects?: ObjectShape;
}

export interface ObjectShape {
  seen: Sightings;
  /** The objects themselves: maps and conditions are found by comparing them. */
  values: Record<string, unknown>[];
  /** Position of the sample each of `values` stands in. */
  origins: number[];
  /** Members of the object that has the fewest. */
  fewest: number;
  properties: Map<string, Shape>;
}

/** Most places show one type only; what was not seen there is shared by all. */
const nothing: Sightings = { count: 0, samples: [] };

function emptyShape(): Shape {
  return {
    all: { count: 0, samples: [] },
    nulls: nothing,
    booleans: nothing,
    integers: nothing,
    fractions: nothing,
    numbers: [],
    strings: nothing,
    texts: [],
    arrays: nothing,
  };
}

/** Samples are merged one after the other, so the last position is the only one that can come again. */
function seen(sightings: Sightings, sample: number): Sightings {
  if (sightings === nothing) return { count: 1, samples: [sample] };
  sightings.count += 1;
  if (sightings.samples[sightings.samples.length - 1] !== sample) sightings.samples.push(sample);
  return sightings;
}

function observeObject(shape: Shape, value: Record<string, unknown>, sample: number): void {
  shape.objects ??= { seen: nothing, values: [], origins: [], fewest: Infinity, properties: new Map() };
  const object = shape.objects;
  const keys = Object.keys(value);
  object.seen = seen(object.seen, sample);
  object.values.push(value);
  object.origins.push(sample);
  object.fewest = Math.min(object.fewest, keys.length);
  for (const key of keys) {
    let property = object.properties.get(key);
    if (!property) object.properties.set(key, (property = emptyShape()));
    observe(property, value[key], sample);
  }
}

function observe(shape: Shape, value: unknown, sample: number): void {
  seen(shape.all, sample);
  if (value === null) shape.nulls = seen(shape.nulls, sample);
  else if (typeof value === 'boolean') shape.booleans = seen(shape.booleans, sample);
  else if (typeof value === 'number') {
    if (Number.isInteger(value)) shape.integers = seen(shape.integers, sample);
    else shape.fractions = seen(shape.fractions, sample);
    shape.numbers.push(value);
  } else if (typeof value === 'string') {
    shape.strings = seen(shape.strings, sample);
    shape.texts.push(value);
  } else if (Array.isArray(value)) {
    shape.arrays = seen(shape.arrays, sample);
    shape.items ??= emptyShape();
    for (const item of value) observe(shape.items, item, sample);
  } else if (typeof value === 'object') observeObject(shape, value as Record<string, unknown>, sample);
}

/** Merges samples of the same thing into one shape. */
export function shapeOf(samples: readonly unknown[]): Shape {
  const shape = emptyShape();
  samples.forEach((sample, position) => {
    observe(shape, sample, position);
  });
  return shape;
}

/** Merges the values of a map: they hold the same kind of thing under whatever key. */
export function mergedValues(object: ObjectShape): Shape {
  const shape = emptyShape();
  object.values.forEach((map, index) => {
    for (const value of Object.values(map)) observe(shape, value, object.origins[index] as number);
  });
  return shape;
}
