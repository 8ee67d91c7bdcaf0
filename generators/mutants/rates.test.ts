import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildContract } from '../../contracts/model/load.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import { apiVersions, contractOf } from '../data/contracts.js';
import { percentage, publishRates } from './rates.js';
import { rules } from './rules.js';

/** Share of mutants that the exact validator has to reject, in per cent. */
const atLeast = 99;

const contracts = apiVersions.map(contractOf);
const { rates, survivors } = publishRates(contracts);

for (const version of apiVersions)
  test(`${version}: the exact validator rejects at least ${atLeast} % of mutants at documented places, and of all`, () => {
    const own = rates.filter((rate) => rate.version === version);
    assert.deepEqual(
      own.map(({ rule }) => rule),
      rules.map(({ id }) => id),
    );
    const documented = own.map((rate) => rate.documented);
    const taken = survivors
      .filter((survivor) => survivor.version === version)
      .map(({ place, mutant }) => `${place.label} ${mutant.rule} ${mutant.pointer}`);
    assert.ok(percentage(documented) >= atLeast, taken.join('\n'));
    assert.ok(percentage(own) >= atLeast, taken.join('\n'));
    // A rate of few mutants would prove little.
    assert.ok(documented.reduce((sum, { mutants }) => sum + mutants, 0) > 300);
  });

test('every rule finds something to break in some version', () => {
  for (const { id } of rules)
    assert.ok(
      rates.some(({ rule, mutants }) => rule === id && mutants > 0),
      id,
    );
});

test('what the contract allows is counted apart, by its reason', () => {
  const reasons = new Set(rates.flatMap(({ leftOut }) => Object.keys(leftOut)));
  for (const reason of ['open set', 'string or number', 'optional', 'condition not met', 'nullable'])
    assert.ok(reasons.has(reason), reason);
});

test('a mutant that the contract takes after all lowers the rate and is named', () => {
  const [sample] = contracts as [Contract];
  const either = (name: string): Schema => ({
    type: 'object',
    required: [name],
    properties: { door: { type: 'string' }, gate: { type: 'string' } },
  });
  const Way: Schema = { anyOf: [either('door'), either('gate')] };
  const document = { ...sample.document, paths: {}, webhooks: {}, components: { schemas: { Way } } };
  const own = publishRates([buildContract(document, sample.facts, 'made up')]);
  const missing = own.rates.find(({ rule }) => rule === 'missing-required');
  assert.ok(missing && missing.rejected < missing.mutants, JSON.stringify(missing));
  assert.ok(own.survivors.length > 0 && own.survivors.every(({ mutant }) => mutant.rule === 'missing-required'));
  assert.equal(missing.mutants - missing.rejected, own.survivors.length);
});

test('a rate is of all mutants together, and whole where there are none', () => {
  assert.equal(
    percentage([
      { mutants: 3, rejected: 3 },
      { mutants: 1, rejected: 0 },
    ]),
    75,
  );
  assert.equal(percentage([]), 100);
});
