import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grades, isFirm, stepDown, weakestEvidence, weakestGrade, type Evidence } from './evidence.js';

const anyGrade = fc.constantFrom(...grades);

test('a judgement is worth what its weakest premise is worth, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(anyGrade, { minLength: 1 }), (all) => {
      const weakest = weakestGrade(all);
      assert.ok(all.includes(weakest));
      for (const grade of all) assert.ok(grades.indexOf(grade) <= grades.indexOf(weakest));
      assert.equal(weakestGrade([...all].reverse()), weakest);
    }),
  );
});

test('the weakest evidence is one of those given, the first among equals', () => {
  const table: Evidence = { grade: 'carried', edition: '2025', source: 'a table' };
  const sample: Evidence = { grade: 'carried', edition: 'legacy', source: 'a sample' };
  const page: Evidence = { grade: 'documented', edition: 'test', source: 'a page' };
  assert.equal(weakestEvidence([page, table, sample]), table);
  assert.equal(weakestEvidence([sample, page, table]), sample);
  assert.equal(weakestEvidence([page]), page);
});

test('one step down is never up, and only what a page shows stays above an assumption', () => {
  assert.equal(stepDown('documented'), 'carried');
  for (const grade of grades) {
    assert.ok(grades.indexOf(stepDown(grade)) >= grades.indexOf(grade), grade);
    if (grade !== 'documented') assert.equal(stepDown(grade), 'assumed');
  }
});

test('the grades have an order, and only the two strongest prove something', () => {
  assert.deepEqual(grades, ['documented', 'carried', 'observed', 'secondary', 'assumed']);
  assert.deepEqual(
    grades.filter((grade) => isFirm({ grade })),
    ['documented', 'carried'],
  );
  for (const [at, grade] of grades.entries()) assert.equal(weakestGrade(grades.slice(0, at + 1)), grade);
  assert.equal(weakestGrade([]), 'documented');
  assert.deepEqual(weakestEvidence([]), { grade: 'assumed' });
});
