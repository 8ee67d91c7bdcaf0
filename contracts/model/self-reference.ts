import type { Schema } from './types.js';

/** A schema as it may stand in a condition. */
type Conditional = Schema & { not?: Schema };

/** Schemas that speak of the very value that a schema speaks of. */
function inPlace({
  allOf,
  anyOf,
  oneOf,
  not,
  if: condition,
  then,
  else: otherwise,
}: Conditional): (Schema | undefined)[] {
  return [allOf, anyOf, oneOf, not, condition, then, otherwise].flat();
}

/**
 * Whether a reference leads back to itself without stepping into a member or item, so that it says of a value only what it
 * says of it. JSON Schema leaves open what such a schema takes, and whoever follows it never comes to an end.
 *
 * @param resolve gives what a reference names; errors that it throws are passed on
 * @example leadsToItself('#/components/schemas/A', () => ({ allOf: [{ $ref: '#/components/schemas/A' }] })) // true
 */
export function leadsToItself(reference: string, resolve: (reference: string) => Schema | undefined): boolean {
  const seen = new Set<string>();
  const reaches = (schema: Schema | undefined): boolean => {
    if (typeof schema !== 'object') return false;
    const { $ref } = schema;
    if ($ref === reference) return true;
    if ($ref !== undefined && !seen.has($ref)) {
      seen.add($ref);
      if (reaches(resolve($ref))) return true;
    }
    return inPlace(schema).some(reaches);
  };
  return reaches(resolve(reference));
}
