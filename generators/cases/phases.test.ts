import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiVersions, contractOf } from '../data/contracts.js';
import { coverageRules } from './coverage/index.js';
import { negativeRules } from './negative/index.js';
import type { PhaseId } from './phase.js';
import { phases } from './phases.js';
import { madeBy } from './test-support/made.js';

/** At least so many cases of each phase; a rule that falls silent lowers a number. */
const least: Record<string, Record<PhaseId, number>> = {
  legacy: { examples: 4, coverage: 155, negative: 480, auth: 115, fuzz: 250 },
  test: { examples: 6, coverage: 295, negative: 820, auth: 220, fuzz: 470 },
  latest: { examples: 6, coverage: 315, negative: 850, auth: 235, fuzz: 470 },
};

for (const version of apiVersions) {
  const contract = contractOf(version);
  const made = madeBy(contract, 1);
  const ids = made.map(({ template }) => template.id);

  test(`${version}: ids are unique, the same whatever the seed, and say nothing of values`, () => {
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
    for (const seed of [2, 3, 4])
      assert.deepEqual(
        madeBy(contract, seed).map(({ template }) => template.id),
        ids,
      );
    for (const { planned, template } of made) {
      const [subject, phase, rule, pointer, ...rest] = template.id.split(':');
      assert.deepEqual([subject, phase, rule], [planned.operationId, planned.phase, planned.rule]);
      assert.ok(pointer === undefined || pointer.startsWith('/'), template.id);
      assert.deepEqual(rest, [], template.id);
    }
  });

  test(`${version}: equal seeds give equal requests, others other ones`, () => {
    const sent = (seed: number) => madeBy(contract, seed).map(({ planned }) => planned.request);
    assert.deepEqual(sent(5), sent(5));
    assert.notDeepEqual(sent(5), sent(6));
  });

  test(`${version}: every phase makes its cases`, () => {
    const counts = Object.fromEntries(
      phases.map(({ id }) => [id, made.filter(({ planned }) => planned.phase === id).length]),
    );
    for (const { id } of phases)
      assert.ok((counts[id] ?? 0) >= (least[version]?.[id] ?? 1), `${id}: ${JSON.stringify(counts)}`);
  });

  test(`${version}: a template says of its case what the case says, and has a name for people`, () => {
    for (const { operation, template, planned } of made) {
      assert.equal(template.id, planned.id);
      assert.deepEqual(template.expect, planned.expect);
      assert.equal(template.accepted, planned.expect.kind !== 'refused');
      assert.ok(planned.name.startsWith(`${operation.object.summary} `), planned.name);
      assert.doesNotMatch(planned.name, /undefined|\[object/, planned.id);
    }
  });

  test(`${version}: a refusal has a status of the 4xx, and negative cases may not be accepted`, () => {
    for (const { planned } of made) {
      if (planned.phase === 'negative') assert.equal(planned.expect.kind, 'refused', planned.id);
      if (planned.expect.kind !== 'refused') continue;
      const { status = 400 } = planned.expect;
      assert.ok(status >= 400 && status < 500, planned.id);
    }
  });
}

test('ids of rules are their own, and every rule says what it sends', () => {
  for (const rules of [coverageRules, negativeRules]) {
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { id, about } of rules) {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/);
      assert.match(about, /^[a-z].* /);
    }
  }
});

test('phases run in their order, and fuzzing alone only when it is asked for', () => {
  assert.deepEqual(
    phases.map(({ id, byDefault }) => [id, byDefault]),
    [
      ['examples', true],
      ['coverage', true],
      ['negative', true],
      ['auth', true],
      ['fuzz', false],
    ],
  );
});
