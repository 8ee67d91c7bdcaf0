import { stepDown, type Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';

/**
 * Adds to a schema derived from samples what the dossier knows beyond them: members that no sample shows, and sets of
 * values that are known but open. Where both speak, the samples decide.
 */
export function overlay(derived: Schema, known: Schema, evidence: Evidence): Schema {
  const own: Evidence = { ...evidence, ...derived['x-evidence'] };
  const result: Schema = { ...derived };
  if (known.enum && !derived.enum && !derived.format) {
    result.enum = known.enum;
    result['x-open'] = true;
    const keywords = {
      ...derived['x-evidence']?.keywords,
      enum: { grade: stepDown(own.grade), basis: 'example' as const },
    };
    result['x-evidence'] = { ...derived['x-evidence'], keywords } as NonNullable<Schema['x-evidence']>;
  }
  if (derived.properties && known.properties) {
    result.properties = { ...derived.properties };
    for (const [name, schema] of Object.entries(known.properties)) {
      const shown = derived.properties[name];
      result.properties[name] = shown ? overlay(shown, schema, own) : schema;
    }
  }
  if (derived.items && known.items) result.items = overlay(derived.items, known.items, own);
  if (typeof derived.additionalProperties === 'object' && typeof known.additionalProperties === 'object')
    result.additionalProperties = overlay(derived.additionalProperties, known.additionalProperties, own);
  return result;
}
