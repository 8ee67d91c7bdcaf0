import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Direction } from '../contracts/diff/change.js';
import { rules } from '../contracts/diff/rules/index.js';
import { carriers, carrying } from '../contracts/diff/test-support/documents.js';
import { equalDocuments, equalSchemas } from '../contracts/diff/test-support/equal.js';
import type { JsonObject } from '../contracts/model/json-value.js';
import { diffContracts } from './diff-contracts.js';
import { isUnjudged } from './match.js';

const received: readonly Direction[] = ['request', 'webhook-answer', 'callback-answer'];

/** Rules whose breaks no value shows, with the reason. */
const withoutValue: Readonly<Record<string, string>> = {
  'optional-property-removed': 'whether an undeclared member is refused is not said',
  'required-property-removed': 'towards the provider: whether an undeclared member is refused is not said',
  'discriminator-changed': 'its alternatives stand in place: a mapping decides over components alone',
  'discriminator-mapping': 'its alternatives stand in place: a mapping decides over components alone',
  'request-parameter-retyped': 'the texts of most numbers are of the pattern',
  'discriminator-binding-changed (discriminator-binding-changed':
    'each alternative takes of what it is named for no more than before',
};

describe('breaks of schemas are proven', () => {
  const some = carriers.filter(({ described }) => described === 'property' || described === 'parameter');
  const missing: string[] = [];
  const unjudged = new Set<string>();
  let all = 0;
  for (const rule of rules.filter(({ example }) => example.kind === 'schema'))
    for (const [from, to] of [
      ['before', 'after'],
      ['after', 'before'],
    ] as const)
      for (const carried of some) {
        if (rule.keyword === 'nothing') continue;
        const { example } = rule as unknown as { example: Record<string, JsonObject> };
        const [before, after] = [from, to].map((side) => carrying(example[side], carried, example['components']));
        const { changes } = diffContracts({ document: before }, { document: after });
        const breaking = changes.filter(({ ruleLevel }) => ruleLevel === 'fail');
        all += breaking.length;
        for (const change of breaking)
          if (isUnjudged(change)) unjudged.add(change.keyword);
          else if (change.proof !== 'proven' || change.level !== 'fail')
            missing.push(`${change.rule} (${rule.id} ${from} → ${to}): ${change.proofNote ?? ''}`);
        const unexplained = changes.filter(({ keyword }) => keyword === 'unexplained');
        if (unexplained.length > 0)
          missing.push(
            `unexplained: ${unexplained[0]?.message} (${rule.id} ${from} → ${to}, ${carried.direction} ${carried.described})`,
          );
      }
  test('nearly all', () => {
    const own = missing.filter((one) => !Object.keys(withoutValue).some((id) => one.includes(id)));
    assert.ok(all > 300, `${all} breaks`);
    assert.deepEqual(own, [], `${all} breaks`);
  });
  test('but for what no validator judges', () => {
    assert.deepEqual([...unjudged].sort(), ['contentEncoding', 'contentMediaType', 'contentSchema']);
  });
});

describe('values agree that equal schemas are equal', () => {
  const some = carriers.filter(({ described }) => described === 'property');
  for (const { name, before, after, components = {} } of equalSchemas)
    test(name, () => {
      for (const carried of some) {
        const own = components as JsonObject;
        const result = diffContracts(
          { document: carrying(before, carried, own) },
          { document: carrying(after, carried, own) },
        );
        assert.deepEqual(
          result.changes.map(({ message }) => message),
          [],
          received.includes(carried.direction) ? 'received' : 'sent',
        );
      }
    });
  for (const { name, before, after } of equalDocuments)
    test(name, () => assert.deepEqual(diffContracts({ document: before }, { document: after }).changes, []));
});
