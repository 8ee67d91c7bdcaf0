import { createHash } from 'node:crypto';
import type { JudgementLine } from '../../engine/record/format.js';
import { generalise } from '../../contracts/model/pointer.js';

/**
 * What tells a finding from others in every run: case, check and place, array indices generalised. Never values, seeds or
 * prose, so that it is the same finding after a rewording.
 */
export function findingKey(caseId: string, { check, pointer }: Pick<JudgementLine, 'check' | 'pointer'>): string {
  return JSON.stringify([caseId, check, pointer === undefined ? null : generalise(pointer)]);
}

/** The same as 16 hexadecimal digits. */
export function fingerprint(caseId: string, judgement: Pick<JudgementLine, 'check' | 'pointer'>): string {
  return createHash('sha256').update(findingKey(caseId, judgement)).digest().toString('hex', 0, 8);
}
