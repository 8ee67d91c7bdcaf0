import type { Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import { deriveSchema } from '../../generators/schema/derive.js';
import { isPseudonym } from './shown.js';

/** However many samples there are, they don't show that a member is never null. */
const neverEnough = { minimumSamples: Number.MAX_SAFE_INTEGER };

/** What stands for a value that the record does not show: nothing is said of it. */
const unknown = Symbol('unknown');

function withoutPseudonyms(value: unknown): unknown {
  if (isPseudonym(value)) return unknown;
  if (Array.isArray(value)) return value.map(withoutPseudonyms).filter((item) => item !== unknown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const shown = withoutPseudonyms(member);
      return [name, shown === unknown ? null : shown];
    }),
  );
}

/** Keeps of a derived schema what traffic shows: kinds, members and forms. Bounds, sets and duties stay behind. */
function kindsOf({ type, format, properties, items, additionalProperties, anyOf, propertyNames }: Schema): Schema {
  // Nothing but null was seen, or nothing that the record shows: that says nothing of its kind.
  if (type === 'null') return {};
  return {
    ...(type === undefined ? {} : { type }),
    ...(format === undefined ? {} : { format }),
    ...(propertyNames?.format === undefined ? {} : { propertyNames: { format: propertyNames.format } }),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, kindsOf(one)])) }
      : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: kindsOf(additionalProperties) } : {}),
    ...(items ? { items: kindsOf(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map((branch) => (branch.type === 'null' ? branch : kindsOf(branch))) } : {}),
  };
}

/**
 * The schema of something that no contract declares, from redacted samples of it. Holds no value of theirs: kinds, names
 * of members, and formats that two samples or more have.
 */
export function observedSchema(samples: readonly unknown[], seen: Evidence): Schema {
  const shown = samples.map(withoutPseudonyms).filter((sample) => sample !== unknown);
  if (shown.length === 0) return { 'x-evidence': seen };
  const derived = deriveSchema(shown, { sample: seen, prose: seen }, {}, neverEnough);
  return { ...kindsOf(derived), 'x-evidence': seen };
}
