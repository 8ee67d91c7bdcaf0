import { unstated } from '../expectations.js';
import { isFreeText } from '../names.js';
import type { CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';

/** Letters of the provider's countries, in composed and decomposed form, and one outside the basic plane. */
const text = 'Zażółć Łódź Ünïcødé e\u0301 𝒜';

export const unicode: CaseRule = {
  id: 'unicode',
  about: 'letters beyond ASCII wherever people write freely',
  templates(input) {
    const { contract, operation, base } = input;
    const free = (bodyShape(contract, operation)?.members ?? [])
      .filter(({ name, schema }) => isFreeText(name, schema) && typeof base.body?.[name] === 'string')
      .map(({ name }) => name);
    if (free.length === 0) return [];
    return variation(input, {
      rule: 'unicode',
      name: `with letters beyond ASCII in ${free.join(', ')}`,
      change: (given) =>
        withBody(given, (body) => ({ ...body, ...Object.fromEntries(free.map((name) => [name, text])) })),
      evidence: [unstated('that letters beyond ASCII are accepted')],
    });
  },
};
