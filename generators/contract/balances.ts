import { fixedScalePattern } from '../../contracts/formats/decimal.js';
import { addressFormatOf } from '../../contracts/formats/network-addresses.js';
import { stepDown, weakestGrade, type Evidence } from '../../contracts/model/evidence.js';
import type { Currency, Schema } from '../../contracts/model/types.js';

function grouped(
  currencies: readonly Currency[],
  formOf: (currency: Currency) => string | undefined,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const currency of currencies) {
    const form = formOf(currency);
    if (form !== undefined) groups.set(form, [...(groups.get(form) ?? []), currency.name]);
  }
  return groups;
}

function isBalance(schema: Schema): boolean {
  const { name, amount } = schema.properties ?? {};
  return name?.type === 'string' && amount?.format === 'decimal' && amount.pattern === undefined && !schema.allOf;
}

/**
 * Conditions on a balance of several currencies: the fixed scale of its amount and the form of its wallet.
 * Scales come from the table of currencies; a statement about both is worth no more than the weaker of the two.
 */
function balanceConditions(schema: Schema, currencies: readonly Currency[], evidence: Evidence): Schema[] {
  const crypto = currencies.filter((currency) => currency.kind === 'crypto');
  const grade = weakestGrade([stepDown(evidence.grade), ...crypto.map((currency) => currency.evidence.grade)]);
  const given = (names: string[], then: Schema): Schema => ({
    if: { properties: { name: { enum: names } }, required: ['name'] },
    then,
    'x-evidence': { grade, basis: 'example' },
  });
  const scales = grouped(crypto, (currency) => currency.decimals?.toString());
  const conditions = [...scales].map(([scale, names]) =>
    given(names, { properties: { amount: { pattern: fixedScalePattern(Number(scale)) } } }),
  );
  if (!schema.properties?.['wallet']) return conditions;
  const wallets = grouped(crypto, (currency) => addressFormatOf(currency.networks?.[0])?.name);
  return [
    ...conditions,
    ...[...wallets].map(([format, names]) => given(names, { properties: { wallet: { format } } })),
  ];
}

/** The schema with balance conditions added to every object in it that is a balance of some currency. */
export function withBalanceConditions(schema: Schema, currencies: readonly Currency[], inherited: Evidence): Schema {
  const evidence: Evidence = { ...inherited, ...schema['x-evidence'] };
  const result: Schema = { ...schema };
  if (schema.properties)
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, member]) => [
        name,
        withBalanceConditions(member, currencies, evidence),
      ]),
    );
  if (schema.items) result.items = withBalanceConditions(schema.items, currencies, evidence);
  if (isBalance(schema)) result.allOf = balanceConditions(schema, currencies, evidence);
  return result;
}
