import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import { patched } from '../../generators/contract/patch.js';
import { keyOf, subjectsOf } from './assumption.js';
import { raiseEvidence } from './raise.js';
import { contract } from './test-support/observed.js';

const { document } = contract;
const seen: Evidence = { grade: 'observed', edition: 'test', source: 'run 1 at stage' };
const subjects = subjectsOf(document).filter(({ assumptions }) => assumptions.size > 0);

test('what is raised is observed, and everything else is worth what it was', () => {
  const drawn = fc
    .constantFrom(...subjects)
    .chain((subject) =>
      fc.record({ subject: fc.constant(subject), raised: fc.subarray([...subject.assumptions.keys()]) }),
    );
  fc.assert(
    fc.property(drawn, ({ subject, raised }) => {
      const keys = new Set(raised);
      const after = patched(document, raiseEvidence(document, subject, keys, seen));
      for (const { holders } of subjects)
        for (const { pointer, keywords } of holders)
          for (const keyword of [undefined, ...keywords]) {
            const before = evidenceAt(document, pointer, keyword);
            const now = evidenceAt(after, pointer, keyword);
            const key = keyOf(pointer, keyword);
            assert.equal(now.grade, keys.has(key) ? 'observed' : before.grade, key);
            if (keys.has(key)) assert.deepEqual([now.edition, now.source], [seen.edition, seen.source], key);
            else assert.equal(now.source, before.source ?? (now.source && 'no page shows it'), key);
          }
    }),
    { numRuns: 50 },
  );
});

test('an evidence of its own is written for what would inherit more than it has, and for nothing else', () => {
  const subject = subjects.find(({ title }) => title === 'createPaymentLink');
  assert.ok(subject);
  const paths = raiseEvidence(document, subject, new Set([subject.pointer]), seen).map(({ path }) =>
    path.slice(subject.pointer.length),
  );
  assert.ok(paths.includes('/x-evidence'));
  assert.ok(!paths.some((path) => path.includes('/properties/url')), 'its schema has evidence of its own');
  assert.deepEqual(raiseEvidence(document, subject, new Set(), seen), []);
});
