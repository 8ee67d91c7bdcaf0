/** No value of a schema can be made: nothing fits it, or nobody has taught this package how. */
export class Unmakeable extends Error {
  override name = 'Unmakeable';

  /** @param at name of the member or parameter that the value is of; `''` for a whole body */
  constructor(why: string, at = '') {
    super(at === '' ? why : `${why} (${at})`);
  }
}

/** What was made, or why it cannot be made. */
export type Made<Value> = { value: Value } | { reason: string; error: Unmakeable };

/**
 * Makes something, and tells where no value can be made.
 * @throws whatever `make` throws beside `Unmakeable`
 */
export function madeOrReason<Value>(make: () => Value): Made<Value> {
  try {
    return { value: make() };
  } catch (error) {
    if (error instanceof Unmakeable) return { reason: error.message, error };
    throw error;
  }
}
