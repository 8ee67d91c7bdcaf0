import type { AreaProof, ProofState } from './proof.js';

/** Areas that a sentence names; the others are counted. */
const named = 5;

function list(names: readonly string[]): string {
  const shown = names.slice(0, named).join(', ');
  return names.length > named ? `${shown} and ${names.length - named} more` : shown;
}

function told(areas: readonly AreaProof[], state: ProofState): string {
  const byLack = new Map<string, string[]>();
  for (const { name, lacks = '', state: own } of areas)
    if (own === state) byLack.set(lacks, [...(byLack.get(lacks) ?? []), name]);
  return [...byLack].map(([lacks, names]) => `${list(names)} (${lacks})`).join(', ');
}

/**
 * What a run leaves unproven, in words; `undefined` where all that was asked for is proven.
 * @example 'unproven: Cards, SEPA (no valid request was accepted); proven in part: Orders (cases lacked a trigger …)'
 */
export function proofText(areas: readonly AreaProof[]): string | undefined {
  const [unproven, inPart] = [told(areas, 'unproven'), told(areas, 'in-part')];
  const parts = [
    ...(unproven === '' ? [] : [`unproven: ${unproven}`]),
    ...(inPart === '' ? [] : [`unproven in part: ${inPart}`]),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}
