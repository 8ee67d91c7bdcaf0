import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContractValidator } from '../../contracts/model/validate.js';
import { createData } from '../../generators/data/data.js';
import { loadProfile, profileNames } from '../profiles/profile.js';
import { packaged } from '../test-support/certify.js';
import { amountOf, isSpoiltByFloat } from './amounts.js';
import { makePayload, textOf } from './payload.js';

for (const version of ['legacy', 'test', 'latest'])
  test(`what is sent for ${version} is legitimate`, () => {
    const { contract } = packaged(version);
    const validator = new ContractValidator(contract);
    for (const { webhooks, money = {} } of profileNames.map(loadProfile))
      for (const webhook of webhooks.flatMap((id) => contract.webhooks.get(id) ?? []))
        for (const extent of ['full', 'minimal', 'mixed'] as const)
          for (let seed = 0; seed < 5; seed += 1) {
            const maker = { contract, money, users: ['user-1'] };
            const { body } = makePayload(webhook, maker, `${seed}`, { extent, amount: 'ordinary' });
            const sent = JSON.parse(textOf(body)) as unknown;
            assert.deepEqual(
              validator.violations(webhook.schemaPointer, sent, 'tolerant'),
              [],
              `${webhook.id} ${textOf(body)}`,
            );
          }
  });

test('equal seeds give equal payloads, others other ones', () => {
  const { contract } = packaged('latest');
  const webhook = [...contract.webhooks.values()].find(({ id }) => id === 'cryptoWithdrawal');
  assert.ok(webhook);
  const maker = { contract, money: loadProfile('crypto').money ?? {}, users: [] };
  const made = (seed: string): string => textOf(makePayload(webhook, maker, seed).body);
  assert.equal(made('a'), made('a'));
  assert.notEqual(made('a'), made('b'));
});

test('money stands in the text to its last digit', () => {
  const { contract } = packaged('latest');
  const webhook = contract.webhooks.get('cryptoDeposit');
  assert.ok(webhook);
  const maker = { contract, money: loadProfile('crypto').money ?? {}, users: [] };
  const { body, money } = makePayload(webhook, maker, 'x', { amount: 'exact' });
  assert.ok(money && isSpoiltByFloat(money.amount));
  assert.ok(textOf(body).includes(`"amount":${money.amount}`));
});

for (const scale of [0, 2, 6, 8, 18])
  test(`amounts with ${scale} decimals have just as many`, () => {
    const data = createData('amounts', scale);
    for (const kind of ['ordinary', 'exact', 'smallest'] as const) {
      if (kind === 'exact' && scale === 0) continue;
      const [, decimals = ''] = amountOf(kind, scale, data).split('.');
      assert.equal(decimals.length, scale, kind);
    }
  });
