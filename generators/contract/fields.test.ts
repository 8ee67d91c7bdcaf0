import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import type { DossierField } from './dossier.js';
import {
  bodySchema,
  firstRule,
  parseCondition,
  requiredBySamples,
  requiredByTable,
  type FieldContext,
  type FieldSample,
} from './fields.js';

const ajv = new Ajv2020({ strict: false });
const shown: Evidence = { grade: 'documented', edition: 'test', source: 'Loans' };

const answers: FieldContext = { edition: 'test', source: 'Loans', requiredRule: requiredByTable, answers: true };
const requests: FieldContext = { ...answers, answers: false };

function schemaOf(fields: Record<string, DossierField>, context: FieldContext): Schema {
  return bodySchema(fields, shown, undefined, context);
}

test('a condition holds for exactly the bodies that its words mean', () => {
  const kiosk = { door: 'KIOSK' };
  const counter = { door: 'COUNTER' };
  const table: [string, object[], object[]][] = [
    ['door is KIOSK', [kiosk], [counter, {}]],
    ['door = KIOSK', [kiosk], [counter, {}]],
    ['door is anything but KIOSK', [counter], [kiosk, {}]],
    ['door is missing', [{}], [kiosk]],
  ];
  for (const [text, holding, failing] of table) {
    const validate = ajv.compile(parseCondition(text));
    for (const body of holding) assert.equal(validate(body), true, `${text}: ${JSON.stringify(body)}`);
    for (const body of failing) assert.equal(validate(body), false, `${text}: ${JSON.stringify(body)}`);
  }
});

test('a condition in other words is refused, with the words', () => {
  for (const text of ['door may be KIOSK', 'door is', 'is KIOSK', 'door is KIOSK and shut', ''])
    assert.throws(() => parseCondition(text), { message: `dossier: unreadable condition "${text}"` });
});

const carried: Evidence = { grade: 'carried', basis: 'example' };

function required(samples: FieldSample[], place: string, evidence = shown): Evidence | undefined {
  return requiredBySamples(samples)({}, place, evidence);
}

const whole = (value: unknown): FieldSample => ({ value, truncated: false });
const cut = (value: unknown): FieldSample => ({ value, truncated: true });

test('required by samples is what stands wherever its parent does', () => {
  const samples = [whole({ id: 1, reader: { name: 'a' } }), whole({ id: 2 })];
  assert.deepEqual(required(samples, '/id'), carried);
  assert.equal(required(samples, '/reader'), undefined);
  assert.deepEqual(required(samples, '/reader/name'), carried);
  assert.equal(required(samples, '/reader/age'), undefined);
});

test('of a list or a map, every item counts', () => {
  const samples = [whole({ loans: [{ id: 1, fee: null }, { id: 2 }], doors: { a: { open: true }, b: {} } })];
  assert.deepEqual(required(samples, '/loans/*/id'), carried);
  assert.equal(required(samples, '/loans/*/fee'), undefined);
  assert.equal(required(samples, '/doors/*/open'), undefined);
  assert.deepEqual(required([whole({ loans: [{ fee: null }] })], '/loans/*/fee'), carried);
});

test('what a cut-off sample lacks says nothing, what it shows counts', () => {
  assert.deepEqual(required([whole({ id: 1, fee: 2 }), cut({ id: 1 })], '/fee'), carried);
  assert.deepEqual(required([cut({ id: 1 })], '/id'), carried);
  assert.equal(required([cut({ id: 1 })], '/fee'), undefined);
  assert.equal(required([cut({ id: 1, fee: 2 }), whole({ id: 1 })], '/fee'), undefined);
});

test('without a sample of the parent nothing is required', () => {
  assert.equal(required([], '/id'), undefined);
  assert.equal(required([whole({ loans: [] }), whole(null), whole('text')], '/loans/*/id'), undefined);
});

test('required by samples counts one step below what they show', () => {
  const sample = [whole({ id: 1 })];
  assert.equal(required(sample, '/id', shown)?.grade, 'carried');
  assert.equal(required(sample, '/id', { grade: 'carried' })?.grade, 'assumed');
  assert.equal(required(sample, '/id', { grade: 'observed' })?.grade, 'assumed');
});

test('of several rules the first with an answer decides', () => {
  const rule = firstRule(requiredByTable, requiredBySamples([whole({ id: 1 })]));
  assert.deepEqual(rule({ required: true }, '/id', shown), { grade: 'documented', basis: 'table' });
  assert.deepEqual(rule({}, '/id', shown), carried);
  assert.equal(rule({}, '/fee', shown), undefined);
});

test('a table’s field keeps its grade in a request; in an answer its form counts one step lower and its values are open', () => {
  const fields: Record<string, DossierField> = {
    id: { type: 'string', format: 'uuid', required: true, evidence: 'documented' },
    fee: { type: 'string', decimals: 2, evidence: 'documented' },
    door: { type: 'string', enum: ['KIOSK'], nullable: true, evidence: 'documented' },
  };
  const request = schemaOf(fields, requests);
  assert.equal(evidenceAt(request, '/properties/id', 'format').grade, 'documented');
  assert.equal(request.properties?.['door']?.['x-open'], undefined);
  const answer = schemaOf(fields, answers);
  assert.equal(evidenceAt(answer, '/properties/id', 'format').grade, 'carried');
  assert.equal(evidenceAt(answer, '/properties/fee', 'pattern').grade, 'carried');
  assert.equal(evidenceAt(answer, '/properties/id', 'required').grade, 'documented');
  assert.equal(answer.properties?.['door']?.['x-open'], true);
  for (const schema of [request, answer]) {
    assert.deepEqual(schema.required, ['id']);
    const validate = ajv.compile({ properties: { door: schema.properties?.['door'] } });
    assert.equal(validate({ door: null }), true);
    assert.equal(validate({ door: 'GATE' }), false);
  }
});

test('members that the edition does not have are left out', () => {
  const schema = schemaOf(
    {
      id: { type: 'string', required: true, evidence: 'documented', editions: ['test'] },
      old: { type: 'string', required: true, evidence: 'documented', editions: ['legacy'] },
    },
    answers,
  );
  assert.deepEqual(Object.keys(schema.properties ?? {}), ['id']);
  assert.deepEqual(schema.required, ['id']);
});

test('a member that is needed under a condition is required only then', () => {
  const schema = schemaOf(
    {
      door: { type: 'string', required: true },
      key: { type: 'string', required: true, requiredIf: 'door is KIOSK' },
    },
    requests,
  );
  assert.deepEqual(schema.required, ['door']);
  const validate = ajv.compile(schema);
  assert.equal(validate({ door: 'COUNTER' }), true);
  assert.equal(validate({ door: 'KIOSK' }), false);
  assert.equal(validate({ door: 'KIOSK', key: 'k' }), true);
  assert.equal(evidenceAt(schema, '/allOf/0/then', 'required').grade, 'documented');
});

test('required under a condition counts as well as required does, and leaves no empty evidence behind', () => {
  const bySamples: FieldContext = {
    ...answers,
    requiredRule: (field, _place, { grade }) =>
      field.required ? { grade: grade === 'documented' ? 'carried' : 'assumed', basis: 'example' } : undefined,
  };
  const schema = schemaOf(
    {
      door: { type: 'string', required: true },
      key: { type: 'string', required: true, requiredWhen: 'door = KIOSK' },
      error: { type: 'string', format: 'uuid', required: false, requiredWhen: 'door = GATE' },
    },
    bySamples,
  );
  assert.deepEqual(
    schema.allOf?.map((condition) => condition['x-evidence']),
    [
      { grade: 'carried', basis: 'example' },
      { grade: 'carried', basis: 'example' },
    ],
  );
  assert.ok(!('x-evidence' in (schema.properties?.['key'] ?? {})));
  assert.deepEqual(Object.keys(schema.properties?.['error']?.['x-evidence']?.keywords ?? {}), ['format']);
});

test('maps are maps, whether by values or by a name in braces', () => {
  const schema = schemaOf(
    {
      doors: { type: 'map', keyEnum: ['a', 'b'], values: { type: 'object', fields: { open: { type: 'boolean' } } } },
      rates: { type: 'object', fields: { '{currency}': { type: 'number' } } },
    },
    answers,
  );
  const { doors, rates } = schema.properties ?? {};
  assert.equal((doors?.additionalProperties as Schema).properties?.['open']?.type, 'boolean');
  assert.deepEqual([doors?.propertyNames?.enum, doors?.propertyNames?.['x-open']], [['a', 'b'], true]);
  assert.equal(evidenceAt(schema, '/properties/doors/propertyNames', 'enum').grade, 'carried');
  assert.deepEqual([rates?.additionalProperties, rates?.properties], [{ type: 'number' }, undefined]);
});

test('evidence is written where it differs from the node around it, and nowhere else', () => {
  const schema = schemaOf(
    {
      same: { type: 'string', evidence: 'documented', editions: ['test'] },
      less: { type: 'object', evidence: 'carried', from: '2025', fields: { inner: { type: 'string' } } },
    },
    answers,
  );
  assert.equal(schema.properties?.['same']?.['x-evidence'], undefined);
  assert.equal(schema.properties?.['less']?.properties?.['inner']?.['x-evidence'], undefined);
  const { grade, edition } = evidenceAt(schema, '/properties/less/properties/inner');
  assert.deepEqual({ grade, edition }, { grade: 'carried', edition: '2025' });
});
