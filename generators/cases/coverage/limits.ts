import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import type { Constraint } from '../../data/matches.js';
import { longestText } from '../../data/strings.js';
import { isMovedAmount } from '../names.js';
import type { CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { numberAt, type NumberBound } from './number-at.js';
import { variation, withBody } from './variation.js';

type SizeBound = 'minLength' | 'maxLength' | 'minItems' | 'maxItems';
type Bound = SizeBound | NumberBound;

const sizes: readonly Bound[] = ['minLength', 'maxLength', 'minItems', 'maxItems'] satisfies SizeBound[];

/** Longer lists are not sent: their items may be of any size. */
const longestList = 10_000;

function isSize(bound: Bound): bound is SizeBound {
  return sizes.includes(bound);
}

/** The value nearest to a bound that is still right, made from a valid one. */
function atBound(schema: Constraint, value: unknown, bound: Bound): unknown {
  const limit = schema[bound] ?? 0;
  if (!isSize(bound)) return numberAt(schema, bound);
  if (limit > longestText) return undefined;
  if (typeof value === 'string') return (value || 'x').repeat(Math.ceil(limit / (value.length || 1))).slice(0, limit);
  if (!Array.isArray(value) || value.length === 0 || limit > longestList) return undefined;
  return Array.from({ length: limit }, (_, index) => value[Math.min(index, value.length - 1)] as unknown);
}

const rules: Readonly<Record<Bound, { rule: string; name: string }>> = {
  minLength: { rule: 'shortest', name: 'of the least length' },
  maxLength: { rule: 'longest', name: 'of the greatest length' },
  minItems: { rule: 'fewest-items', name: 'with the fewest items' },
  maxItems: { rule: 'most-items', name: 'with the most items' },
  minimum: { rule: 'least', name: 'at its least' },
  maximum: { rule: 'most', name: 'at its greatest' },
  exclusiveMinimum: { rule: 'above-least', name: 'just above what it has to exceed' },
  exclusiveMaximum: { rule: 'below-most', name: 'just below what it may not reach' },
  multipleOf: { rule: 'multiple', name: 'at a multiple' },
};

/** Valid values at the bounds of a schema. How much money can move depends on more than the schema. */
export function boundValues(
  name: string,
  schema: Constraint,
  value: unknown,
): { bound: Bound; rule: string; told: string; value: unknown }[] {
  return (Object.keys(rules) as Bound[]).flatMap((bound) => {
    const limit = schema[bound];
    if (limit === undefined || isMovedAmount(name)) return [];
    const made = atBound(schema, value, bound);
    return made === undefined ? [] : [{ bound, rule: rules[bound].rule, told: rules[bound].name, value: made }];
  });
}

export const limits: CaseRule = {
  id: 'limits',
  about: 'the valid side of every limit',
  templates(input) {
    const { contract, operation, base } = input;
    const members = bodyShape(contract, operation)?.members ?? [];
    return members.flatMap(({ name, schema, pointer }) =>
      boundValues(name, schema, base.body?.[name]).flatMap(({ bound, rule, told }) =>
        variation(input, {
          rule,
          pointer: toPointer([name]),
          name: `with ${name} ${told}`,
          change: (given) =>
            withBody(given, (body) => {
              const made = atBound(schema, body[name], bound);
              return made === undefined ? undefined : { ...body, [name]: made };
            }),
          evidence: [evidenceAt(contract.document, pointer, bound)],
        }),
      ),
    );
  },
};
