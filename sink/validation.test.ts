import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVersions, loadContract } from '../contracts/model/load.js';
import type { Webhook } from '../contracts/model/types.js';
import { ContractValidator } from '../contracts/model/validate.js';
import { knownWebhooks } from './validation.js';

/** Documented bodies of a webhook, and what becomes of them when a member is missing, new or of another kind. */
function variants(webhook: Webhook): unknown[] {
  const examples = Object.values(webhook.object.requestBody?.content['application/json']?.examples ?? {});
  return examples.flatMap(({ value }) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [value];
    const without = (name: string): object => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    return [
      value,
      { ...value, undocumented: { deep: 1 } },
      ...Object.keys(value).flatMap((name) => [
        without(name),
        { ...value, [name]: null },
        { ...value, [name]: 'UNHEARD_OF' },
        { ...value, [name]: [{ [name]: 1 }] },
      ]),
    ];
  });
}

for (const version of listVersions())
  test(`${version}: the short way gives what violations and drift give, for every webhook`, () => {
    const contract = loadContract(version);
    const known = knownWebhooks(contract);
    const validator = new ContractValidator(contract);
    let judged = 0;
    for (const webhook of contract.webhooks.values()) {
      assert.equal(known.idAt(webhook.path), webhook.id);
      for (const value of variants(webhook)) {
        const expected = {
          violations: validator.violations(webhook.schemaPointer, value, 'tolerant'),
          drift: validator.drift(webhook.schemaPointer, value),
        };
        const body = Buffer.from(JSON.stringify(value));
        assert.deepEqual(known.validate(webhook.id, body), expected, `${webhook.id} ${body.toString()}`);
        judged += 1;
      }
    }
    assert.ok(judged > 30, String(judged));
  });

test('what is no JSON in UTF-8 is one violation', () => {
  const known = knownWebhooks(loadContract('test'));
  for (const bytes of ['', '{', '{"a":1}x', '\ufeff{}']
    .map((text) => Buffer.from(text))
    .concat(Buffer.from([0x22, 0xff, 0x22]))) {
    const { violations, drift } = known.validate('userBalanceGenerated', bytes);
    assert.deepEqual([violations.map(({ keyword }) => keyword), drift], [['json'], []], bytes.toString('hex'));
  }
});

test('a webhook without a body takes any', () => {
  const known = knownWebhooks(loadContract('test'));
  assert.deepEqual(known.validate('healthCheck', Buffer.alloc(0)), { violations: [], drift: [] });
});
