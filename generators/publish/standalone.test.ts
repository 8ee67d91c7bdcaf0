import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator, type Schema as OtherSchema } from '@cfworker/json-schema';
import { ContractValidator } from '../../contracts/model/validate.js';
import { apiVersions, contractOf } from '../data/contracts.js';
import { createData } from '../data/data.js';
import { valueFor } from '../data/value.js';
import { mutantsOf } from '../mutants/mutants.js';
import { bodyPlaces } from './places.js';
import { dialect, standaloneSchemas, type PublishedSchema, type StandaloneSchema } from './standalone.js';

/** Keywords that a validator without the formats of this project judges. */
const common = new Set([
  'type',
  'required',
  'const',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);

for (const version of apiVersions) {
  const contract = contractOf(version);
  const published = standaloneSchemas(contract);
  const index = published.get('index.json') as PublishedSchema[];
  const places = bodyPlaces(contract);
  const schemaOf = (place: number): StandaloneSchema => published.get(index[place]?.file ?? '') as StandaloneSchema;

  test(`${version}: every body has a schema with an id of its own, a dialect and evidence with a source`, () => {
    assert.equal(index.length, places.length);
    assert.ok(places.length > 40);
    assert.equal(new Set(index.map(({ $id }) => $id)).size, index.length);
    assert.equal(new Set(index.map(({ file }) => file)).size, index.length);
    for (const [place] of places.entries()) {
      const schema = schemaOf(place);
      assert.deepEqual([schema.$schema, schema.$id], [dialect, index[place]?.$id]);
      assert.ok(schema['x-evidence']?.source, schema.$id);
      for (const [reference] of JSON.stringify(schema).matchAll(/"\$ref":"[^"]+"/g))
        assert.match(reference, /"#\/\$defs\/\w+"$/, schema.$id);
    }
  });

  test(`${version}: another maker's validator takes the documented samples and made values, and refuses broken ones`, () => {
    const validator = new ContractValidator(contract);
    let refused = 0;
    for (const [number, place] of places.entries()) {
      const other = new Validator(schemaOf(number) as unknown as OtherSchema, '2020-12');
      const data = createData('standalone', place.pointer);
      const made = (['full', 'minimal', 'mixed'] as const).map((extent) =>
        valueFor(place.schema, data, extent, contract),
      );
      const shown = Object.values(place.examples).map(({ value }) => value);
      const kept = shown.filter((value) => validator.violations(place.pointer, value, 'tolerant').length === 0);
      for (const value of [...made, ...kept]) {
        const { valid, errors } = other.validate(value);
        assert.ok(valid, `${place.label}: ${JSON.stringify(errors)} ${JSON.stringify(value)}`);
      }
      const strict = place.kind === 'request' ? 'exact' : 'tolerant';
      for (const { value, keyword } of mutantsOf(contract, place.pointer, made[0]).mutants) {
        const broken = validator.violations(place.pointer, value, strict);
        if (broken.length === 0 || !broken.every((one) => common.has(one.keyword)) || !common.has(keyword)) continue;
        assert.equal(other.validate(value).valid, false, `${place.label}: takes ${JSON.stringify(value)}`);
        refused += 1;
      }
    }
    assert.ok(refused > 100, String(refused));
  });
}

test('what a receiver gets does not close an open set, what a sender sends does', () => {
  const contract = contractOf('test');
  const published = standaloneSchemas(contract);
  const payload = published.get('webhooks/kycFileAdded.json') as StandaloneSchema;
  const { status } = payload.properties ?? {};
  assert.equal(status?.enum, undefined);
  assert.ok((status?.['x-known-values'] as string[]).includes('ADDED'));
  const closed = [...published].filter(([file, schema]) => file.startsWith('requests/') && isClosed(schema));
  assert.ok(closed.length > 5, String(closed.length));
});

function isClosed(schema: unknown): boolean {
  return JSON.stringify(schema).includes('"enum":');
}
