import { unstated } from '../expectations.js';
import { isFreeText } from '../names.js';
import type { CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';

/** One case each, so that the refusal of one kind does not hide another. */
const kinds = [
  // Letters of the provider's countries, in composed and decomposed form, and one outside the basic plane.
  { rule: 'unicode', about: 'letters beyond ASCII', text: 'Zażółć Łódź Ünïcødé e\u0301 𝒜' },
  { rule: 'other-scripts', about: 'letters of other scripts', text: '東京 Ωμέγα שלום مرحبا' },
  { rule: 'emoji', about: 'emoji', text: 'Trips 🎒 👩‍🚀' },
] as const;

export const unicode: CaseRule = {
  id: 'unicode',
  about: 'letters beyond ASCII wherever people write freely',
  templates(input) {
    const { contract, operation, base } = input;
    const free = (bodyShape(contract, operation)?.members ?? [])
      .filter(({ name, schema }) => isFreeText(name, schema) && typeof base.body?.[name] === 'string')
      .map(({ name }) => name);
    if (free.length === 0) return [];
    return kinds.flatMap(({ rule, about, text }) =>
      variation(input, {
        rule,
        name: `with ${about} in ${free.join(', ')}`,
        change: (given) =>
          withBody(given, (body) => ({ ...body, ...Object.fromEntries(free.map((name) => [name, text])) })),
        evidence: [unstated(`that ${about} are accepted`)],
      }),
    );
  },
};
