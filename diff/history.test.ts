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

/** What the editions' pages say changed; each has its source. */
const known: Readonly<Record<string, readonly { change: string; source: string }[]>> = {
  'legacy latest': [
    { change: 'getUserBalances operation-moved', source: 'Get User Balances, path of both editions' },
    { change: 'createUser request-required-property-added /citizenship', source: 'Create User, fields of the body' },
    {
      change: 'createUser request-required-property-added /hasAcceptedP100Tc',
      source: 'Create User, fields of the body',
    },
    { change: 'createUser request-property-split /address', source: 'Create User: address became street and number' },
    { change: 'createSepaTransfer response-success-status-removed', source: 'SEPA Transfer, status of the answer' },
    { change: 'currency currency-removed', source: 'Supported Currencies: usdt and eurt are gone' },
    { change: 'error codes error-code-removed', source: 'Error Handling: P418 and P431 are gone' },
  ],
  'test latest': [
    {
      change: 'lockOrderRate response-property-type-changed /rate',
      source: 'Retrieve Order Rate: a number became a text',
    },
    {
      change: 'userBalanceGenerated webhook-property-pattern-removed /balances/cryptoBalances/*/amount',
      source: 'User Balance Generation Webhook: decimals by currency',
    },
    {
      change: 'userBalanceGenerated webhook-property-format-removed /balances/cryptoBalances/*/wallet',
      source: 'User Balance Generation Webhook: form of the address by currency',
    },
  ],
};

describe("this API's history", () => {
  for (const [versions, list] of Object.entries(known)) {
    const [before = '', after = ''] = versions.split(' ');
    test(versions, () => {
      const found = told(between(before, after));
      for (const { change, source } of list) assert.ok(found.has(change), `${change} (${source})`);
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
