/** What samples of one place showed, merged. */
export interface Shape {
  /** Number of values seen here. */
  count: number;
  nulls: number;
  booleans: number;
  integers: number;
  /** Numbers with a fraction. */
  fractions: number;
  strings: string[];
  objects?: ObjectShape;
  /** All items of all arrays seen here, merged into one. */
  items?: Shape;
  arrays: number;
}

export interface ObjectShape {
  /** The objects themselves: maps and conditions are found by comparing them. */
  samples: Record<string, unknown>[];
  properties: Map<string, Shape>;
}

function emptyShape(): Shape {
  return { count: 0, nulls: 0, booleans: 0, integers: 0, fractions: 0, strings: [], arrays: 0 };
}

function observe(shape: Shape, value: unknown): void {
  shape.count += 1;
  if (value === null) shape.nulls += 1;
  else if (typeof value === 'boolean') shape.booleans += 1;
  else if (typeof value === 'number') {
    if (Number.isInteger(value)) shape.integers += 1;
    else shape.fractions += 1;
  } else if (typeof value === 'string') shape.strings.push(value);
  else if (Array.isArray(value)) {
    shape.arrays += 1;
    shape.items ??= emptyShape();
    for (const item of value) observe(shape.items, item);
  } else if (typeof value === 'object') {
    shape.objects ??= { samples: [], properties: new Map() };
    shape.objects.samples.push(value as Record<string, unknown>);
    for (const [key, member] of Object.entries(value)) {
      let property = shape.objects.properties.get(key);
      if (!property) shape.objects.properties.set(key, (property = emptyShape()));
      observe(property, member);
    }
  }
}

/** Merges samples of the same thing into one shape. */
export function shapeOf(samples: readonly unknown[]): Shape {
  const shape = emptyShape();
  for (const sample of samples) observe(shape, sample);
  return shape;
}

/** Merges shapes of several places that hold the same kind of value, such as the values of a map. */
export function mergedValues(object: ObjectShape): Shape {
  return shapeOf(object.samples.flatMap((sample) => Object.values(sample)));
}
