import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareContracts } from '../contracts/diff/compare.js';
import { isReceived } from '../contracts/diff/levels.js';
import { rules } from '../contracts/diff/rules/index.js';
import { equalDocuments, equalSchemas } from '../contracts/diff/test-support/equal.js';
import { SchemaValidator } from '../contracts/model/schema-validator.js';
import type { Strict } from '../contracts/model/prepared.js';
import type { JsonObject } from '../contracts/model/json-value.js';
import type { Schema } from '../contracts/model/types.js';
import { seenPair } from '../generators/counterexamples/seen.js';
import type { SchemaSide } from '../generators/counterexamples/index.js';
import { smallPairs } from '../generators/counterexamples/test-support/pairs.js';
import { diffContracts } from './diff-contracts.js';
import { wordsOf } from './test-support/coverage.js';
import { documentPair } from './test-support/whole-documents.js';

const seeds = Array.from({ length: 400 }, (_, seed) => seed);
const flipped = { narrows: 'widens', widens: 'narrows', incomparable: 'incomparable' } as const;

/** Changes by rules alone, each as its place with what it does. */
function effects(before: JsonObject, after: JsonObject, turn: boolean): string[] {
  const { changes } = diffContracts({ document: before }, { document: after }, { prove: false });
  return changes
    .map(({ subject, direction, part, effect }) =>
      [subject.id, direction, part, turn ? flipped[effect] : effect].join(' '),
    )
    .sort();
}

describe('whole documents with edits whose effect is known', () => {
  const pairs = seeds.map((seed) => documentPair(seed));

  test('a document against itself has no change', () => {
    for (const { before, after } of pairs)
      for (const document of [before, after])
        assert.deepEqual(diffContracts({ document }, { document: structuredClone(document) }).changes, []);
  });

  test('an edit that is taken back gives the same changes the other way round', () => {
    for (const { before, after, edits } of pairs)
      assert.deepEqual(effects(after, before, true), effects(before, after, false), edits.map(wordsOf).join('\n'));
  });

  test('what breaks is told, and what breaks nobody does not fail', () => {
    let [breaking, harmless] = [0, 0];
    for (const { before, after, edits, prefixes } of pairs) {
      const { changes } = diffContracts({ document: before }, { document: after });
      edits.forEach((edit, index) => {
        const { meaning, heading } = edit;
        if (heading === 'api' || meaning === undefined || meaning === 'notes') return;
        const own = changes.filter(({ subject }) => `${subject.id} ${subject.call}`.includes(prefixes[index] ?? ''));
        const isHarmless = meaning === (isReceived(heading) ? 'widens' : 'narrows');
        if (isHarmless) harmless += 1;
        else breaking += 1;
        const told = own.map(({ level, message }) => `${level} ${message}`).join('; ');
        if (isHarmless) assert.ok(!own.some(({ level }) => level === 'fail'), `${wordsOf(edit)}: ${told}`);
        else
          assert.ok(
            own.some(({ effect }) => effect !== (isReceived(heading) ? 'widens' : 'narrows')),
            `${wordsOf(edit)}: ${told}`,
          );
      });
    }
    assert.ok(breaking > 300 && harmless > 150, `${breaking} ${harmless}`);
  });

  test('the validators of both documents judge each value as it is claimed', () => {
    let values = 0;
    for (const { before, after, edits } of pairs) {
      const [from, to] = [{ document: before }, { document: after }];
      const { sections, sides } = compareContracts(from, to);
      for (const { counterexample, subject, direction, part } of diffContracts(from, to).changes) {
        if (!counterexample) continue;
        const section = sections.find(
          (one) => one.subject.id === subject.id && one.direction === direction && one.part === part,
        );
        assert.ok(section?.old[0] && section.new[0]);
        const old = { schema: section.old[0].node as Schema, root: sides.old.document };
        const revised = { schema: section.new[0].node as Schema, root: sides.new.document };
        const received = isReceived(direction);
        assert.equal(counterexample.sender, received ? 'old' : 'new');
        const tolerance = received ? 'exact' : 'tolerant';
        const { sender, receiver } = seenPair({
          sender: received ? old : revised,
          receiver: received ? revised : old,
          tolerance,
          hides: received ? 'readOnly' : 'writeOnly',
        });
        const words = `${edits.map(wordsOf).join('; ')} ${JSON.stringify(counterexample)}`;
        const takes = ({ schema, root }: SchemaSide, strict: Strict): boolean =>
          new SchemaValidator(root).accepts(schema, counterexample.value, strict);
        assert.ok(takes(sender, 'tolerant'), words);
        assert.ok(!takes(receiver, tolerance), words);
        values += 1;
      }
    }
    assert.ok(values > 200, String(values));
  });
});

test('at least 350 documented pairs are held, 80 of them equal in meaning', (t) => {
  const equal = equalSchemas.length + equalDocuments.length;
  const counts = { rules: rules.length, equal, counterexamples: smallPairs.length };
  const all = counts.rules + counts.equal + counts.counterexamples;
  t.diagnostic(`${all} pairs: ${JSON.stringify(counts)}`);
  assert.ok(equal >= 80, String(equal));
  assert.ok(all >= 350, String(all));
});
