import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiVersions, contractOf } from './contracts.js';
import { schemaPlaces } from './places.js';
import { proveValues } from './proof-of-values.js';

/** Values per schema here; `node --import tsx generators/data/proof.ts` makes 10,000. */
const count = 200;

for (const version of apiVersions)
  test(`${version}: ${count} values of every schema are valid, minimal, full and mixed`, () => {
    const contract = contractOf(version);
    const kinds = new Set<string>();
    for (const { place, valid, total, counterexample } of proveValues(contract, count)) {
      assert.equal(valid, total, `${place.kind} ${place.label}: ${counterexample}`);
      kinds.add(place.kind);
    }
    assert.deepEqual([...kinds].sort(), ['component', 'parameter', 'request', 'response', 'webhook']);
  });

test('every schema of a contract has its place: what is not listed refers to one that is', () => {
  const contract = contractOf('test');
  const places = schemaPlaces(contract);
  assert.equal(new Set(places.map(({ pointer }) => pointer)).size, places.length);
  const components = places.filter(({ kind }) => kind === 'component').map(({ pointer }) => `#${pointer}`);
  const proven = new Set([...proveValues(contract, 1)].map(({ place }) => place.pointer));
  for (const { pointer, schema } of places)
    assert.ok(proven.has(pointer) || components.includes(schema.$ref ?? ''), pointer);
});
