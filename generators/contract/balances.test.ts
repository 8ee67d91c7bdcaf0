import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats } from '../../contracts/formats/index.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import type { Currency, Schema } from '../../contracts/model/types.js';
import { withBalanceConditions } from './balances.js';

const shown: Evidence = { grade: 'documented', edition: 'test', source: 'Get User Balances' };
const currency = (name: string, rest: Partial<Currency>, grade: Evidence['grade'] = 'documented'): Currency => ({
  name,
  kind: 'crypto',
  evidence: { grade },
  ...rest,
});
const currencies = [
  currency('eur', { kind: 'fiat', decimals: 2 }),
  currency('usdc', { decimals: 6, networks: ['ethereum', 'polygon'] }),
  currency('btc', { decimals: 8, networks: ['btc'] }),
  currency('odd', {}),
];

const balance: Schema = {
  type: 'object',
  properties: { name: { type: 'string' }, amount: { type: 'string', format: 'decimal' }, wallet: { type: 'string' } },
};

const ajv = new Ajv2020({ strict: false });
for (const format of formats) ajv.addFormat(format.name, (value: string) => format.test(value));

test('scale and wallet of a balance go by its currency, wherever the balance stands', () => {
  const schema = withBalanceConditions(
    { type: 'object', properties: { list: { type: 'array', items: balance } }, 'x-evidence': shown },
    currencies,
    shown,
  );
  const accepts = (name: string, amount: string, wallet?: string): boolean =>
    ajv.validate(schema, { list: [{ name, amount, ...(wallet === undefined ? {} : { wallet }) }] });
  const evm = '0xde0bc7fee9ee43f3d6adf685124bde16adbabbda';
  const bitcoin = 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h';
  assert.equal(accepts('usdc', '1.500000', evm), true);
  assert.equal(accepts('usdc', '1.50000000', evm), false);
  assert.equal(accepts('usdc', '1.500000', bitcoin), false);
  assert.equal(accepts('btc', '0.00000001', bitcoin), true);
  assert.equal(accepts('btc', '0.000001', bitcoin), false);
  assert.equal(accepts('btc', '0.00000001', evm), false);
  for (const name of ['odd', 'unheard-of']) assert.equal(accepts(name, '1.5', 'anything'), true, name);
});

test('a condition counts one step below what shows the balance, and no more than the table of currencies', () => {
  const grade = (inherited: Evidence, all: Currency[]): string => {
    const schema = withBalanceConditions({ ...balance, 'x-evidence': inherited }, all, inherited);
    return evidenceAt(schema, '/allOf/0/then/properties/amount', 'pattern').grade;
  };
  assert.equal(grade(shown, currencies), 'carried');
  assert.equal(grade({ grade: 'carried', edition: '2025' }, currencies), 'assumed');
  assert.equal(grade(shown, [currency('btc', { decimals: 8 }, 'assumed')]), 'assumed');
});

test('objects that are no balance of several currencies stay as they are', () => {
  const others: Schema[] = [
    { type: 'object', properties: { name: { type: 'string' }, amount: { type: 'number' } } },
    { type: 'object', properties: { amount: { type: 'string', format: 'decimal' } } },
    {
      type: 'object',
      properties: {
        name: { type: 'string' },
        amount: { type: 'string', format: 'decimal', pattern: '^\\d+\\.\\d{2}$' },
      },
    },
  ];
  for (const schema of others) assert.deepEqual(withBalanceConditions(schema, currencies, shown), schema);
});
