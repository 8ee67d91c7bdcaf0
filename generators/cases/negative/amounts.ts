import type { Evidence } from '../../../contracts/model/evidence.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import type { Facts } from '../../../contracts/model/types.js';
import { hasType } from '../../data/matches.js';
import { requestOf } from '../base.js';
import { knownCurrency } from '../currencies.js';
import { refused, unstated } from '../expectations.js';
import { isMovedAmount, namesCurrency } from '../names.js';
import { templateOf, type CaseRule, type CaseTemplate, type PhaseInput } from '../phase.js';
import { bodyShape, type Member } from '../shape.js';

/** An amount that nobody can move. */
interface WrongAmount {
  rule: string;
  about: string;
  told: string;
  /** Nothing where the rule does not speak of the amount. */
  of(input: PhaseInput, member: Member): { text: string; evidence: Evidence } | undefined;
}

const noMoney = unstated('that only amounts above zero can be moved');

/** The currency in which the base pays. */
function currencyOf({ contract, base }: PhaseInput) {
  const [name] = Object.keys(base.body ?? {}).filter(namesCurrency);
  return name === undefined ? undefined : knownCurrency(contract, base.body?.[name]);
}

/** How many decimals an amount in a request may have, where the facts say it. */
function decimalsLimit({ contract }: PhaseInput) {
  return (contract.facts as Partial<Facts>).limits?.amountDecimals;
}

const wrongAmounts: readonly WrongAmount[] = [
  {
    rule: 'zero-amount',
    about: 'an amount of nothing',
    told: 'zero',
    of: (_input, { schema }) => (schema.minimum === 0 ? undefined : { text: '0', evidence: noMoney }),
  },
  {
    rule: 'negative-amount',
    about: 'an amount below zero',
    told: 'below zero',
    of: (_input, { schema }) => (schema.minimum === undefined ? { text: '-1', evidence: noMoney } : undefined),
  },
  {
    rule: 'exponent-amount',
    about: 'an amount as a text with an exponent',
    told: 'with an exponent',
    of: (_input, { schema }) =>
      // As a number it is the same number; of a text with a format the format tells.
      schema.format === undefined && hasType(schema, '1')
        ? { text: '1e0', evidence: unstated('that an amount is a plain decimal text') }
        : undefined,
  },
  {
    rule: 'too-many-decimals',
    about: 'an amount with more decimals than the API takes',
    told: 'with too many decimals',
    of(input) {
      const limit = decimalsLimit(input);
      return limit && { text: `0.${'1'.repeat(limit.value + 1)}`, evidence: limit.evidence };
    },
  },
  {
    rule: 'more-decimals-than-currency',
    about: 'an amount with more decimals than its currency has',
    told: 'with more decimals than its currency has',
    of(input) {
      const currency = currencyOf(input);
      const limit = decimalsLimit(input)?.value ?? Infinity;
      if (currency?.decimals === undefined || currency.decimals >= limit) return undefined;
      // Balances have that many; that an amount asked for may not have more is a conclusion.
      return {
        text: `1.${'1'.repeat(currency.decimals + 1)}`,
        evidence: unstated('that amounts have no more decimals than balances'),
      };
    },
  },
];

function templatesOf(input: PhaseInput, { rule, told, of }: WrongAmount): CaseTemplate[] {
  const { contract, operation, base } = input;
  const amounts = (bodyShape(contract, operation)?.members ?? []).filter(
    ({ name, schema }) => isMovedAmount(name) && schema.type !== undefined && Object.hasOwn(base.body ?? {}, name),
  );
  return amounts.flatMap((member) => {
    const wrong = of(input, member);
    if (!wrong) return [];
    const { name, schema } = member;
    const value = hasType(schema, wrong.text) ? wrong.text : Number(wrong.text);
    return [
      templateOf(operation, {
        phase: 'negative',
        rule,
        pointer: toPointer([name]),
        name: `with an ${name} ${told}`,
        expect: refused('validation', evidenceGround(wrong.evidence)),
        request: (given) => requestOf(operation, { ...given, body: { ...given.body, [name]: value } }),
      }),
    ];
  });
}

/** Amounts that keep to the schema and are no amounts of money. */
export const amountRules: readonly CaseRule[] = wrongAmounts.map((wrong) => ({
  id: wrong.rule,
  about: wrong.about,
  templates: (input) => templatesOf(input, wrong),
}));
