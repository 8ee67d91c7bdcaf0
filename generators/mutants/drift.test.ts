import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isObject } from '../../contracts/model/json-value.js';
import { toPointer } from '../../contracts/model/pointer.js';
import type { Contract } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { apiVersions, contractOf } from '../data/contracts.js';
import { createData } from '../data/data.js';
import { schemaPlaces, type SchemaPlace } from '../data/places.js';
import { valueFor } from '../data/value.js';
import { edited } from './edit.js';
import { sitesOf, type Site } from './sites.js';

/** What is received: answers and deliveries, with a full value of each. */
function received(contract: Contract): { place: SchemaPlace; value: unknown; sites: Site[] }[] {
  return schemaPlaces(contract)
    .filter(({ kind, schema }) => (kind === 'response' || kind === 'webhook') && schema.$ref === undefined)
    .map((place) => {
      const value = valueFor(place.schema, createData('drift', place.pointer), 'full', contract);
      return { place, value, sites: sitesOf(contract, place.pointer, value) };
    });
}

for (const version of apiVersions) {
  const contract = contractOf(version);
  const validator = new ContractValidator(contract);

  test(`${version}: a value outside an open set is drift, outside a closed one a violation`, () => {
    const counted = { open: 0, closed: 0 };
    for (const { place, value, sites } of received(contract))
      for (const { pointer, applied } of sites) {
        const set = applied.find(({ schema }) => schema.enum && schema.type !== undefined);
        if (!set) continue;
        const changed = edited(value, pointer, { replace: 'NEVER_SEEN' });
        const violations = validator.violations(place.pointer, changed, 'tolerant');
        if (set.schema['x-open']) {
          assert.deepEqual(violations, [], `${place.label} ${pointer}`);
          const drift = validator.drift(place.pointer, changed);
          assert.deepEqual(
            drift.map((one) => [one.pointer, one.kind, one.actual]),
            [[pointer, 'unknown-enum-value', '"NEVER_SEEN"']],
            place.label,
          );
          counted.open += 1;
        } else {
          assert.ok(
            violations.some((one) => one.pointer === pointer && one.keyword === 'enum'),
            `${place.label} ${pointer}`,
          );
          counted.closed += 1;
        }
      }
    assert.ok(counted.open > 5, JSON.stringify(counted));
  });

  test(`${version}: a member that the contract does not declare is drift, and refused by exact validation`, () => {
    let counted = 0;
    for (const { place, value, sites } of received(contract))
      for (const { pointer, value: own, applied } of sites) {
        if (!isObject(own) || !applied.some(({ schema }) => schema.properties && schema.type !== undefined)) continue;
        const changed = edited(value, pointer, { replace: { ...own, neverSeen: 1 } });
        const at = pointer + toPointer(['neverSeen']);
        assert.deepEqual(validator.violations(place.pointer, changed, 'tolerant'), [], `${place.label} ${at}`);
        assert.deepEqual(
          validator.drift(place.pointer, changed).map((one) => [one.pointer, one.kind]),
          [[at, 'undeclared-field']],
          place.label,
        );
        assert.deepEqual(
          validator.violations(place.pointer, changed, 'exact').map((one) => [one.pointer, one.keyword]),
          [[at, 'additionalProperties']],
          place.label,
        );
        counted += 1;
      }
    assert.ok(counted > 30, String(counted));
  });

  test(`${version}: what the contract knows is no drift`, () => {
    for (const { place, value } of received(contract))
      assert.deepEqual(validator.drift(place.pointer, value), [], place.label);
  });
}
