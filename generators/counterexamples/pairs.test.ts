import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Schema } from '../../contracts/model/types.js';
import { findCounterexample } from './find.js';
import { smallPairs, type SmallPair } from './test-support/pairs.js';
import type { Counterexample, Pair } from './types.js';

function pairOf({ sender, receiver, tolerance = 'exact', components = {} }: SmallPair): Pair {
  const side = (schema: unknown, schemas = {}): Pair['sender'] => ({
    schema: schema as Schema,
    root: { components: { schemas } },
  });
  return {
    sender: side(sender, components.sender),
    receiver: side(receiver, components.receiver),
    tolerance,
  };
}

/** The place and keyword of a break; entries of maps have names that are made up. */
function breakOf(found: Counterexample, expected: string): { at: string; keyword: string } | undefined {
  if (found.kind === 'none') return undefined;
  const { pointer, keyword } = found.problem;
  const isMade = expected.endsWith('/*') && pointer.split('/').length === expected.split('/').length;
  return { at: isMade ? expected : pointer, keyword };
}

describe('small pairs', () => {
  for (const pair of smallPairs)
    test(pair.name, () => {
      const found = findCounterexample(pairOf(pair));
      assert.deepEqual(breakOf(found, pair.breaks?.at ?? ''), pair.breaks, JSON.stringify(found));
      assert.deepEqual(findCounterexample(pairOf(pair)), found, 'equal pairs give equal answers');
    });
});

test('each pair has a name of its own', () => {
  assert.equal(new Set(smallPairs.map(({ name }) => name)).size, smallPairs.length);
  assert.ok(smallPairs.length >= 100, String(smallPairs.length));
});
