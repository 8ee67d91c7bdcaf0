import { decimal } from '../../../contracts/formats/decimal.js';
import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { hasType } from '../../data/matches.js';
import type { CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';

/** The same amount as a JSON number and as a text. */
const forms = [
  { rule: 'as-number', name: 'as a number', type: 1, of: Number },
  { rule: 'as-text', name: 'as a text', type: '1', of: String },
] as const;

const isAmount = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && decimal.test(value));

export const eitherType: CaseRule = {
  id: 'either-type',
  about: 'a number as a text and as a number, where both are allowed',
  templates(input) {
    const { contract, operation, base } = input;
    const members = (bodyShape(contract, operation)?.members ?? []).filter(
      ({ name, schema }) =>
        schema.type !== undefined && forms.every(({ type }) => hasType(schema, type)) && isAmount(base.body?.[name]),
    );
    return members.flatMap(({ name, pointer }) =>
      forms.flatMap(({ rule, name: told, of }) =>
        variation(input, {
          rule,
          pointer: toPointer([name]),
          name: `with ${name} ${told}`,
          change: (given) => withBody(given, (body) => ({ ...body, [name]: of(body[name]) })),
          evidence: [evidenceAt(contract.document, pointer, 'type')],
        }),
      ),
    );
  },
};
