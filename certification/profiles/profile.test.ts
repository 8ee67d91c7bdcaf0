import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../contracts/model/evidence.js';
import { loadContract } from '../../contracts/model/load.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { clientScenarios } from '../client/scenarios.js';
import { scenarios as receiverScenarios } from '../receiver/scenarios.js';
import { loadProfile, parseProfile, profileNames, publishedProfiles } from './profile.js';

const profiles = profileNames.map(loadProfile);
const scenarios = [...receiverScenarios, ...clientScenarios];
const requirements = profiles.flatMap((profile) => profile.requirements);

test('a published version of a profile never changes: what is new gets a new version', () => {
  const published = publishedProfiles();
  for (const { profile, version, hash } of profiles) assert.equal(published[`${profile}@${version}`], hash, profile);
});

test('every requirement has an id of its own and a scenario, and every scenario a requirement', () => {
  assert.equal(new Set(requirements.map(({ id }) => id)).size, requirements.length);
  assert.deepEqual(
    requirements.filter(
      ({ side, scenario }) =>
        !(side === 'client' ? clientScenarios : receiverScenarios).some(({ id }) => id === scenario),
    ),
    [],
  );
  const used = new Set(requirements.map(({ scenario }) => scenario));
  assert.deepEqual(
    scenarios.filter(({ id }) => !used.has(id)),
    [],
  );
  assert.equal(new Set(scenarios.map(({ id }) => id)).size, scenarios.length);
});

test('grades are those of the facts', () => {
  const { facts } = loadContract('latest');
  for (const { id, ground } of requirements) {
    if (!('fact' in ground) || ground.fact === 'unstated') continue;
    const fact = valueAt(facts, `/${ground.fact.replaceAll('.', '/')}`) as { evidence: Evidence } | undefined;
    assert.deepEqual(ground.evidence, fact?.evidence, id);
  }
});

test('webhooks and money are places of a contract', () => {
  const contracts = ['legacy', 'test', 'latest'].map((version) => loadContract(version));
  for (const { profile, webhooks, money = {} } of profiles) {
    for (const id of webhooks)
      assert.ok(
        contracts.some((contract) => contract.webhooks.has(id)),
        `${profile}: ${id}`,
      );
    for (const id of Object.keys(money)) assert.ok(webhooks.includes(id), `${profile}: ${id}`);
  }
});

const text = profiles[0]?.text ?? '';

const odd: [string, string, RegExp][] = [
  ['no YAML', 'profile: [', /^p\.yaml:1: no YAML/],
  ['an unknown member', text.replace('title:', 'titel:'), /^p\.yaml:3: the file has the unknown member "titel"/],
  ['a level that there is not', text.replace('level: MUST', 'level: WANT'), /^p\.yaml:\d+: .*must be one of MUST/],
  [
    'a MUST on a guess',
    text.replace('level: SHOULD', 'level: MUST'),
    /^p\.yaml:\d+: requirement core-valid-guessed is a MUST that rests on an assumption/,
  ],
  ['a requirement twice', text.replace('id: core-health', 'id: core-valid'), /requirement core-valid is there twice/],
];

for (const [what, broken, message] of odd)
  test(`a profile with ${what} is refused with its line`, () => {
    assert.throws(() => parseProfile(broken, 'p.yaml'), { name: 'CertificationInputError', message });
  });
