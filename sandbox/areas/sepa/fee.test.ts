import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../../contracts/model/load.js';
import type { TenantContext } from '../../context.js';
import { Money } from '../../ledger/money.js';
import { versions } from '../../versions/index.js';
import { sepaFee } from './fee.js';

function feeOf(version: 'legacy' | 'test' | 'latest', amount: string): string {
  const { facts } = loadContract(version);
  const context = { facts, traits: versions[version], figure: (_name, right) => right } satisfies Pick<
    TenantContext,
    'facts' | 'traits' | 'figure'
  >;
  return sepaFee(context, new Money(amount), 'eur').toFixed();
}

test('the documented examples come out', () => {
  const examples =
    loadContract('test').facts.fees.vectors?.examples.filter(({ kind }) => kind === 'sepaTransfer') ?? [];
  assert.equal(examples.length, 2);
  for (const { amount, fee } of examples) assert.equal(feeOf('test', String(amount)), String(fee));
});

test('the share is rounded to cents and never less than the minimum', () => {
  for (const version of ['legacy', 'test', 'latest'] as const) {
    const cases = { '0.01': '1', '1000': '1', '1004.99': '1', '1005': '1.01', '123456.78': '123.46' };
    for (const [amount, fee] of Object.entries(cases))
      assert.equal(feeOf(version, amount), fee, `${version} ${amount}`);
  }
});
