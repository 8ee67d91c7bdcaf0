// The certification finds every broken client by the requirement meant for it, and nothing at the good one.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { broken } from '../../examples/client/broken.mjs';
import { packagedFlows } from './flow.js';
import type { Result } from '../outcome.js';
import { loadProfile, profileNames, publishedProfiles } from '../profiles/profile.js';
import { certifiedClient } from '../test-support/client.js';
import { clientVariants } from '../test-support/variants.js';

/** Of so many variants one is tried; `npm run proof` tries each. */
const every = Number(process.env['CERTIFICATION_EVERY'] ?? 12);

test('every variant is listed once, has its breakage, and every requirement has one', () => {
  assert.deepEqual(clientVariants.map(({ id }) => id).sort(), Object.keys(broken).sort());
  const found = new Set(clientVariants.flatMap(({ fails }) => fails));
  const own = profileNames.flatMap((name) => loadProfile(name).requirements).filter(({ side }) => side === 'client');
  assert.deepEqual(
    own.filter(({ id }) => !found.has(id)),
    [],
  );
});

test('the flows of a published certification never change: what is new gets a new version', () => {
  assert.equal(publishedProfiles()['client-flows@2'], packagedFlows().hash);
});

describe('the good client', { concurrency: 3 }, () => {
  for (const version of ['legacy', 'test', 'latest'])
    test(`passes every requirement of every profile in ${version}`, async () => {
      const profiles = profileNames.filter((name) => name !== 'core');
      const { results, concluded } = await certifiedClient({}, { profiles, version });
      const rest = results.filter(({ outcome }) => outcome !== 'conformant');
      const isAbsent = ({ outcome, because }: Result): boolean =>
        outcome === 'not-applicable' && /^this version has no /.test(because);
      assert.deepEqual(version === 'latest' ? rest : rest.filter((one) => !isAbsent(one)), []);
      assert.equal(concluded.verdict, 'conformant');
    });
});

describe('broken clients', { concurrency: 8 }, () => {
  for (const { id, title, profile, fails } of clientVariants.filter((_, index) => index % every === 0))
    test(`${id}: ${title}`, async () => {
      const flows = ({ profile: own }: { profile: string }): boolean => own === (profile ?? 'core');
      const { results, concluded } = await certifiedClient(broken[id], {
        profiles: profile === undefined ? [] : [profile],
        flows,
      });
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
