import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { packagedContracts } from '../../contracts/model/load.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { apiVersions, contractOf, type ApiVersion } from './contracts.js';
import { schemaPlaces, type SchemaPlace } from './places.js';
import { knownSlips } from './test-support/known-slips.js';

interface Example {
  place: SchemaPlace;
  name: string;
  /** What the schema has against it, as `<pointer> <keyword>`. */
  violations: string[];
}

/** Every example of a version. The end of a cut-off one isn't shown: members may be missing there. */
function examplesOf(version: ApiVersion): Example[] {
  const contract = contractOf(version);
  const validator = new ContractValidator(contract);
  return schemaPlaces(contract).flatMap((place) =>
    Object.entries(place.examples).map(([name, example]) => ({
      place,
      name,
      violations: validator
        .violations(place.pointer, example.value, 'exact')
        .filter(({ keyword }) => !(example['x-truncated'] && keyword === 'required'))
        .map(({ pointer, keyword }) => `${pointer} ${keyword}`)
        .sort(),
    })),
  );
}

for (const version of apiVersions)
  test(`${version}: every documented example keeps to the schema beside it, but for known contradictions`, () => {
    const known = knownSlips.filter((slip) => slip.version === version);
    const examples = examplesOf(version);
    assert.ok(examples.length >= 20, String(examples.length));
    const kinds = new Set(examples.map(({ place }) => place.kind));
    for (const kind of ['request', 'response', 'webhook'] as const) assert.ok(kinds.has(kind), kind);
    const failing = examples.filter(({ violations }) => violations.length > 0);
    assert.deepEqual(
      failing.map(({ place, name, violations }) => ({ place: place.label, example: name, violations })),
      known.map(({ place, example, violations }) => ({ place, example, violations })),
    );
  });

test('examples of refusals are among them', () => {
  const refusals = examplesOf('legacy').filter(({ place }) => / 4\d\d$/.test(place.label));
  assert.ok(refusals.length > 0);
});

test('known contradictions name one of the dossier, where it lists one', () => {
  const platform = parse(readFileSync(path.join(packagedContracts, 'dossier', 'platform.yaml'), 'utf8')) as {
    contradictions: { id: string }[];
  };
  const ids = platform.contradictions.map(({ id }) => id);
  for (const { contradiction, place } of knownSlips)
    if (contradiction !== undefined) assert.ok(ids.includes(contradiction), `${place}: ${contradiction}`);
});
