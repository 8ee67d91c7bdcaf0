// The certification finds every broken receiver by the requirement meant for it, and nothing at the good one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { profileNames } from '../profiles/profile.js';
import { certified } from '../test-support/certify.js';
import { brokenIds, changesOf, variants } from '../test-support/variants.js';

/** Of so many variants one is tried; `npm run proof` tries each. */
const every = Number(process.env['CERTIFICATION_EVERY'] ?? 8);

test('every variant is listed once and has its breakage', () => {
  assert.deepEqual(variants.map(({ id }) => id).sort(), [...brokenIds].sort());
  assert.ok(variants.length >= 50, `${variants.length} variants`);
  const single = variants.filter(({ fails }) => fails.length === 1);
  assert.equal(new Set(single.map(({ fails }) => fails[0])).size, single.length);
});

describe('the good receiver', { concurrency: 2 }, () => {
  for (const [at, version] of ['latest', 'test', 'legacy'].entries())
    test(`passes every profile of ${version}`, async () => {
      const profiles = version === 'legacy' ? ['core', 'crypto'] : profileNames;
      const { results, concluded } = await certified({ profiles, version, signed: at === 0 });
      assert.deepEqual(
        results.filter(({ outcome }) => outcome !== 'conformant' && outcome !== 'not-applicable'),
        [],
      );
      assert.equal(concluded.verdict, 'conformant');
    });
  test('passes with another seed', async () => {
    const { results } = await certified({ profiles: ['core', 'crypto', 'sepa'], seed: 'seed 1' });
    assert.deepEqual(
      results.filter(({ outcome }) => outcome === 'not-conformant' || outcome === 'not-tested'),
      [],
    );
  });
});

describe('broken receivers', { concurrency: 3 }, () => {
  for (const variant of variants.filter((_, index) => index % every === 0))
    test(`${variant.id}: ${variant.title}`, async () => {
      const profiles = ['core', ...(variant.profile === undefined ? [] : [variant.profile])];
      const changes = changesOf(variant);
      const { id, signed = false, late = false } = variant;
      const { results } = await certified({ profiles, changes, signed, seed: id, patient: !late });
      const failed = results.filter(({ outcome }) => outcome === 'not-conformant');
      assert.deepEqual(
        failed.map(({ requirement }) => requirement),
        variant.fails,
        failed.map(({ requirement, because }) => `${requirement}: ${because}`).join('\n'),
      );
    });
});

test('without a probe what is booked is not tested, and the certification incomplete', async () => {
  const { results, concluded } = await certified({ profiles: ['core', 'crypto'], probed: false });
  assert.equal(concluded.verdict, 'incomplete');
  const booked = results.find(({ requirement }) => requirement === 'crypto-booked-once');
  assert.deepEqual([booked?.outcome, booked?.because], ['not-tested', 'no probe tells what was booked']);
});
