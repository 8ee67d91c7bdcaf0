import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { diffContracts } from './diff-contracts.js';
import type { DiffResult } from './result.js';

function between(before: string, after: string): DiffResult {
  const [from, to] = [loadContract(before), loadContract(after)];
  return diffContracts(
    { document: from.document, facts: from.facts, name: before },
    { document: to.document, facts: to.facts, name: after },
    { strictness: 'all' },
  );
}

function told({ changes }: DiffResult): Set<string> {
  return new Set(changes.map(({ subject, rule, at }) => `${subject.id} ${rule} ${at}`.trim()));
}

/** Changes that the comparison told and has to go on telling. What the pages say changed stands in `contracts/diff/history`. */
const known: Readonly<Record<string, readonly string[]>> = {
  'legacy latest': [
    'getUserBalances operation-moved',
    'createUser request-required-property-added /citizenship',
    'createUser request-required-property-added /hasAcceptedP100Tc',
    'createUser request-property-split /address',
    'createSepaTransfer response-success-status-removed',
    'currency currency-removed',
    'error codes error-code-removed',
  ],
  'test latest': [
    'lockOrderRate response-property-type-changed /rate',
    'userBalanceGenerated webhook-property-pattern-removed /balances/cryptoBalances/*/amount',
    'userBalanceGenerated webhook-property-format-removed /balances/cryptoBalances/*/wallet',
  ],
};

describe('the packaged versions', () => {
  for (const [versions, list] of Object.entries(known)) {
    const [before = '', after = ''] = versions.split(' ');
    test(versions, () => {
      const found = told(between(before, after));
      for (const change of list) assert.ok(found.has(change), change);
    });
  }

  test('what loosens by currency from test to latest is proven by values', () => {
    const own = between('test', 'latest').changes.filter(
      ({ subject, condition }) => subject.id === 'userBalanceGenerated' && condition?.startsWith('where name is'),
    );
    assert.ok(own.length >= 5, `${own.length} changes`);
    for (const { message, proof, level, counterexample } of own) {
      assert.equal(proof, 'proven', message);
      assert.equal(level, 'fail', message);
      assert.equal(counterexample?.sender, 'new');
    }
  });

  test('a version is the same as itself, and what it carries over is counted', () => {
    const { changes, coverage } = between('latest', 'latest');
    assert.deepEqual(changes, []);
    assert.ok(coverage.carried > 0);
    assert.equal(coverage.nodes, coverage.compared + coverage.carried + coverage.assumed);
  });
});
