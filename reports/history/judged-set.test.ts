import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseHash, decodeJudged, encodeJudged, judgedInFull, judgedLike } from './judged-set.js';

test('what was judged is read as it was written, and no more', () => {
  const ids = Array.from({ length: 3000 }, (_, index) => `operation${index}:coverage:rule:/member`);
  const text = encodeJudged([...ids, ...ids]);
  const judged = decodeJudged(text);
  assert.equal(judged.size, 3000);
  assert.ok(ids.every((id) => judged.has(caseHash(id))));
  assert.equal(judged.has(caseHash('another')), false);
  assert.ok(text.length < 13_000, 'a line of a history stays below 20 kB');
  assert.equal(decodeJudged(encodeJudged([])).size, 0);
});

test('what is told by another run is read as it was', () => {
  const ids = fc.array(fc.string({ maxLength: 3 }), { maxLength: 30 });
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      const [before, now] = [encodeJudged(one), encodeJudged(other)];
      assert.equal(judgedInFull(judgedLike('run', before, now), before), now);
    }),
  );
});
