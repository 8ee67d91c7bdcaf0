import { toPointer } from '../../../contracts/model/pointer.js';
import type { Facts } from '../../../contracts/model/types.js';
import { hasType } from '../../data/matches.js';
import { knownCurrency } from '../currencies.js';
import { isMovedAmount, namesCurrency } from '../names.js';
import type { CaseRule } from '../phase.js';
import { bodyShape } from '../shape.js';
import { variation, withBody } from './variation.js';

/** Amounts with exactly as many decimals as the API takes and the currency has; one more is refused elsewhere. */
export const mostDecimals: CaseRule = {
  id: 'most-decimals',
  about: 'an amount with as many decimals as its currency has',
  templates(input) {
    const { contract, operation, base } = input;
    const limit = (contract.facts as Partial<Facts>).limits?.amountDecimals;
    const [named] = Object.keys(base.body ?? {}).filter(namesCurrency);
    const currency = named === undefined ? undefined : knownCurrency(contract, base.body?.[named]);
    // What a lock is asked for is in euro: its currency is what will be paid with.
    if (!limit || currency?.decimals === undefined || operation.id.startsWith('lock')) return [];
    const decimals = Math.min(limit.value, currency.decimals);
    const members = (bodyShape(contract, operation)?.members ?? []).filter(
      ({ name }) => isMovedAmount(name) && base.body?.[name] !== undefined,
    );
    return members.flatMap(({ name, schema }) => {
      const whole = /^\d+/.exec(String(base.body?.[name]))?.[0] ?? '1';
      const text = `${whole}.${'0'.repeat(Math.max(0, decimals - 1))}1`;
      return variation(input, {
        rule: 'most-decimals',
        pointer: toPointer([name]),
        name: `with an ${name} of ${decimals} decimals`,
        change: (given) =>
          withBody(given, (body) => ({ ...body, [name]: hasType(schema, text) ? text : Number(text) })),
        evidence: [limit.evidence, currency.evidence],
      });
    });
  },
};
