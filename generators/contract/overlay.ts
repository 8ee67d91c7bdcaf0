import { stepDown, weakestGrade, type Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import { sameEvidence } from './evidence.js';

/** Evidence of a node, its keywords left aside: what it inherits, overridden by what it says. */
function ownEvidence(inherited: Evidence, schema: Schema): Evidence {
  const { keywords, ...own } = schema['x-evidence'] ?? {};
  return { ...inherited, ...own };
}

/** A schema moved to other surroundings, its evidence unchanged by them. */
function moved(schema: Schema, from: Evidence, to: Evidence): Schema {
  if (sameEvidence(from, to)) return schema;
  const { keywords, ...own } = schema['x-evidence'] ?? {};
  const evidence = { ...from, ...own, ...(keywords ? { keywords } : {}) } as NonNullable<Schema['x-evidence']>;
  return { ...schema, 'x-evidence': evidence };
}

/**
 * Adds to a schema derived from samples what the dossier knows beyond them: members that no sample shows, and sets of
 * values that are known but open. Where both speak, the samples decide.
 * @param evidence what `derived` inherits, `knownEvidence` what `known` does
 */
export function overlay(derived: Schema, known: Schema, evidence: Evidence, knownEvidence = evidence): Schema {
  const own = ownEvidence(evidence, derived);
  const knownOwn = ownEvidence(knownEvidence, known);
  const result: Schema = { ...derived };
  if (known.enum && !derived.enum && !derived.format) {
    const nullable = [derived.type].flat().includes('null') && !known.enum.includes(null);
    result.enum = nullable ? [...known.enum, null] : known.enum;
    result['x-open'] = true;
    const keywords = {
      ...derived['x-evidence']?.keywords,
      enum: { grade: stepDown(weakestGrade([own.grade, knownOwn.grade])), basis: 'example' as const },
    };
    result['x-evidence'] = { ...derived['x-evidence'], keywords } as NonNullable<Schema['x-evidence']>;
  }
  if (derived.properties && known.properties) {
    result.properties = { ...derived.properties };
    for (const [name, schema] of Object.entries(known.properties)) {
      const shown = derived.properties[name];
      result.properties[name] = shown ? overlay(shown, schema, own, knownOwn) : moved(schema, knownOwn, own);
    }
  }
  if (derived.items && known.items) result.items = overlay(derived.items, known.items, own, knownOwn);
  if (typeof derived.additionalProperties === 'object' && typeof known.additionalProperties === 'object')
    result.additionalProperties = overlay(derived.additionalProperties, known.additionalProperties, own, knownOwn);
  return result;
}
