import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import { deriveSchema } from '../schema/derive.js';
import { overlay } from './overlay.js';

const shown: Evidence = { grade: 'documented', edition: 'test', source: 'Loan Renewed' };

function derive(sample: unknown): Schema {
  return deriveSchema([sample], { sample: shown, prose: shown });
}

test('where samples and dossier both speak, the samples decide', () => {
  const known: Schema = {
    type: 'object',
    required: ['fee', 'door'],
    properties: { fee: { type: 'number' }, door: { type: 'string', format: 'uuid' } },
  };
  const result = overlay(derive({ fee: '1.50', door: 'KIOSK' }), known, shown);
  assert.deepEqual(
    [result.properties?.['fee']?.type, result.properties?.['fee']?.pattern],
    ['string', '^\\d+\\.\\d{2}$'],
  );
  assert.deepEqual([result.properties?.['door']?.format, result.required], [undefined, ['fee', 'door']]);
});

test('members that no sample shows are added and not required, in lists and maps as well', () => {
  const known: Schema = {
    type: 'object',
    properties: {
      loans: { type: 'array', items: { type: 'object', properties: { iban: { type: 'string' } } } },
      doors: { type: 'object', additionalProperties: { type: 'object', properties: { code: { type: 'string' } } } },
      note: { type: 'string' },
    },
  };
  const derived = deriveSchema(
    [{ loans: [{ id: 'a' }], doors: { front: { open: true } } }],
    { sample: shown, prose: shown },
    { maps: ['/doors'] },
  );
  const result = overlay(derived, known, shown);
  assert.deepEqual(Object.keys(result.properties ?? {}), ['loans', 'doors', 'note']);
  assert.deepEqual(result.required, ['loans', 'doors']);
  const items = result.properties?.['loans']?.items;
  assert.deepEqual([Object.keys(items?.properties ?? {}), items?.required], [['id', 'iban'], ['id']]);
  const values = result.properties?.['doors']?.additionalProperties as Schema;
  assert.deepEqual([Object.keys(values.properties ?? {}), values.required], [['open', 'code'], ['open']]);
});

test('a known set of values is taken over open and one step lower, beside the keywords there are', () => {
  const known: Schema = { type: 'object', properties: { door: { type: 'string', enum: ['KIOSK', 'GATE'] } } };
  const result = overlay(derive({ door: 'KIOSK' }), known, shown);
  assert.deepEqual(
    [result.properties?.['door']?.enum, result.properties?.['door']?.['x-open']],
    [['KIOSK', 'GATE'], true],
  );
  assert.deepEqual(evidenceAt(result, '/properties/door', 'enum'), { ...shown, grade: 'carried', basis: 'example' });
  assert.equal(evidenceAt(result, '/properties/door', 'required').grade, 'carried');
  assert.equal(evidenceAt(result, '/properties/door').grade, 'documented');
});

test('an enumeration that the page states is kept', () => {
  const derived = deriveSchema(
    [{ door: 'KIOSK' }],
    { sample: shown, prose: shown },
    { values: [{ values: ['KIOSK', 'COUNTER'], open: true }] },
  );
  const known: Schema = { type: 'object', properties: { door: { type: 'string', enum: ['GATE'] } } };
  assert.deepEqual(overlay(derived, known, shown).properties?.['door']?.enum, ['KIOSK', 'COUNTER']);
});

test('what the dossier knows less well stays so in surroundings that a sample shows', () => {
  const guess: Evidence = { grade: 'assumed', source: 'Loans' };
  const known: Schema = {
    type: 'object',
    'x-evidence': shown,
    properties: {
      reader: {
        type: 'object',
        'x-evidence': guess,
        properties: { age: { type: 'number' }, level: { type: 'string', enum: ['NEW'] } },
      },
    },
  };
  const result = overlay(derive({ reader: { name: 'a', level: 'NEW' } }), known, shown);
  assert.equal(evidenceAt(result, '/properties/reader/properties/name').grade, 'documented');
  assert.equal(evidenceAt(result, '/properties/reader/properties/age').grade, 'assumed');
  assert.equal(evidenceAt(result, '/properties/reader/properties/level', 'enum').grade, 'assumed');
});

test('a set of values taken over does not take away the null that a sample shows', () => {
  const derived = deriveSchema([{ door: null }, { door: 'KIOSK' }], { sample: shown, prose: shown });
  const known: Schema = { type: 'object', properties: { door: { type: 'string', enum: ['KIOSK'] } } };
  assert.deepEqual(overlay(derived, known, shown).properties?.['door']?.enum, ['KIOSK', null]);
});

test('neither schema is changed by laying one over the other', () => {
  const derived = derive({ door: 'KIOSK', loans: [{ id: 'a' }] });
  const known: Schema = {
    type: 'object',
    properties: { door: { type: 'string', enum: ['KIOSK'] }, note: { type: 'string' } },
  };
  const before = JSON.stringify([derived, known]);
  overlay(derived, known, shown);
  assert.equal(JSON.stringify([derived, known]), before);
});
