import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { packagedContracts } from '../../../contracts/model/load.js';
import { readDossier } from '../dossier.js';
import { buildFacts } from './facts.js';

const dossier = readDossier();
const schema = JSON.parse(readFileSync(path.join(packagedContracts, 'facts.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

for (const edition of ['legacy', 'test', 'latest'] as const) {
  const facts = buildFacts(dossier, edition);

  test(`${edition}: the facts fit their schema`, () => {
    assert.ok(validate(JSON.parse(JSON.stringify(facts))), JSON.stringify(validate.errors, null, 1));
  });

  test(`${edition}: every id that a fact names exists`, () => {
    const operations = new Set(dossier.operations.filter((entry) => entry.editions[edition]).map(({ id }) => id));
    const webhooks = new Set(dossier.webhooks.map(({ id }) => id));
    const currencies = new Set(facts.currencies.map(({ name }) => name));
    const named = [
      ...facts.errorCodes.flatMap((row) => row.operations),
      ...facts.costs.map((row) => row.operation),
      ...facts.onboarding.steps.flatMap((step) => [step.operation ?? [], step.choice ?? []].flat(2)),
    ];
    for (const id of named) assert.ok(operations.has(id), id);
    for (const step of facts.onboarding.steps) if (step.webhook) assert.ok(webhooks.has(step.webhook), step.webhook);
    for (const row of facts.networkTerms) assert.ok(currencies.has(row.currency), row.currency);
    for (const machine of facts.stateMachines) {
      const states = new Set(['any', ...machine.states.map(({ name }) => name)]);
      for (const { from, to } of machine.transitions) {
        assert.ok(from === null || states.has(from), `${machine.id}: ${from}`);
        assert.ok(states.has(to), `${machine.id}: ${to}`);
      }
    }
  });

  test(`${edition}: a fact documented here is of this edition`, () => {
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { grade, edition: shownIn } = value as { grade?: string; edition?: string };
      if (grade === 'documented') assert.equal(shownIn, edition, JSON.stringify(value));
      Object.values(value).forEach(visit);
    };
    visit(facts);
  });
}

test('what an edition took back does not come back', () => {
  const codes = (edition: 'legacy' | 'test') => buildFacts(dossier, edition).errorCodes.map(({ code }) => code);
  assert.ok(codes('legacy').includes('P431') && codes('legacy').includes('P418'));
  assert.ok(!codes('test').includes('P431') && !codes('test').includes('P418'));
  const names = (edition: 'legacy' | 'latest') => buildFacts(dossier, edition).currencies.map(({ name }) => name);
  assert.ok(names('legacy').includes('usdt') && !names('latest').includes('usdt'));
});

test('figures of the dossier arrive as they are', () => {
  const { limits, fees, rateLocks, webhookDelivery } = buildFacts(dossier, 'test');
  assert.deepEqual(
    limits.cards.created.map(({ value, windowHours }) => [value, windowHours]),
    [
      [5, 24],
      [10, 720],
      [20, 8760],
    ],
  );
  assert.equal(limits.files[0]?.maxBytes, 5_242_880);
  assert.deepEqual([fees.sepaTransfer?.percent, fees.sepaTransfer?.minimum], [0.1, 1]);
  assert.equal(rateLocks.exchange.validitySeconds, 40);
  assert.deepEqual(webhookDelivery.retries.delaysSeconds, [8, 16, 32, 64]);
});
