import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keywords, triedBy } from './keywords.js';

test('every rule tries keywords that have a column, and every column has rules', () => {
  const columns: readonly string[] = keywords;
  for (const [rule, tried] of Object.entries(triedBy)) {
    assert.ok(tried.length > 0, rule);
    for (const keyword of tried) assert.ok(columns.includes(keyword), `${rule}: ${keyword}`);
  }
  const tried = new Set<string>(Object.values(triedBy).flat());
  assert.deepEqual(
    columns.filter((keyword) => !tried.has(keyword)),
    [],
  );
});
