import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContractValidator } from '../../contracts/model/validate.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { contractOf } from '../data/contracts.js';
import { findCounterexample, findCounterexamples } from './find.js';
import type { Pair } from './types.js';

const [before, after] = [contractOf('test'), contractOf('latest')];

function payload(contract: Contract): { schema: Schema; pointer: string } {
  const webhook = contract.webhooks.get('userBalanceGenerated');
  assert.ok(webhook);
  const { schema } = webhook.object.requestBody?.content['application/json'] ?? {};
  assert.ok(schema);
  return { schema, pointer: webhook.schemaPointer };
}

/** What the newer version sends, read by whoever knows the older one. */
const pair: Pair = {
  sender: { ...payload(after), root: after.document },
  receiver: { ...payload(before), root: before.document },
  tolerance: 'tolerant',
};

test('decimals and addresses by currency, four levels down, became looser: each is proven by a payload of its own', () => {
  const proofs = findCounterexamples(pair);
  const told = proofs.map(
    ({ problem }) => `${problem.pointer.replace(/\/\d+/g, '/*')} ${problem.message.replace(/.* (?=of the)/, '')}`,
  );
  assert.ok(told.includes('/balances/cryptoBalances/*/amount of the pattern ^\\d+\\.\\d{6}$'), told.join('\n'));
  assert.ok(told.includes('/balances/cryptoBalances/*/amount of the pattern ^\\d+\\.\\d{8}$'), told.join('\n'));
  for (const form of ['evm', 'btc', 'ltc', 'doge'])
    assert.ok(told.includes(`/balances/cryptoBalances/*/wallet of the format ${form}-address`), told.join('\n'));
});

test('the validators of both contracts agree with each proof', () => {
  const [sender, receiver] = [new ContractValidator(after), new ContractValidator(before)];
  for (const { value, problem, places } of findCounterexamples(pair)) {
    assert.deepEqual(sender.violations(payload(after).pointer, value, 'exact'), []);
    const violations = receiver.violations(payload(before).pointer, value, 'tolerant');
    assert.ok(
      violations.some(({ pointer }) => pointer === problem.pointer),
      problem.message,
    );
    assert.deepEqual(new Set(violations.map(({ pointer }) => pointer)), new Set(places));
  }
});

test('a place that is asked about is the one that the value breaks, and nothing else in it does', () => {
  const focus = ['/balances/cryptoBalances/*/wallet'];
  const found = findCounterexample({ ...pair, focus });
  assert.ok(found.kind === 'proven');
  assert.deepEqual(found.places, ['/balances/cryptoBalances/0/wallet']);
  assert.equal(found.problem.keyword, 'format');
  assert.equal(found.problem.schemaPointer.startsWith('/webhooks/userBalanceGenerated/post/requestBody/'), true);
  assert.deepEqual((found.value as { balances: { fiatBalances: unknown[] } }).balances.fiatBalances, []);
});

test('what nobody changed proves nothing', () => {
  assert.deepEqual(findCounterexample({ ...pair, sender: pair.receiver }), { kind: 'none', tries: 0, reason: 'equal' });
  assert.equal(findCounterexample({ ...pair, focus: ['/externalUserId'] }).kind, 'none');
});

test('a limit of tries is kept to, and told', () => {
  assert.deepEqual(findCounterexample({ ...pair, tries: 1, focus: ['/externalUserId'] }), {
    kind: 'none',
    tries: 1,
    reason: 'given up',
  });
});

test('other seeds give other values with the same refusal', () => {
  const one = findCounterexample({ ...pair, seed: 1 });
  const other = findCounterexample({ ...pair, seed: 2 });
  assert.ok(one.kind === 'proven' && other.kind === 'proven');
  assert.notDeepEqual(one.value, other.value);
  assert.equal(one.problem.pointer, other.problem.pointer);
});
