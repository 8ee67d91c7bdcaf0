import type { CaseRule } from '../phase.js';
import { optionalMembers, smallestBody } from './bodies.js';
import { optionalEvidence, variation, withBody } from './variation.js';

export const minimal: CaseRule = {
  id: 'minimal',
  about: 'only what is demanded',
  templates(input) {
    const optional = optionalMembers(input);
    const hasDemanded = Object.keys(input.base.body ?? {}).length > optional.length;
    if (optional.length === 0 || !hasDemanded) return [];
    return variation(input, {
      rule: 'minimal',
      name: 'with required members alone',
      change: (base) => withBody(base, (body) => smallestBody(input, body, [])),
      evidence: optional.map((member) => optionalEvidence(input.contract, member)),
    });
  },
};
