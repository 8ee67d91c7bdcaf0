import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grades, type Evidence } from '../../contracts/model/evidence.js';
import { editions, evidenceIn, nearestEdition, sameEvidence, type Edition, type GradedFact } from './evidence.js';

const source = 'Loan Renewed';

test('a map of grades speaks for each edition it names and for no other', () => {
  const fact: GradedFact = { evidence: { legacy: 'documented', test: 'carried', latest: 'assumed' } };
  assert.deepEqual(evidenceIn(fact, 'legacy', source), { grade: 'documented', edition: 'legacy', source });
  assert.deepEqual(evidenceIn(fact, 'test', source), { grade: 'carried', edition: 'legacy', source });
  assert.deepEqual(evidenceIn(fact, 'latest', source), { grade: 'assumed', source });
  assert.equal(evidenceIn(fact, '2025', source), undefined);
});

test('a map of grades carries from the nearest edition that documents it, unless the fact says from where', () => {
  const evidence: GradedFact['evidence'] = {
    legacy: 'documented',
    '2025': 'documented',
    test: 'carried',
    latest: 'carried',
  };
  assert.equal(evidenceIn({ evidence }, 'test', source)?.edition, '2025');
  assert.equal(evidenceIn({ evidence }, 'latest', source)?.edition, '2025');
  assert.equal(evidenceIn({ evidence, from: 'legacy' }, 'test', source)?.edition, 'legacy');
  const perEdition: GradedFact = { evidence, from: { test: 'legacy' } };
  assert.equal(evidenceIn(perEdition, 'test', source)?.edition, 'legacy');
  assert.equal(evidenceIn(perEdition, 'latest', source)?.edition, '2025');
});

test('`from` changes nothing about an edition that documents the fact itself', () => {
  const fact: GradedFact = { evidence: { '2025': 'documented', test: 'carried' }, from: '2025' };
  assert.deepEqual(evidenceIn({ ...fact, from: 'legacy' }, '2025', source), {
    grade: 'documented',
    edition: '2025',
    source,
  });
  assert.equal(evidenceIn(fact, 'test', source)?.edition, '2025');
});

test('one grade with editions holds in these; `carried` adds others at one grade less', () => {
  const fact: GradedFact = { evidence: 'documented', editions: ['legacy', 'test'], carried: { latest: 'test' } };
  assert.deepEqual(evidenceIn(fact, 'test', source), { grade: 'documented', edition: 'test', source });
  assert.deepEqual(evidenceIn(fact, 'latest', source), { grade: 'carried', edition: 'test', source });
  assert.equal(evidenceIn(fact, '2025', source), undefined);
});

test('carrying never raises what was assumed or told by others', () => {
  for (const grade of ['assumed', 'secondary'] as const) {
    const fact: GradedFact = { evidence: grade, editions: ['2025'], carried: { test: '2025' } };
    assert.deepEqual(evidenceIn(fact, 'test', source), { grade, source });
  }
});

test('one grade alone holds in every edition; carried says from where', () => {
  assert.deepEqual(evidenceIn({ evidence: 'documented' }, 'test', source), {
    grade: 'documented',
    edition: 'test',
    source,
  });
  assert.deepEqual(evidenceIn({ evidence: 'carried', from: '2025' }, 'test', source), {
    grade: 'carried',
    edition: '2025',
    source,
  });
  assert.deepEqual(evidenceIn({ evidence: 'assumed', from: '2025' }, 'test', source), { grade: 'assumed', source });
});

test('a carried fact with editions keeps the edition it is said to come from', () => {
  const fact: GradedFact = { evidence: 'carried', from: '2025', editions: ['test', 'latest'] };
  assert.deepEqual(evidenceIn(fact, 'latest', source), { grade: 'carried', edition: '2025', source });
  assert.equal(evidenceIn(fact, 'legacy', source), undefined);
});

test('a fact without evidence takes over that of its surroundings, in the editions that have it', () => {
  const inherited: Evidence = { grade: 'carried', edition: '2025', source: 'Loans' };
  assert.equal(evidenceIn({}, 'test', source, inherited), inherited);
  assert.equal(evidenceIn({ editions: ['test'] }, 'test', source, inherited), inherited);
  assert.equal(evidenceIn({ editions: ['latest'] }, 'test', source, inherited), undefined);
  assert.equal(evidenceIn({}, 'test', source), undefined);
});

test('the nearest edition is the last before it, else the first after it, and never itself', () => {
  assert.equal(nearestEdition('test', ['legacy', '2025', 'latest']), '2025');
  assert.equal(nearestEdition('test', ['legacy', 'latest']), 'legacy');
  assert.equal(nearestEdition('2025', ['test', 'latest']), 'test');
  assert.equal(nearestEdition('legacy', ['latest', 'test']), 'test');
  assert.equal(nearestEdition('test', ['test']), undefined);
  assert.equal(nearestEdition('test', []), undefined);
});

test('what an edition says of itself names it; what nothing shows names none', () => {
  const anyFact = fc.record(
    {
      evidence: fc.oneof(
        fc.constantFrom(...grades),
        fc.dictionary(fc.constantFrom(...editions), fc.constantFrom(...grades)),
      ),
      editions: fc.subarray([...editions]),
      carried: fc.dictionary(fc.constantFrom(...editions), fc.constantFrom(...editions)),
      from: fc.constantFrom(...editions),
    },
    { requiredKeys: ['evidence'] },
  );
  fc.assert(
    fc.property(anyFact, fc.constantFrom(...editions), (fact, edition: Edition) => {
      const found = evidenceIn(fact as GradedFact, edition, source);
      if (!found) return;
      assert.equal(found.source, source);
      if (found.grade === 'assumed' || found.grade === 'secondary') assert.ok(!('edition' in found));
      if (found.grade === 'documented') assert.equal(found.edition, edition);
      if (found.grade === 'observed') assert.ok(found.edition);
      const stated = typeof fact.evidence === 'string' ? [fact.evidence] : Object.values(fact.evidence);
      const best = Math.min(...stated.map((grade) => grades.indexOf(grade)));
      assert.ok(grades.indexOf(found.grade) >= best, `${found.grade} is better than what the fact states`);
    }),
    { numRuns: 1000 },
  );
});

test('evidence is the same only when grade, edition, source and basis are', () => {
  const evidence: Evidence = { grade: 'carried', edition: 'test', source, basis: 'example' };
  assert.equal(sameEvidence(evidence, { ...evidence }), true);
  assert.equal(sameEvidence(undefined, undefined), true);
  const others: Partial<Evidence>[] = [
    { grade: 'assumed' },
    { edition: '2025' },
    { source: 'Loans' },
    { basis: 'table' },
  ];
  for (const other of others) assert.equal(sameEvidence(evidence, { ...evidence, ...other }), false);
  assert.equal(sameEvidence(evidence, undefined), false);
});
