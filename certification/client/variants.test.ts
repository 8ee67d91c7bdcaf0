// The certification finds every broken client by the requirement meant for it, and nothing at the good one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { broken } from '../../examples/client/broken.mjs';
import { packagedFlows } from './flow.js';
import { loadProfile, publishedProfiles } from '../profiles/profile.js';
import { certifiedClient } from '../test-support/client.js';
import { clientVariants } from '../test-support/variants.js';

/** Of so many variants one is tried; `npm run proof` tries each. */
const every = Number(process.env['CERTIFICATION_EVERY'] ?? 8);

test('every variant is listed once, has its breakage, and every requirement has one', () => {
  assert.deepEqual(clientVariants.map(({ id }) => id).sort(), Object.keys(broken).sort());
  const found = new Set(clientVariants.flatMap(({ fails }) => fails));
  const own = loadProfile('core').requirements.filter(({ side }) => side === 'client');
  assert.deepEqual(
    own.filter(({ id }) => !found.has(id)),
    [],
  );
});

test('the flows of a published certification never change: what is new gets a new version', () => {
  assert.equal(publishedProfiles()['client-flows@1'], packagedFlows().hash);
});

test('the good client passes every requirement', async () => {
  const { results, concluded } = await certifiedClient();
  assert.deepEqual(
    results.filter(({ outcome }) => outcome !== 'conformant'),
    [],
  );
  assert.equal(concluded.verdict, 'conformant');
});

describe('broken clients', { concurrency: 8 }, () => {
  for (const { id, title, fails } of clientVariants.filter((_, index) => index % every === 0))
    test(`${id}: ${title}`, async () => {
      const { results, concluded } = await certifiedClient(broken[id]);
      const failed = results.filter(({ outcome }) => outcome === 'not-conformant');
      assert.deepEqual(
        failed.map(({ requirement }) => requirement),
        fails,
        failed.map(({ requirement, because }) => `${requirement}: ${because}`).join('\n'),
      );
      const isMust = failed.some(({ level }) => level === 'MUST');
      if (isMust) assert.equal(concluded.verdict, 'not-conformant');
    });
});
